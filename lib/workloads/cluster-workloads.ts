import * as ros from '@alicloud/ros-cdk-core';
import { failOn, propsOf, show } from '../problems';
import { type IChart, isChart } from './chart';
import { ClusterManifest, type ManifestOptions, optionsProblems } from './cluster-manifest';
import { HelmChart, type HelmChartOptions } from './helm-chart';
import { manifestsOf, manifestsOfChart } from './manifest';
import { ObjectOwners } from './object-owners';
import type { IWorkloadCluster } from './workload-cluster';

/**
 * What a stack applies to its cluster: after everything the cluster has, and in the order it was added, each waiting for
 * the one before.
 */
export class ClusterWorkloads {
  private last: ros.Resource[] = [];
  private readonly owners = new ObjectOwners();

  constructor(private readonly cluster: IWorkloadCluster) {}

  /** See `ICluster.addChart`. */
  public addChart(id: string, chart: IChart, options: ManifestOptions = {}): ros.Resource {
    const isOne = isChart(chart);
    failOn(this.cluster, [
      ...(isOne ? [] : [`'chart' must be a Chart of cdk8s, e.g. new Chart(new App(), 'web'), got ${show(chart)}`]),
      ...optionsProblems(options),
    ]);
    return this.define(id, () => manifestsOfChart(chart, ros.Stack.of(this.cluster)), options);
  }

  /** See `ICluster.addManifest`. */
  public addManifest(id: string, objects: readonly object[]): ros.Resource {
    const manifests = manifestsOf(objects);
    failOn(this.cluster, manifests.problems);
    return this.define(id, () => manifests, {});
  }

  /** See `ICluster.addHelmChart`. */
  public addHelmChart(id: string, options: HelmChartOptions): ros.Resource {
    const { cluster, last: after } = this;
    const { resource } = new HelmChart(cluster, id, { ...propsOf(options), cluster, after });
    this.last = [resource];
    return resource;
  }

  private define(id: string, manifests: () => ReturnType<typeof manifestsOf>, options: ManifestOptions): ros.Resource {
    const { cluster, owners, last: after } = this;
    const { resource } = new ClusterManifest(cluster, id, { ...options, cluster, manifests, owners, after });
    this.last = [resource];
    return resource;
  }
}

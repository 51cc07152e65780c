import { ApiObject, App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { FileStorage, type ICluster, type INetwork } from '../../lib';
import type { PlatformStack } from '../../lib/platform-stack';
import { addManagedCluster } from '../cluster/clusters';
import { type Deployment, evaluate } from '../support/ros/evaluate';
import { type Template, templateOf } from '../support/template';

/** A chart in an app of its own, in namespace `web`. */
export function newChart(): Chart {
  return new Chart(new App(), 'web', { namespace: 'web' });
}

/** The template of a stack with a managed cluster, to which `define` adds. */
export function templateWith(define: (cluster: ICluster, stack: PlatformStack) => void): Template {
  return templateOf((stack) => define(addManagedCluster(stack), stack));
}

/** The objects that one workload of a template applies, as Kubernetes reads them once ROS has put its values in. */
export function appliedBy(template: Template, logicalId: string, deployment: Deployment): Record<string, any>[] {
  const yaml = evaluate(template.Resources[logicalId]?.Properties.YamlContent, deployment);
  return parseAllDocuments(String(yaml), { version: '1.1' }).map((document) => {
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS();
  });
}

/** The template of a stack that applies one object, of which `define` says what is in it. */
export function templateOfObject(
  define: (site: FileStorage, stack: PlatformStack) => { readonly kind?: string; readonly [field: string]: unknown },
): Template {
  return templateWith((cluster, stack) => {
    const site = new FileStorage(stack, 'Site', { network: networkOf(cluster) });
    const props = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'thing' }, ...define(site, stack) };
    const chart = newChart();
    new ApiObject(chart, 'Thing', props);
    cluster.addChart('Web', chart);
  });
}

function networkOf({ network }: ICluster): INetwork {
  if (!network) throw new Error('the cluster has a network');
  return network;
}

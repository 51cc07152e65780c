import * as ros from '@alicloud/ros-cdk-core';
import { AnyCluster } from '../../imports/ros/cs/any-cluster';
import { ManagedKubernetesCluster } from '../../imports/ros/cs/managed-kubernetes-cluster';
import type { AddOnComponent } from '../add-ons/add-on';
import { dependOn } from '../depend-on';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { defineOutput } from '../outputs/define-output';
import { Cluster } from './cluster';
import { type ManagedClusterProps, type ManagedClusterSettings, resolveManagedCluster } from './managed-cluster-props';
import { renderManagedCluster, renderManagedClusterBody } from './managed-cluster-rendering';
import type { PodNetwork } from './pod-network';

/**
 * A Kubernetes cluster whose control plane ACK runs, over several zones.
 *
 * Defines the cluster with its network and storage add-ons; nodes come from `addNodePool`, everything else from
 * `addAddOn`. The API server is private, the cluster cannot be deleted by mistake, control plane logs are kept.
 *
 * Output: `<id>Id`.
 */
export class ManagedCluster extends Cluster {
  public readonly clusterId: string;
  public readonly network: INetwork;

  /** How pods get their addresses. */
  public readonly podNetwork: PodNetwork;

  protected readonly controlPlane = 'managed';
  protected readonly resource: ros.Resource;
  protected readonly installed: readonly AddOnComponent[];
  private readonly podCidr?: string;

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: ManagedClusterProps) {
    super(scope, id);
    const settings = resolveManagedCluster(this, props);
    this.network = props.network;
    this.podNetwork = props.podNetwork;
    this.podCidr = settings.addresses.podCidr;
    this.installed = settings.components;

    const cluster = props.rendering === 'any' ? this.defineAny(settings) : this.defineTyped(settings);
    // Nodes need the internet from their first minute.
    dependOn(cluster, ...props.network.egress);
    this.resource = cluster;
    this.clusterId = ros.Token.asString(cluster.attrClusterId);
    defineOutput(this, 'Id', this.clusterId, 'Id of the Kubernetes cluster');
  }

  protected override get maxNodes(): number {
    return this.podNetwork.maxNodes(this.podCidr);
  }

  private defineTyped(settings: ManagedClusterSettings): ManagedKubernetesCluster {
    return new ManagedKubernetesCluster(this, logicalId(this, ''), renderManagedCluster(settings));
  }

  private defineAny(settings: ManagedClusterSettings): AnyCluster {
    return new AnyCluster(this, logicalId(this, ''), { clusterConfig: renderManagedClusterBody(this, settings) });
  }
}

import type * as ros from '@alicloud/ros-cdk-core';
import { AnyCluster } from '../../imports/ros/cs/any-cluster';
import { ManagedKubernetesCluster } from '../../imports/ros/cs/managed-kubernetes-cluster';
import type { AddOnComponent } from '../add-ons/add-on';
import type { Rrsa } from '../identity/rrsa';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { NodePoolCluster } from './cluster';
import { type ManagedClusterProps, type ManagedClusterSettings, resolveManagedCluster } from './managed-cluster-props';
import { renderManagedCluster, renderManagedClusterBody } from './managed-cluster-rendering';
import type { NodeLimit, PodNetwork } from './pod-network';

/**
 * A Kubernetes cluster whose control plane ACK runs, over several zones.
 *
 * Defines the cluster with its network and storage add-ons; nodes come from `addNodePool`, everything else from
 * `addAddOn`. The API server is private, the cluster cannot be deleted by mistake, control plane logs are kept.
 *
 * ROS updates a few properties only: what is fixed once created says so, and so are the tags.
 *
 * Output: `<id>Id`.
 */
export class ManagedCluster extends NodePoolCluster {
  public readonly clusterId: string;
  public readonly network: INetwork;
  public override readonly podNetwork: PodNetwork;
  public readonly resource: ros.Resource;
  protected readonly controlPlane = 'managed';
  protected readonly installed: readonly AddOnComponent[];
  private readonly podCidr?: string;
  private readonly rrsa: Rrsa;

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: ManagedClusterProps) {
    super(scope, id);
    const settings = resolveManagedCluster(this, props);
    this.network = settings.network;
    this.podNetwork = settings.podNetwork;
    this.podCidr = settings.addresses.podCidr;
    this.installed = settings.components;
    this.rrsa = settings.rrsa;

    this.resource = this.defineCluster(settings);
    this.clusterId = this.announce(this.resource, settings.network);
  }

  protected override get nodeLimit(): NodeLimit {
    return this.podNetwork.nodeLimit(this.podCidr);
  }

  protected override requireRrsa(): void {
    this.rrsa.require(this);
  }

  private defineCluster(settings: ManagedClusterSettings): ros.Resource {
    const id = logicalId(this, '');
    return settings.rendering === 'any'
      ? new AnyCluster(this, id, { clusterConfig: renderManagedClusterBody(this, settings) })
      : new ManagedKubernetesCluster(this, id, renderManagedCluster(settings));
  }
}

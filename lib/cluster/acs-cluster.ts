import type * as ros from '@alicloud/ros-cdk-core';
import { Cluster as AcsResource } from '../../imports/ros/acs/cluster';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { Cluster } from './cluster';
import { type NodelessClusterProps, renderNodelessCluster, resolveNodelessCluster } from './nodeless-cluster';

/** Options of an {@link AcsCluster}. */
export type AcsClusterProps = NodelessClusterProps;

/**
 * A Kubernetes cluster of Container Compute Service: no nodes, each pod is isolated and billed by its size.
 *
 * Defines an ALIYUN::ACS::Cluster. Pods are in the pod vSwitches of the network, or else with the load balancers. There
 * are no node pools, and RAM roles of service accounts (RRSA) are switched on outside of ROS.
 *
 * Output: `<id>Id`.
 */
export class AcsCluster extends Cluster {
  public readonly clusterId: string;
  public readonly network: INetwork;
  public readonly resource: ros.Resource;
  protected readonly controlPlane = 'acs';
  protected readonly installed = [];

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: AcsClusterProps) {
    super(scope, id);
    const settings = resolveNodelessCluster(this, props);
    const { podVSwitchIds } = settings;
    this.network = settings.network;
    this.resource = new AcsResource(this, logicalId(this, ''), {
      ...renderNodelessCluster(settings),
      podVSwitchIds: podVSwitchIds.length > 0 ? podVSwitchIds : undefined,
    });
    this.clusterId = this.announce(this.resource, this.network);
  }
}

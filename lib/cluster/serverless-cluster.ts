import type * as ros from '@alicloud/ros-cdk-core';
import { ASKCluster } from '../../imports/ros/cs/ask-cluster';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { Cluster } from './cluster';
import { type NodelessClusterProps, renderNodelessCluster, resolveNodelessCluster } from './nodeless-cluster';

/** Options of a {@link ServerlessCluster}. */
export type ServerlessClusterProps = NodelessClusterProps;

/**
 * A Kubernetes cluster without nodes: each pod is an elastic container instance, in a vSwitch of one of up to three
 * zones. ACK closed it to new users on 2025-02-17; without clusters of that kind take an `AcsCluster`.
 *
 * Defines an ALIYUN::CS::ASKCluster. Pods are in the pod vSwitches of the network, or with the nodes where it has none.
 * There are no node pools, DaemonSets, host paths, privileged containers and Services of type NodePort, and RAM roles of
 * service accounts (RRSA) are switched on outside of ROS.
 *
 * Output: `<id>Id`.
 */
export class ServerlessCluster extends Cluster {
  public readonly clusterId: string;
  public readonly network: INetwork;
  public readonly resource: ros.Resource;
  protected readonly controlPlane = 'serverless';
  protected readonly installed = [];

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: ServerlessClusterProps) {
    super(scope, id);
    const settings = resolveNodelessCluster(this, props);
    const { nodeVSwitchIds, podVSwitchIds } = settings;
    this.network = settings.network;
    this.resource = new ASKCluster(this, logicalId(this, ''), {
      ...renderNodelessCluster(settings),
      vSwitchIds: podVSwitchIds.length > 0 ? podVSwitchIds : nodeVSwitchIds,
    });
    this.clusterId = this.announce(this.resource, this.network);
  }
}

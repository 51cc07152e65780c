import type * as ros from '@alicloud/ros-cdk-core';
import { AnyCluster } from '../../imports/ros/cs/any-cluster';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { failOn, propsOf } from '../problems';
import { Cluster } from './cluster';
import { type ClusterProps, clusterProblems, resolveCluster } from './cluster-props';
import { renderClusterBody } from './cluster-rendering';

/** Options of a {@link RegisteredCluster}: version and ranges of a cluster elsewhere are its own. */
export type RegisteredClusterProps = Omit<ClusterProps, 'kubernetesVersion' | 'serviceCidr'>;

/**
 * A Kubernetes cluster that runs elsewhere, in another cloud or a data centre, and is seen and managed from ACK.
 *
 * Defines one ALIYUN::CS::AnyCluster: the place in ACK that an agent in the cluster connects to. Nodes are added where it
 * runs. Over the internet the agent needs `apiAccess: ApiAccess.PUBLIC`. RAM roles of service accounts (RRSA) are
 * switched on outside of ROS.
 *
 * Output: `<id>Id`.
 */
export class RegisteredCluster extends Cluster {
  public readonly clusterId: string;
  public readonly network: INetwork;
  public readonly resource: ros.Resource;
  protected readonly controlPlane = 'registered';
  protected readonly installed = [];

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: RegisteredClusterProps) {
    super(scope, id);
    const settings = resolveCluster(propsOf(props));
    failOn(this, clusterProblems(settings));
    this.network = settings.network;
    this.resource = new AnyCluster(this, logicalId(this, ''), {
      clusterConfig: { ...renderClusterBody(this, settings), cluster_type: 'ExternalKubernetes' },
    });
    this.clusterId = this.announce(this.resource, this.network);
  }
}

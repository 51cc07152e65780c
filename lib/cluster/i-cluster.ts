import type * as ros from '@alicloud/ros-cdk-core';
import type { AddOn } from '../add-ons/add-on';
import type { ClusterRole } from '../identity/cluster-role';
import type { AccessOptions, ClusterUser } from '../identity/cluster-user';
import type { IServiceAccount, ServiceAccountOptions } from '../identity/service-account';
import type { INetwork } from '../network/network';
import type { IChart } from '../workloads/chart';
import type { ManifestOptions } from '../workloads/cluster-manifest';
import type { HelmChartOptions } from '../workloads/helm-chart';
import type { INodePool, NodePoolOptions } from './node-pool';
import type { PodNetwork } from './pod-network';

/** A Kubernetes cluster, defined by this app or already running. */
export interface ICluster extends ros.IConstruct {
  /** Such as `c0123456789abcdef0123456789abcdef`; may be a deploy-time value. */
  readonly clusterId: string;

  /** The network nodes and load balancers are in; unknown for an imported cluster that was given none. */
  readonly network?: INetwork;

  /** How pods get their addresses; unknown where nobody said so, none where there are no nodes. */
  readonly podNetwork?: PodNetwork;

  /** What to wait for before using it: the cluster, the node pools and add-ons it has so far. */
  readonly dependable: readonly ros.Resource[];

  /**
   * Installs add-ons, after the node pools they need. The same one again is no news.
   *
   * @throws ValidationError when one cannot be in this cluster, conflicts with what is there, or is there with another
   * version or config
   */
  addAddOn(...addOns: readonly AddOn[]): void;

  /**
   * Gives the pods of a Kubernetes ServiceAccount a RAM role of their own, and installs what hands it to them.
   *
   * @throws ValidationError when pods of this cluster cannot have roles, or a name cannot work
   */
  addServiceAccount(id: string, options: ServiceAccountOptions): IServiceAccount;

  /**
   * Lets somebody use the cluster, or one namespace of it, with kubectl and in the console.
   *
   * @throws ValidationError for a role that namespaces cannot have, or a user of another stack
   */
  grantAccess(user: ClusterUser, role: ClusterRole, options?: AccessOptions): void;

  /**
   * Applies the objects of a cdk8s chart, as part of the stack: after all that the cluster has, and after what was added
   * before. Values that only ROS knows may be in it as texts, such as a `FileStorage` in the place of `nfs`.
   *
   * The chart is read when the stack is synthesized; its own app is not to be. Gives the resource in the stack.
   *
   * @throws ValidationError for a value that is no chart; at synthesis for a deploy-time value that can be no text
   */
  addChart(id: string, chart: IChart, options?: ManifestOptions): ros.Resource;

  /**
   * Applies Kubernetes objects that are plain JSON, in the same way.
   *
   * @throws ValidationError naming those that are none
   */
  addManifest(id: string, ...objects: readonly object[]): ros.Resource;

  /**
   * Installs a Helm chart, in the same order as the others.
   *
   * @throws ValidationError with everything that is wrong with the options
   */
  addHelmChart(id: string, options: HelmChartOptions): ros.Resource;
}

/** A cluster whose nodes come from node pools. */
export interface INodePoolCluster extends ICluster {
  /**
   * Adds nodes.
   *
   * @throws ValidationError with everything that is wrong with the options
   */
  addNodePool(id: string, options: NodePoolOptions): INodePool;
}

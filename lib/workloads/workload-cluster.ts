import type * as ros from '@alicloud/ros-cdk-core';

/** What workloads need to know of their cluster. */
export interface IWorkloadCluster extends ros.Construct {
  readonly clusterId: string;
  /** What they wait for, as of now. */
  readonly dependable: readonly ros.Resource[];
}

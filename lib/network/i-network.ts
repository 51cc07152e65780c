import type * as ros from '@alicloud/ros-cdk-core';

/** A VPC with vSwitches in its zones, defined by this app or already there. */
export interface INetwork extends ros.IConstruct {
  /** Such as `vpc-gw8gfb7qs5bfwzb8e3wt8`; may be a deploy-time value. */
  readonly vpcId: string;

  /** The range of the VPC, such as `172.16.0.0/16`. */
  readonly cidr: string;

  /** Zone ids; the lists below are in the same order. */
  readonly zones: readonly string[];

  /** The vSwitches for nodes, one a zone. */
  readonly nodeVSwitchIds: readonly string[];

  /** The vSwitches Terway takes pod addresses from, one a zone; empty where there are none. */
  readonly podVSwitchIds: readonly string[];

  /** The ranges of the node vSwitches, one a zone; empty where they are not known. */
  readonly nodeCidrs: readonly string[];

  /** The ranges of the pod vSwitches, one a zone; empty where there are none, or they are not known. */
  readonly podCidrs: readonly string[];

  /** What must exist before a node can reach the internet; empty where this app does not define it. */
  readonly egress: readonly ros.Resource[];
}

import * as ros from '@alicloud/ros-cdk-core';
import { propsOf, show } from '../problems';

/** The least and the most nodes of an autoscaled pool. */
export interface AutoscaledOptions {
  /** Nodes that stay, 0 or more; fewer than the pool has zones leaves zones without a node. */
  readonly min: number;

  /** Nodes there can be at most. */
  readonly max: number;
}

/** How many nodes a pool has. */
export class NodeCapacity {
  /** Always so many; changed by the next deployment. */
  public static fixed(nodes: number): NodeCapacity {
    return new NodeCapacity(nodes, nodes, false);
  }

  /**
   * As many as pending pods need, within limits.
   *
   * A stack update cannot change the limits of a pool that exists, nor switch between fixed and autoscaled
   * (ROS: `AutoScaling` of ALIYUN::CS::ClusterNodePool): that takes a new pool. The account needs the role
   * `AliyunCSManagedAutoScalerRole`.
   */
  public static autoscaled(limits: AutoscaledOptions): NodeCapacity {
    const { min, max } = propsOf(limits);
    return new NodeCapacity(min, max, true);
  }

  private constructor(
    /** The least nodes. */
    public readonly min: number,
    /** The most nodes. */
    public readonly max: number,
    /** Whether the number follows the load. */
    public readonly isAutoscaled: boolean,
  ) {}

  /** What is wrong, a sentence each; nothing when it can be used. */
  public problems(prop: string): string[] {
    const { min, max } = this;
    if (ros.Token.isUnresolved(min) || ros.Token.isUnresolved(max)) return [];
    const example = this.isAutoscaled ? 'NodeCapacity.autoscaled({ min: 3, max: 9 })' : 'NodeCapacity.fixed(3)';
    if (![min, max].every((count) => Number.isInteger(count) && count >= 0)) {
      const got = this.isAutoscaled ? `${show(min)} to ${show(max)}` : show(min);
      return [`'${prop}' is ${got} nodes, whole numbers from 0 are needed, e.g. ${example}`];
    }
    return min > max ? [`'${prop}' has min ${min} > max ${max}, e.g. ${example}`] : [];
  }
}

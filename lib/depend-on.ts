import type * as ros from '@alicloud/ros-cdk-core';

/**
 * Makes `dependent` wait for the others: a real `DependsOn` in the template.
 *
 * ROS CDK's `addDependsOn` and `node.addDependency` order nothing that ROS sees.
 */
export function dependOn(dependent: ros.Resource, ...targets: readonly ros.Resource[]): void {
  for (const target of targets) dependent.addDependency(target);
}

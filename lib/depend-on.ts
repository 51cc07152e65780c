import * as ros from '@alicloud/ros-cdk-core';
import { ValidationError } from './errors';

/**
 * Makes `dependent` wait for the others: a real `DependsOn` in the template.
 *
 * ROS CDK's `addDependsOn` and `node.addDependency` order nothing that ROS sees.
 *
 * @throws ValidationError when one of them is in another stack: there ROS cannot wait for it
 */
export function dependOn(dependent: ros.Resource, ...targets: readonly ros.Resource[]): void {
  const stack = ros.Stack.of(dependent);
  for (const target of targets) {
    if (ros.Stack.of(target) !== stack) {
      throw new ValidationError(
        dependent,
        `'${target.node.path}' is in another stack; refer to what is there by its attributes, e.g. Network.fromNetworkAttributes, and deploy that stack first`,
      );
    }
    dependent.addDependency(target);
  }
}

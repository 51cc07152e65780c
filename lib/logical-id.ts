import * as ros from '@alicloud/ros-cdk-core';

/**
 * The logical id of a resource: the ids below the stack, joined.
 *
 * ROS CDK takes a construct's own id as the logical id, so an inner resource named alike in two constructs would
 * collide. Logical ids are contract: a changed one replaces a live resource.
 */
export function logicalId(scope: ros.Construct, id: string): string {
  const stack = ros.Stack.of(scope);
  const below = scope.node.scopes.slice(scope.node.scopes.indexOf(stack) + 1);
  return [...below.map((construct) => construct.node.id), id].join('').replace(/[^A-Za-z0-9]/g, '');
}

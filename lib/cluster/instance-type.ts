import * as ros from '@alicloud/ros-cdk-core';

const SHAPE = /^ecs\.[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/** What cannot be an ECS instance type, a sentence each; which types a zone sells only ECS knows. */
export function instanceTypeProblems(prop: string, types: readonly string[]): string[] {
  if (types.length === 0) return [`'${prop}' is empty, needs at least one, e.g. ['ecs.g7.xlarge']`];
  return types
    .filter((type) => !ros.Token.isUnresolved(type) && !SHAPE.test(type))
    .map((type) => `'${prop}' has '${type}', which is no ECS instance type such as 'ecs.g7.xlarge'`);
}

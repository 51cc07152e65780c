import * as ros from '@alicloud/ros-cdk-core';
import { logicalId } from '../logical-id';

const DECLARED = new WeakMap<ros.Stack, Map<string, unknown>>();

/**
 * Declares a stack output named after the construct that gives it, so that `StackOutputs` finds it by that id.
 *
 * The name is contract: `FileStorage` `Site` gives `SiteMountTargetDomain`.
 */
export function defineOutput(scope: ros.Construct, name: string, value: unknown, description: string): ros.RosOutput {
  const key = logicalId(scope, name);
  const output = new ros.RosOutput(scope, key, { value, description });
  const stack = ros.Stack.of(scope);
  const declared = DECLARED.get(stack) ?? new Map();
  DECLARED.set(stack, declared.set(key, value));
  return output;
}

/** What was declared as outputs of a stack so far, by key. */
export function declaredOutputs(stack: ros.Stack): ReadonlyMap<string, unknown> {
  return DECLARED.get(stack) ?? new Map();
}

import * as ros from '@alicloud/ros-cdk-core';
import { logicalId } from '../logical-id';

/**
 * Declares a stack output named after the construct that gives it, so that `StackOutputs` finds it by that id.
 *
 * The name is contract: `FileStorage` `Site` gives `SiteMountTargetDomain`.
 */
export function defineOutput(scope: ros.Construct, name: string, value: unknown, description: string): ros.RosOutput {
  return new ros.RosOutput(scope, logicalId(scope, name), { value, description });
}

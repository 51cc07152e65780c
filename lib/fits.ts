import * as ros from '@alicloud/ros-cdk-core';

/** Whether a value is a text of that shape; a text that is known at deploy time only may be. */
export function fits(value: unknown, shape: RegExp): boolean {
  return typeof value === 'string' && (ros.Token.isUnresolved(value) || shape.test(value));
}

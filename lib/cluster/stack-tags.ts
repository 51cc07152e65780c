import type * as ros from '@alicloud/ros-cdk-core';
import { PlatformStack } from '../platform-stack';

/** A tag or label as ROS and ACK take it in lists. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** The tags of the stack as a list for a nested place; nothing when there are none, as ROS refuses an empty list. */
export function stackTags(scope: ros.IConstruct): KeyValue[] | undefined {
  return toKeyValues(PlatformStack.tagsOf(scope));
}

/** A map as a list of keys and values; nothing when it is empty, as ROS refuses an empty list. */
export function toKeyValues(map: Readonly<Record<string, string>>): KeyValue[] | undefined {
  const entries = Object.entries(map).map(([key, value]) => ({ key, value }));
  return entries.length > 0 ? entries : undefined;
}

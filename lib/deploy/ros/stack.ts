import type * as sdk from '@alicloud/ros20190910';
import type { Status } from './stack-status';

/** A stack in a list. */
export interface StackSummary {
  readonly stackId: string;
  readonly stackName: string;
  readonly status: Status;
  readonly statusReason?: string;
  /** UTC, such as `2026-01-31T08:00:00`. */
  readonly createdAt?: string;
  /** UTC. */
  readonly updatedAt?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A stack with what it gives. */
export interface StackDetails extends StackSummary {
  readonly description?: string;
  readonly isDeletionProtected: boolean;
  readonly outputs: readonly StackOutput[];
  /** Of the operation, 0 to 100. @default - ROS does not say */
  readonly percent?: number;
  /** Why the operation before a failed rollback failed. @default - none did */
  readonly rootReason?: string;
}

/** A value that a stack gives. */
export interface StackOutput {
  readonly key: string;
  readonly value: unknown;
}

/** Something that happened to a stack or one of its resources. */
export interface StackEvent {
  readonly eventId: string;
  /** UTC, such as `2026-01-31T08:00:00`. */
  readonly at: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  /** Such as `ALIYUN::ECS::VPC`; `ALIYUN::ROS::Stack` for the stack itself. */
  readonly type: string;
  readonly status: Status;
  readonly reason?: string;
}

/** Where a resource of a stack stands. */
export interface StackResource {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: Status;
  readonly reason?: string;
}

/** From an answer of ROS. */
export function summaryOf(stack: sdk.ListStacksResponseBodyStacks | sdk.GetStackResponseBody): StackSummary {
  return {
    stackId: stack.stackId ?? '',
    stackName: stack.stackName ?? '',
    status: stack.status ?? '',
    statusReason: stack.statusReason,
    createdAt: stack.createTime,
    updatedAt: stack.updateTime,
    tags: Object.fromEntries((stack.tags ?? []).map(({ key, value }) => [key ?? '', value ?? ''])),
  };
}

/** From an answer of ROS. */
export function detailsOf(stack: sdk.GetStackResponseBody): StackDetails {
  return {
    ...summaryOf(stack),
    description: stack.description,
    isDeletionProtected: stack.deletionProtection === 'Enabled',
    outputs: (stack.outputs ?? []).map((output) => ({ key: String(output.OutputKey), value: output.OutputValue })),
    percent: stack.resourceProgress?.stackActionProgress,
    rootReason: stack.rollbackFailedRootReason,
  };
}

/** From an answer of ROS. */
export function resourceOf(resource: sdk.ListStackResourcesResponseBodyResources): StackResource {
  return {
    logicalId: resource.logicalResourceId ?? '',
    physicalId: resource.physicalResourceId,
    type: resource.resourceType ?? '',
    status: resource.status ?? '',
    reason: resource.statusReason,
  };
}

/** From an answer of ROS. */
export function eventOf(event: sdk.ListStackEventsResponseBodyEvents): StackEvent {
  return {
    eventId: event.eventId ?? '',
    at: event.createTime ?? '',
    logicalId: event.logicalResourceId ?? '',
    physicalId: event.physicalResourceId,
    type: event.resourceType ?? '',
    status: event.status ?? '',
    reason: event.statusReason,
  };
}

/** ROS does not document the order of events. */
export function isNewestFirst(events: readonly { createTime?: string }[]): boolean {
  return (events[0]?.createTime ?? '') >= (events.at(-1)?.createTime ?? '');
}

/** Oldest first, each once: pages shift while events arrive. Those of one second stay in the order ROS gave them. */
export function inOrder<T extends { eventId?: string; createTime?: string }>(events: readonly T[]): T[] {
  const once = [...new Map(events.map((event) => [event.eventId, event])).values()];
  const forward = isNewestFirst(once) ? once.reverse() : once;
  return forward.sort((a, b) => (a.createTime ?? '').localeCompare(b.createTime ?? ''));
}

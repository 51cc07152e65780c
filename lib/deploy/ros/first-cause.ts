import type { StackEvent } from './ros-client';
import { hasFailed } from './stack-status';

/** Why a stack failed. */
export interface FailureCause {
  readonly logicalId: string;
  /** Such as `ALIYUN::NAS::MountTarget`. */
  readonly type: string;
  /** As ROS says it. */
  readonly reason: string;
  /** UTC. */
  readonly at: string;
}

/** What ROS calls the stack among its resources. */
export const STACK_TYPE = 'ALIYUN::ROS::Stack';

/** What fails because something else did. */
const CONSEQUENCE = /\bcancell?ed\b|\baborted\b|dependency failed|previous failure|rollback/i;

/**
 * The failure all others follow from: of a resource rather than of the stack, none that was only cancelled, the
 * earliest.
 *
 * @param events of one operation, oldest first
 */
export function firstCause(events: readonly StackEvent[], stackName: string): FailureCause | undefined {
  const failed = events.filter(({ status }) => hasFailed(status));
  const ofResources = failed.filter(({ logicalId, type }) => !(type === STACK_TYPE && logicalId === stackName));
  const own = ofResources.filter(({ reason = '' }) => !CONSEQUENCE.test(reason));
  const cause = own[0] ?? ofResources[0] ?? failed[0];
  if (cause === undefined) return undefined;
  return { logicalId: cause.logicalId, type: cause.type, reason: (cause.reason ?? cause.status).trim(), at: cause.at };
}

import { type KeptResource, type ProtectedResource, protectedResources, retainedResources } from '../../retention';
import { DeployError } from '../deploy-error';
import { liveTemplate } from './live-template';
import type { RosClient } from './ros-client';
import { ServiceError } from './service-error';
import { isInReview, type Status } from './stack-status';
import { eventIdsOf, type WatchOptions, type WatchOutcome, watchStack } from './watch';

/** What the deletion of a stack means; `destroy` does it. */
export interface DestructionPlan {
  readonly stackName: string;
  readonly stackId: string;
  readonly status: Status;
  /** Types and logical ids of what goes. */
  readonly removed: readonly { readonly logicalId: string; readonly type: string }[];
  /** What stays because it is kept, and what that holds back. */
  readonly kept: readonly KeptResource[];
  /** What ROS cannot delete until its deletion protection is switched off. */
  readonly isProtected: readonly ProtectedResource[];
  /** Why it cannot be done, a sentence each. */
  readonly obstacles: readonly string[];
}

/**
 * Says what the deletion of a stack would remove, and what stays.
 *
 * @throws ServiceError when there is no such stack
 */
export async function planDestroy(client: RosClient, stackName: string): Promise<DestructionPlan> {
  const { stackId, status } = await client.findStack(stackName);
  const { isDeletionProtected } = await client.getStack(stackId, false);
  // a stack that waits for a review holds nothing yet
  const template = isInReview(status) ? {} : await liveTemplate(client, { stackId, stackName });
  const kept = retainedResources(template);
  const isProtected = protectedResources(template);
  const stays = new Set(kept.filter(({ besides }) => besides === undefined).map(({ logicalId }) => logicalId));
  const removed = Object.entries(template.Resources ?? {})
    .filter(([logicalId]) => !stays.has(logicalId))
    .map(([logicalId, { Type: type }]) => ({ logicalId, type }));
  const obstacles = [
    ...(isDeletionProtected ? [`stack '${stackName}' has deletion protection: switch it off in the ROS console`] : []),
    ...isProtected.map(
      ({ logicalId, type }) =>
        `${logicalId} (${type}) has deletion protection: switch it off in the template and deploy that`,
    ),
  ];
  return { stackName, stackId, status, removed, kept, isProtected, obstacles };
}

/**
 * Deletes a stack and follows that to its end; a deletion under way is picked up.
 *
 * @throws DeployError naming what stands in the way, before anything is deleted
 */
export async function destroy(
  client: RosClient,
  plan: DestructionPlan,
  options: Omit<WatchOptions, 'before' | 'isDeletion'> = {},
): Promise<WatchOutcome> {
  const { stackId, stackName, status, obstacles } = plan;
  if (obstacles.length > 0) throw new DeployError(`stack '${stackName}' cannot be deleted: ${obstacles.join('; ')}`);
  if (status === 'DELETE_IN_PROGRESS') return watchStack(client, plan, { ...options, isDeletion: true });
  const before = await eventIdsOf(client, stackId);
  await askForDeletion(client, plan);
  return watchStack(client, plan, { ...options, before, isDeletion: true });
}

/** A request that was repeated may meet the deletion it began, or its end. */
async function askForDeletion(client: RosClient, { stackId, stackName }: DestructionPlan): Promise<void> {
  try {
    await client.deleteStack(stackId, stackName);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.refusal === 'not-found') return;
    if (error.refusal !== 'busy') throw error;
    const { status } = await client.getStack(stackId, false);
    if (status !== 'DELETE_IN_PROGRESS') throw error;
  }
}

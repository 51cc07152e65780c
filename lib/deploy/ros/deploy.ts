import { DeployError } from '../deploy-error';
import type { DeploymentPlan } from './plan';
import type { RosClient } from './ros-client';
import { eventIdsOf, type WatchOptions, type WatchOutcome, watchStack } from './watch';

/**
 * Does what a plan says, and follows it to its end.
 *
 * @throws DeployError when the plan would cost live resources and was not made to accept that
 */
export async function execute(
  client: RosClient,
  plan: DeploymentPlan,
  options: Omit<WatchOptions, 'before'> = {},
): Promise<WatchOutcome> {
  checkDangers(plan);
  const before = await eventIdsOf(client, plan.stackId);
  await client.executeChangeSet(plan.changeSetId, plan.stackName);
  return watchStack(client, plan, { ...options, before });
}

/** Does what a plan says, and does not wait. */
export async function begin(client: RosClient, plan: DeploymentPlan): Promise<void> {
  checkDangers(plan);
  await client.executeChangeSet(plan.changeSetId, plan.stackName);
}

/**
 * What a plan may not do unasked.
 *
 * @throws DeployError naming each danger
 */
export function checkDangers({ stackName, dangers, acceptsReplacement }: DeploymentPlan): void {
  if (acceptsReplacement || dangers.length === 0) return;
  throw new DeployError(
    `the update of stack '${stackName}' would cost live resources:\n${dangers.map((danger) => `- ${danger}`).join('\n')}\n` +
      'change it back, or accept it with `--replace`',
  );
}

import type { RosClient } from './ros-client';
import { isInReview } from './stack-status';
import { parseTemplate, type StackTemplate, type Template } from './template';
import { diffTemplates, type TemplateDiff } from './template-diff';

/** The template a live stack was made from. */
export async function liveTemplate(
  client: RosClient,
  { stackId, stackName }: { readonly stackId: string; readonly stackName: string },
): Promise<Template> {
  return parseTemplate(await client.getTemplate(stackId), `the live template of stack '${stackName}'`);
}

/** What a deployment of a template would change in the live stack; everything where there is none yet. */
export async function diffStack(client: RosClient, { stackName, template }: StackTemplate): Promise<TemplateDiff> {
  const stack = await client.tryFindStack(stackName);
  const live = stack === undefined || isInReview(stack.status) ? undefined : await liveTemplate(client, stack);
  return diffTemplates(live, template);
}

import type { RosClient, StackDetails, StackEvent, StackResource, StackSummary } from './ros-client';

/** Which stacks. */
export interface StackFilter {
  /** @default - any name */
  readonly prefix?: string;
  /** Tags it has to have. @default - any */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Stacks of the region, by name. */
export async function listStacks(
  client: RosClient,
  { prefix = '', tags = {} }: StackFilter = {},
): Promise<StackSummary[]> {
  const stacks = await client.listStacks();
  return stacks
    .filter(({ stackName }) => stackName.startsWith(prefix))
    .filter((stack) => Object.entries(tags).every(([key, value]) => stack.tags[key] === value))
    .sort((a, b) => a.stackName.localeCompare(b.stackName));
}

/** Where a stack stands, resource by resource. */
export interface StackState extends Omit<StackDetails, 'outputs'> {
  readonly resources: readonly StackResource[];
}

/** @throws ServiceError when there is no such stack */
export async function readState(client: RosClient, stackName: string): Promise<StackState> {
  const { stackId } = await client.findStack(stackName);
  const { outputs: _, ...details } = await client.getStack(stackId, false);
  return { ...details, resources: await client.listResources(stackId) };
}

/**
 * What happened to a stack, oldest first.
 *
 * @throws ServiceError when there is no such stack
 */
export async function readEvents(client: RosClient, stackName: string): Promise<StackEvent[]> {
  const { stackId } = await client.findStack(stackName);
  return client.listEvents(stackId);
}

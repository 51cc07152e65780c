import { DeployError } from '../deploy-error';
import { type Pause, pause } from '../pause';
import {
  type ChangeSet,
  type ChangeSetRequest,
  type ChangeSetWait,
  forgetOldPlans,
  isOurs,
  newName,
  readyChangeSet,
} from './change-set';
import { liveTemplate } from './live-template';
import { dangersOf, type PlannedChange, plannedOf } from './planned-change';
import type { RosClient, StackSummary } from './ros-client';
import { hasFailed, isDeleted, isInReview, isMoving } from './stack-status';
import { requiredParameters, type StackTemplate, secretParameters, secretValues, type Template } from './template';
import { diffTemplates, isSame, type TemplateDiff } from './template-diff';

export type { PlannedChange } from './planned-change';

/** What a deployment is made of. */
export interface PlanOptions extends StackTemplate {
  /**
   * Values of the template's parameters. They go into the request and nowhere else.
   *
   * @default - defaults of the template; in an update the values of the last deployment
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Whether live resources may be deleted and made anew.
   *
   * @default false
   */
  readonly acceptsReplacement?: boolean;
  /**
   * Whether what was made stays when making the stack fails, to look at it.
   *
   * @default false
   */
  readonly keepsFailed?: boolean;
  /**
   * Minutes until ROS gives up, 10 to 1440.
   *
   * @default 60
   */
  readonly timeoutInMinutes?: number;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** For tests. @default - by the clock */
  readonly pause?: Pause;
  readonly signal?: AbortSignal;
}

/** What a deployment will do; `execute` does it, `discard` forgets it. */
export interface DeploymentPlan {
  readonly stackName: string;
  readonly stackId: string;
  readonly changeSetId: string;
  readonly kind: 'create' | 'update';
  readonly changes: readonly PlannedChange[];
  readonly diff: TemplateDiff;
  /** What would cost a live resource, or fail, a sentence each; `execute` refuses them unless they are accepted. */
  readonly dangers: readonly string[];
  readonly acceptsReplacement: boolean;
}

/** Of a plan: nothing to do. */
export interface EmptyPlan {
  readonly stackName: string;
  readonly stackId: string;
  readonly kind: 'none';
}

/** Of a plan: the stack is in an operation, which can be followed. */
export interface BusyPlan {
  readonly stackName: string;
  readonly stackId: string;
  readonly kind: 'busy';
  readonly status: string;
}

/** Milliseconds between two looks at a stack that goes. */
const INTERVAL = 2_000;

/** Looks until it has to be gone: ten minutes. */
const MAX_LOOKS = 300;

/**
 * Lets ROS compute what a deployment would change, as a change set that waits to be executed.
 *
 * A stack that waits for a review, made by a plan of ours that nobody executed, is empty and gives way to the new one.
 *
 * @throws DeployError when parameters are missing, the stack is in no state to be changed, or ROS refuses the template
 */
export async function planDeployment(
  client: RosClient,
  options: PlanOptions,
): Promise<DeploymentPlan | EmptyPlan | BusyPlan> {
  const { stackName } = options;
  const live = await giveWay(client, await client.tryFindStack(stackName), options);
  if (live !== undefined && isMoving(live.status)) {
    return { stackName, stackId: live.stackId, kind: 'busy', status: live.status };
  }
  checkUpdatable(live);
  checkParameters(options, live === undefined);
  return live === undefined ? planCreation(client, options) : planUpdate(client, options, live);
}

/** Forgets a plan: the change set goes, and the empty stack that it would have filled. */
export async function discard(client: RosClient, plan: DeploymentPlan): Promise<void> {
  await client.deleteChangeSet(plan.changeSetId);
  if (plan.kind === 'create') await removeEmpty(client, plan);
}

async function planCreation(client: RosClient, options: PlanOptions): Promise<DeploymentPlan> {
  const { changeSetId, stackId } = await client.createChangeSet(requestOf(options, undefined));
  const diff = diffTemplates(undefined, options.template);
  try {
    const changeSet = await readyChangeSet(client, changeSetId, waitOf(options));
    return planOf(options, 'create', { stackId, changeSetId, changeSet, diff });
  } catch (error) {
    // the empty stack would be in the way of the next one; that it could not go is no news beside the first error
    await client.deleteStack(stackId, options.stackName).catch(() => undefined);
    throw error;
  }
}

async function planUpdate(
  client: RosClient,
  options: PlanOptions,
  live: StackSummary,
): Promise<DeploymentPlan | EmptyPlan> {
  const { stackName } = options;
  const before = await liveTemplate(client, live);
  const diff = diffTemplates(before, options.template);
  const empty: EmptyPlan = { stackName, stackId: live.stackId, kind: 'none' };
  // one whose last update failed is not what its template says
  const mayBeDone = isSame(diff) && (!hasFailed(live.status) || live.status === 'CHECK_FAILED');
  if (mayBeDone && Object.keys(options.parameters ?? {}).length === 0) return empty;
  await forgetOldPlans(client, live.stackId);
  const { changeSetId } = await client.createChangeSet(requestOf(options, live.stackId));
  const changeSet = await readyChangeSet(client, changeSetId, waitOf(options));
  if (changeSet.changes.length > 0 || !isSame(diff)) {
    return planOf(options, 'update', { stackId: live.stackId, changeSetId, changeSet, diff });
  }
  await client.deleteChangeSet(changeSetId);
  if (mayBeDone) return empty;
  throw new DeployError(
    `stack '${stackName}' is ${live.status}, and ROS finds nothing to change: see why with \`ackb events ${stackName}\``,
  );
}

/** Removes a stack that holds nothing; one that somebody has filled meanwhile stays, and is given back. */
async function removeEmpty(
  client: RosClient,
  { stackId, stackName }: Pick<StackSummary, 'stackId' | 'stackName'>,
): Promise<StackSummary | undefined> {
  const live = await client.getStack(stackId, false);
  if (!isInReview(live.status)) return live;
  await client.deleteStack(stackId, stackName);
  return undefined;
}

/**
 * An empty stack that waits for a review cannot be made again while it is there.
 *
 * @throws DeployError where the review is of a plan that is not ours
 */
async function giveWay(
  client: RosClient,
  live: StackSummary | undefined,
  options: PlanOptions,
): Promise<StackSummary | undefined> {
  if (live === undefined || !isInReview(live.status)) return live;
  const foreign = (await client.listChangeSets(live.stackId)).filter(({ name }) => !isOurs(name));
  if (foreign.length > 0) {
    throw new DeployError(
      `stack '${live.stackName}' waits for a review of ${foreign.map(({ name }) => `'${name}'`).join(', ')}, which somebody ` +
        'made with other tools: execute or remove it in the console, then deploy again',
    );
  }
  const begun = await removeEmpty(client, live);
  if (begun !== undefined && !isDeleted(begun.status)) return begun;
  for (let look = 0; look < MAX_LOOKS; look++) {
    const left = await client.tryFindStack(live.stackName);
    if (left === undefined || isDeleted(left.status)) return undefined;
    await (options.pause ?? pause)(INTERVAL, options.signal);
    options.signal?.throwIfAborted();
  }
  throw new DeployError(
    `stack '${live.stackName}', which waits for a review, cannot be removed: remove it in the console`,
  );
}

function checkUpdatable(live: StackSummary | undefined): void {
  if (live === undefined) return;
  const { stackName, status, statusReason } = live;
  if (!/^(CREATE_(FAILED|ROLLBACK_\w+)|DELETE_FAILED|IMPORT_CREATE_(FAILED|ROLLBACK_\w+))$/.test(status)) return;
  throw new DeployError(
    `stack '${stackName}' is ${status} and cannot be updated${statusReason ? ` (${statusReason})` : ''}: ` +
      `remove it with \`ackb destroy ${stackName}\`, then deploy again`,
  );
}

function checkParameters({ template, stackName, parameters = {} }: PlanOptions, isNew: boolean): void {
  const declared = Object.keys(template.Parameters ?? {});
  const unknown = Object.keys(parameters).filter((name) => !declared.includes(name));
  const missing = isNew ? requiredParameters(template).filter((name) => parameters[name] === undefined) : [];
  const problems = [
    ...unknown.map((name) => `it has no parameter '${name}' (it has: ${declared.join(', ') || 'none'})`),
    ...missing.map(
      (name) => `parameter '${name}' has no default and was not given: give it with ${wayFor(name, template)}`,
    ),
  ];
  if (problems.length > 0) throw new DeployError(`template of stack '${stackName}': ${problems.join('; ')}`, 2);
}

/** Arguments can be read by every process. */
function wayFor(name: string, template: Template): string {
  const isSecret = secretParameters(template).includes(name);
  return isSecret ? `\`--parameter-file ${name}=<file>\`` : `\`--parameter ${name}=<value>\``;
}

function requestOf(options: PlanOptions, stackId: string | undefined): ChangeSetRequest {
  const { stackName, body, parameters = {}, acceptsReplacement = false, keepsFailed, tags } = options;
  return {
    type: stackId === undefined ? 'CREATE' : 'UPDATE',
    stackName,
    stackId,
    changeSetName: newName(),
    templateBody: body,
    parameters,
    secrets: secretValues(options.template, parameters),
    timeoutInMinutes: options.timeoutInMinutes ?? 60,
    isReplacementAllowed: acceptsReplacement,
    isRollbackDisabled: keepsFailed,
    tags,
  };
}

function waitOf(options: PlanOptions): ChangeSetWait {
  return { ...options, secrets: secretValues(options.template, options.parameters ?? {}) };
}

interface Computed {
  readonly stackId: string;
  readonly changeSetId: string;
  readonly changeSet: ChangeSet;
  readonly diff: TemplateDiff;
}

function planOf(options: PlanOptions, kind: 'create' | 'update', computed: Computed): DeploymentPlan {
  const { changeSet, diff, stackId, changeSetId } = computed;
  const changes = changeSet.changes.flatMap((change) => plannedOf(change, diff));
  const { stackName, acceptsReplacement = false } = options;
  return {
    stackName,
    stackId,
    changeSetId,
    kind,
    changes,
    diff,
    dangers: dangersOf(changes, diff),
    acceptsReplacement,
  };
}

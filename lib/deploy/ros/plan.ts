import { DeployError } from '../deploy-error';
import { type Pause, pause } from '../pause';
import type { ChangeSet, ChangeSetRequest } from './change-set';
import { liveTemplate } from './live-template';
import { dangersOf, type PlannedChange, plannedOf } from './planned-change';
import type { RosClient, StackSummary } from './ros-client';
import { withoutSecrets } from './service-error';
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

/** What names of our change sets begin with. */
const PREFIX = 'ackb-';

/** How many of our change sets a stack keeps. */
const KEPT_PLANS = 5;

/** Milliseconds between two looks at a change set. */
const INTERVAL = 2_000;

/** Looks at a change set until it has to be there: ten minutes. */
const MAX_LOOKS = 300;

/**
 * Lets ROS compute what a deployment would change, as a change set that waits to be executed.
 *
 * A stack that waits for a review, made by a plan nobody executed, is empty and gives way to the new one.
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
  if (plan.kind === 'create') await client.deleteStack(plan.stackId, plan.stackName);
}

async function planCreation(client: RosClient, options: PlanOptions): Promise<DeploymentPlan> {
  const { changeSetId, stackId } = await client.createChangeSet(requestOf(options, undefined));
  const diff = diffTemplates(undefined, options.template);
  try {
    const changeSet = await readyChangeSet(client, changeSetId, options);
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
  const changeSet = await readyChangeSet(client, changeSetId, options);
  if (changeSet.changes.length > 0 || !isSame(diff)) {
    return planOf(options, 'update', { stackId: live.stackId, changeSetId, changeSet, diff });
  }
  await client.deleteChangeSet(changeSetId);
  if (mayBeDone) return empty;
  throw new DeployError(
    `stack '${stackName}' is ${live.status}, and ROS finds nothing to change: see why with \`ackb events ${stackName}\``,
  );
}

/** ROS keeps 20 change sets of a stack and refuses the next: of ours the oldest go, done or never executed. */
async function forgetOldPlans(client: RosClient, stackId: string): Promise<void> {
  const ours = (await client.listChangeSets(stackId)).filter(({ name }) => name.startsWith(PREFIX));
  const oldest = ours.sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(KEPT_PLANS);
  for (const { changeSetId } of oldest) await client.deleteChangeSet(changeSetId);
}

/** An empty stack that waits for a review cannot be made again while it is there. */
async function giveWay(
  client: RosClient,
  live: StackSummary | undefined,
  options: PlanOptions,
): Promise<StackSummary | undefined> {
  if (live === undefined || !isInReview(live.status)) return live;
  await client.deleteStack(live.stackId, live.stackName);
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
    // has to be unique within the stack
    changeSetName: `${PREFIX}${Date.now()}`,
    templateBody: body,
    parameters,
    secrets: secretValues(options.template, parameters),
    timeoutInMinutes: options.timeoutInMinutes ?? 60,
    isReplacementAllowed: acceptsReplacement,
    isRollbackDisabled: keepsFailed,
    tags,
  };
}

async function readyChangeSet(client: RosClient, changeSetId: string, options: PlanOptions): Promise<ChangeSet> {
  const { stackName, signal } = options;
  for (let look = 0; look < MAX_LOOKS; look++) {
    const changeSet = await client.getChangeSet(changeSetId);
    if (changeSet.status === 'CREATE_COMPLETE') return changeSet;
    if (changeSet.status.endsWith('FAILED')) {
      if (/no changes?\b|didn't contain changes|not changed/i.test(changeSet.statusReason ?? '')) return changeSet;
      const reason = changeSet.statusReason ?? changeSet.status;
      const said = withoutSecrets(reason, secretValues(options.template, options.parameters ?? {}));
      throw new DeployError(`ROS could not compute the changes of stack '${stackName}': ${said}`);
    }
    await (options.pause ?? pause)(INTERVAL, signal);
    signal?.throwIfAborted();
  }
  throw new DeployError(`ROS does not finish computing the changes of stack '${stackName}': try again later`);
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

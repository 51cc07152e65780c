import { randomUUID } from 'node:crypto';
import * as sdk from '@alicloud/ros20190910';
import { DeployError } from '../deploy-error';
import { type Pause, pause } from '../pause';
import type { RosClient } from './ros-client';
import { withoutSecrets } from './service-error';
import type { Status } from './stack-status';

/** A change set in a list. */
export interface ChangeSetSummary {
  readonly changeSetId: string;
  readonly name: string;
  /** UTC. */
  readonly createdAt: string;
}

/** A change set as ROS describes it. */
export interface ChangeSet {
  readonly stackId: string;
  readonly status: Status;
  readonly statusReason?: string;
  /** Such as `AVAILABLE`. */
  readonly executionStatus: string;
  readonly changes: readonly RawChange[];
}

/** One change, in the form of the API. */
export interface RawChange {
  readonly ResourceChange?: {
    readonly Action?: string;
    readonly LogicalResourceId?: string;
    readonly PhysicalResourceId?: string;
    readonly ResourceType?: string;
    readonly Replacement?: string;
    readonly Details?: readonly { readonly Target?: { readonly Name?: string } }[];
  };
}

/** What a change set is made of. */
export interface ChangeSetRequest {
  readonly type: 'CREATE' | 'UPDATE';
  readonly stackName: string;
  /** Of the stack to update. */
  readonly stackId?: string;
  readonly changeSetName: string;
  readonly templateBody: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Values among the parameters that must be in no message. @default - none */
  readonly secrets?: readonly string[];
  readonly timeoutInMinutes: number;
  /** Whether ROS may delete a resource and make it anew where it cannot change it. */
  readonly isReplacementAllowed: boolean;
  readonly isRollbackDisabled?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What the SDK sends. A token of its own makes it once, however often it is sent. */
export function createRequestOf(wanted: ChangeSetRequest, regionId: string): sdk.CreateChangeSetRequest {
  const { type, stackId, stackName, changeSetName, templateBody, timeoutInMinutes, tags = {} } = wanted;
  const ofAll = {
    regionId,
    clientToken: randomUUID(),
    changeSetName,
    changeSetType: type,
    templateBody,
    timeoutInMinutes,
    parameters: parametersOf(wanted.parameters),
    tags: Object.entries(tags).map(([key, value]) => new sdk.CreateChangeSetRequestTags({ key, value })),
  };
  if (type === 'CREATE') {
    return new sdk.CreateChangeSetRequest({ ...ofAll, stackName, disableRollback: wanted.isRollbackDisabled });
  }
  const replacementOption = wanted.isReplacementAllowed ? 'Enabled' : 'Disabled';
  return new sdk.CreateChangeSetRequest({ ...ofAll, stackId, replacementOption, usePreviousParameters: true });
}

/** From an answer of ROS. */
export function changeSetOf(body: sdk.GetChangeSetResponseBody | undefined): ChangeSet {
  return {
    stackId: body?.stackId ?? '',
    status: body?.status ?? '',
    statusReason: body?.statusReason,
    executionStatus: body?.executionStatus ?? '',
    changes: (body?.changes ?? []) as RawChange[],
  };
}

/** What names of our change sets begin with. */
const PREFIX = 'ackb-';

/** How many of our change sets a stack keeps. */
const KEPT_PLANS = 5;

/** Milliseconds between two looks at a change set. */
const INTERVAL = 2_000;

/** Looks at a change set until it has to be there: ten minutes. */
const MAX_LOOKS = 300;

/** Of waiting for a change set. */
export interface ChangeSetWait {
  readonly stackName: string;
  /** Values that must be in no message. @default - none */
  readonly secrets?: readonly string[];
  /** For tests. @default - by the clock */
  readonly pause?: Pause;
  readonly signal?: AbortSignal;
}

/** A name for a change set, unique within its stack. */
export function newName(): string {
  return `${PREFIX}${Date.now()}`;
}

/** Whether a change set was made by a deployment of ours, by its name. */
export function isOurs(name: string): boolean {
  return name.startsWith(PREFIX);
}

/**
 * The change set as soon as ROS has computed it.
 *
 * @throws DeployError where ROS cannot compute it
 */
export async function readyChangeSet(client: RosClient, changeSetId: string, wait: ChangeSetWait): Promise<ChangeSet> {
  const { stackName, signal } = wait;
  for (let look = 0; look < MAX_LOOKS; look++) {
    const changeSet = await client.getChangeSet(changeSetId);
    if (changeSet.status === 'CREATE_COMPLETE') return changeSet;
    if (changeSet.status.endsWith('FAILED')) {
      if (/no changes?\b|didn't contain changes|not changed/i.test(changeSet.statusReason ?? '')) return changeSet;
      const said = withoutSecrets(changeSet.statusReason ?? changeSet.status, wait.secrets);
      throw new DeployError(`ROS could not compute the changes of stack '${stackName}': ${said}`);
    }
    await (wait.pause ?? pause)(INTERVAL, signal);
    signal?.throwIfAborted();
  }
  throw new DeployError(`ROS does not finish computing the changes of stack '${stackName}': try again later`);
}

/** ROS keeps 20 change sets of a stack and refuses the next: of ours the oldest go, done or never executed. */
export async function forgetOldPlans(client: RosClient, stackId: string): Promise<void> {
  const ours = (await client.listChangeSets(stackId)).filter(({ name }) => isOurs(name));
  const oldest = ours.sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(KEPT_PLANS);
  for (const { changeSetId } of oldest) await client.deleteChangeSet(changeSetId);
}

/** Values go by request only, and into no message. */
function parametersOf(parameters: Readonly<Record<string, string>>): sdk.CreateChangeSetRequestParameters[] {
  return Object.entries(parameters).map(
    ([parameterKey, parameterValue]) => new sdk.CreateChangeSetRequestParameters({ parameterKey, parameterValue }),
  );
}

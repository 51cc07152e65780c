import { randomUUID } from 'node:crypto';
import * as sdk from '@alicloud/ros20190910';
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

/** Values go by request only, and into no message. */
function parametersOf(parameters: Readonly<Record<string, string>>): sdk.CreateChangeSetRequestParameters[] {
  return Object.entries(parameters).map(
    ([parameterKey, parameterValue]) => new sdk.CreateChangeSetRequestParameters({ parameterKey, parameterValue }),
  );
}

import { randomUUID } from 'node:crypto';
import Ros, * as sdk from '@alicloud/ros20190910';
import { ask } from './ask';
import {
  type ChangeSet,
  type ChangeSetRequest,
  type ChangeSetSummary,
  changeSetOf,
  createRequestOf,
} from './change-set';
import { type Connection, type ConnectionOptions, connect } from './connection';
import { ServiceError } from './service-error';
import {
  detailsOf,
  eventOf,
  inOrder,
  isNewestFirst,
  resourceOf,
  type StackDetails,
  type StackEvent,
  type StackResource,
  type StackSummary,
  summaryOf,
} from './stack';
import { isDeleted } from './stack-status';

export type { StackDetails, StackEvent, StackOutput, StackResource, StackSummary } from './stack';

/** What {@link RosClient} asks ROS for at a time: its maximum. */
const PAGE_SIZE = 50;

/**
 * Resource Orchestration Service, asked patiently: throttling, failures of the server and lost connections are
 * repeated, pages joined, refusals turned into a {@link ServiceError} that says what to do.
 *
 * A repeated request that makes something carries the same token, so that it is made once.
 */
export class RosClient {
  /** @throws DeployError where there are no credentials */
  public static async connect(options: ConnectionOptions): Promise<RosClient> {
    const connection = await connect(options);
    return new RosClient(connection, new Ros(connection.config));
  }

  private constructor(
    private readonly connection: Connection,
    private readonly sdk: Ros,
  ) {}

  /** Region id. */
  public get region(): string {
    return this.connection.region;
  }

  /** Stacks that are there, newest first as ROS lists them. */
  public async listStacks(names?: readonly string[]): Promise<StackSummary[]> {
    const stacks = await this.pages('ListStacks', subjectOf(names), async (pageNumber) => {
      const request = new sdk.ListStacksRequest({
        regionId: this.region,
        stackName: names,
        pageNumber,
        pageSize: PAGE_SIZE,
      });
      const { body } = await this.sdk.listStacks(request);
      return { items: body?.stacks ?? [], totalCount: body?.totalCount };
    });
    return stacks.map(summaryOf).filter(({ status }) => !isDeleted(status));
  }

  /** The stack of that name, if there is one. */
  public async tryFindStack(stackName: string): Promise<StackSummary | undefined> {
    return (await this.listStacks([stackName])).find((stack) => stack.stackName === stackName);
  }

  /** @throws ServiceError when there is none */
  public async findStack(stackName: string): Promise<StackSummary> {
    const found = await this.tryFindStack(stackName);
    if (found !== undefined) return found;
    const known = (await this.listStacks()).map((stack) => stack.stackName).sort();
    const others = known.length > 0 ? `it has: ${known.slice(0, 10).join(', ')}` : 'it has none';
    throw new ServiceError(
      `ROS in ${this.region} has no stack '${stackName}' (${others}): check its name and the region`,
      'not-found',
      'StackNotFound',
    );
  }

  /** Outputs included; what computing them costs ROS, `hasOutputs: false` saves. */
  public async getStack(stackId: string, hasOutputs = true): Promise<StackDetails> {
    const request = new sdk.GetStackRequest({
      regionId: this.region,
      stackId,
      outputOption: hasOutputs ? 'Enabled' : 'Disabled',
      showResourceProgress: 'PercentageOnly',
    });
    const { body } = await this.call('GetStack', `stack '${stackId}'`, () => this.sdk.getStack(request));
    if (body === undefined) throw this.empty('GetStack');
    return detailsOf(body);
  }

  /** The template the stack was made from, as it was handed in. */
  public async getTemplate(stackId: string): Promise<string> {
    const request = new sdk.GetTemplateRequest({ regionId: this.region, stackId, templateStage: 'Original' });
    const { body } = await this.call('GetTemplate', `stack '${stackId}'`, () => this.sdk.getTemplate(request));
    if (body?.templateBody === undefined) throw this.empty('GetTemplate');
    return body.templateBody;
  }

  /**
   * Events, oldest first, each once.
   *
   * @param known ids of events that are not wanted again
   */
  public async listEvents(stackId: string, known: ReadonlySet<string> = new Set()): Promise<StackEvent[]> {
    const isSeen = (event: { eventId?: string }) => known.has(event.eventId ?? '');
    const page = async (pageNumber: number) => {
      const request = new sdk.ListStackEventsRequest({
        regionId: this.region,
        stackId,
        pageNumber,
        pageSize: PAGE_SIZE,
      });
      const { body } = await this.sdk.listStackEvents(request);
      return { items: body?.events ?? [], totalCount: body?.totalCount };
    };
    // Newest first, nothing behind a known one is new; else all pages are read.
    const isEnough = (events: readonly { eventId?: string; createTime?: string }[]) =>
      isNewestFirst(events) && events.some(isSeen);
    const events = await this.pages('ListStackEvents', `stack '${stackId}'`, page, isEnough);
    return inOrder(events)
      .filter((event) => !isSeen(event))
      .map(eventOf);
  }

  /** All resources of a stack. */
  public async listResources(stackId: string): Promise<StackResource[]> {
    const request = new sdk.ListStackResourcesRequest({ regionId: this.region, stackId });
    const { body } = await this.call('ListStackResources', `stack '${stackId}'`, () =>
      this.sdk.listStackResources(request),
    );
    return (body?.resources ?? []).map(resourceOf);
  }

  /** Asks for a change set; it is ready some time later. */
  public async createChangeSet(wanted: ChangeSetRequest): Promise<{ changeSetId: string; stackId: string }> {
    const request = createRequestOf(wanted, this.region);
    const send = () => this.sdk.createChangeSet(request);
    const { body } = await this.call('CreateChangeSet', `stack '${wanted.stackName}'`, send, wanted.secrets);
    if (body?.changeSetId === undefined || body.stackId === undefined) throw this.empty('CreateChangeSet');
    return { changeSetId: body.changeSetId, stackId: body.stackId };
  }

  /** All change sets of a stack, executed ones included. */
  public async listChangeSets(stackId: string): Promise<ChangeSetSummary[]> {
    const changeSets = await this.pages('ListChangeSets', `stack '${stackId}'`, async (pageNumber) => {
      const request = new sdk.ListChangeSetsRequest({
        regionId: this.region,
        stackId,
        pageNumber,
        pageSize: PAGE_SIZE,
      });
      const { body } = await this.sdk.listChangeSets(request);
      return { items: body?.changeSets ?? [], totalCount: body?.totalCount };
    });
    return changeSets.map(({ changeSetId = '', changeSetName: name = '', createTime: createdAt = '' }) => {
      return { changeSetId, name, createdAt };
    });
  }

  /** How far ROS is with computing a change set, and what is in it. */
  public async getChangeSet(changeSetId: string): Promise<ChangeSet> {
    const request = new sdk.GetChangeSetRequest({ regionId: this.region, changeSetId });
    const { body } = await this.call('GetChangeSet', `change set '${changeSetId}'`, () =>
      this.sdk.getChangeSet(request),
    );
    return changeSetOf(body);
  }

  /** Asks for the operation; it goes on some time. */
  public async executeChangeSet(changeSetId: string, stackName: string): Promise<void> {
    const request = new sdk.ExecuteChangeSetRequest({ regionId: this.region, changeSetId, clientToken: randomUUID() });
    await this.call('ExecuteChangeSet', `stack '${stackName}'`, () => this.sdk.executeChangeSet(request));
  }

  /** That it is gone already is no failure: a repeated request meets what the first one did. */
  public async deleteChangeSet(changeSetId: string): Promise<void> {
    const request = new sdk.DeleteChangeSetRequest({ regionId: this.region, changeSetId });
    const about = `change set '${changeSetId}'`;
    await this.call('DeleteChangeSet', about, () => this.sdk.deleteChangeSet(request)).catch(unlessGone);
  }

  /** Asks for the deletion of a stack; it is gone some time later. */
  public async deleteStack(stackId: string, stackName: string): Promise<void> {
    const request = new sdk.DeleteStackRequest({ regionId: this.region, stackId });
    await this.call('DeleteStack', `stack '${stackName}'`, () => this.sdk.deleteStack(request));
  }

  /** What ROS says about a template: its parameters and the types it uses. */
  public async validateTemplate(templateBody: string): Promise<sdk.ValidateTemplateResponseBody> {
    const request = new sdk.ValidateTemplateRequest({ regionId: this.region, templateBody });
    const { body } = await this.call('ValidateTemplate', 'the file', () => this.sdk.validateTemplate(request));
    return body ?? new sdk.ValidateTemplateResponseBody({});
  }

  /**
   * What the resources of a template cost, by logical id, in the form of the API.
   *
   * @param secrets values among the parameters that must be in no message
   */
  public async estimateCost(
    templateBody: string,
    parameters: Readonly<Record<string, string>>,
    secrets: readonly string[] = [],
  ): Promise<Readonly<Record<string, unknown>>> {
    const request = new sdk.GetTemplateEstimateCostRequest({
      regionId: this.region,
      templateBody,
      parameters: Object.entries(parameters).map(
        ([parameterKey, parameterValue]) =>
          new sdk.GetTemplateEstimateCostRequestParameters({ parameterKey, parameterValue }),
      ),
    });
    const send = () => this.sdk.getTemplateEstimateCost(request);
    const { body } = await this.call('GetTemplateEstimateCost', 'the file', send, secrets);
    return body?.resources ?? {};
  }

  private call<T>(
    action: string,
    subject: string,
    send: () => Promise<T>,
    secrets: readonly string[] = [],
  ): Promise<T> {
    return ask(this.connection, { service: 'ROS', policyName: 'ros', action, subject, secrets }, send);
  }

  private async pages<T>(
    action: string,
    subject: string,
    read: (pageNumber: number) => Promise<{ items: readonly T[]; totalCount?: number }>,
    isEnough: (items: readonly T[]) => boolean = () => false,
  ): Promise<T[]> {
    const all: T[] = [];
    for (let pageNumber = 1; ; pageNumber++) {
      const { items, totalCount } = await this.call(action, subject, () => read(pageNumber));
      all.push(...items);
      const isLast = items.length < PAGE_SIZE || all.length >= (totalCount ?? Number.POSITIVE_INFINITY);
      if (isLast || isEnough(items)) return all;
    }
  }

  private empty(action: string): ServiceError {
    return new ServiceError(`ROS answered ${action} without the values it documents`, 'other', 'EmptyAnswer');
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ServiceError) || error.refusal !== 'not-found') throw error;
}

function subjectOf(names?: readonly string[]): string {
  return names === undefined ? 'the list of stacks' : `stack '${names.join("', '")}'`;
}

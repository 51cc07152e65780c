import { randomUUID } from 'node:crypto';
import { AcsEndpoint, type AcsRequest, type Fault, Refused } from './acs-endpoint';
import { SimulatedStack, type SimulatedTemplate } from './simulated-stack';

interface SimulatedChangeSet {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly stack: SimulatedStack;
  readonly type: string;
  readonly template: SimulatedTemplate;
  readonly parameters: Record<string, string>;
  /** Looks until it is computed. */
  looksLeft: number;
  isExecuted: boolean;
}

type Params = Readonly<Record<string, string>>;

/**
 * A loopback double of ROS: RPC style, signed requests, pages, change sets that take a moment, and stacks that go a step
 * further with each look at them.
 */
export class RosServer {
  public static async start(): Promise<RosServer> {
    const server = new RosServer();
    server.endpoint = await AcsEndpoint.start((request) => server.answer(request));
    return server;
  }

  /** By name. */
  public readonly stacks = new Map<string, SimulatedStack>();
  /** ROS documents no order of its events. */
  public isNewestFirst = true;
  /** Steps a stack goes with each look at it. */
  public pace = 2;
  /** Properties (`Type.Property`) whose change replaces, and how. */
  public replacements: Readonly<Record<string, 'True' | 'Conditional'>> = {};
  /** Why a change set cannot be computed. */
  public changeSetProblem?: string;
  /** Why a template is refused: code and text. */
  public templateProblem?: readonly [code: string, message: string];
  /** Answers to questions about cost, in order; the last one again and again. */
  public costs: object[] = [{}];
  private endpoint!: AcsEndpoint;
  private readonly changeSets = new Map<string, SimulatedChangeSet>();
  private readonly tokens = new Map<string, object>();
  private seconds = 0;

  public get url(): string {
    return this.endpoint.url;
  }

  public get requests(): readonly AcsRequest[] {
    return this.endpoint.requests;
  }

  public count(action: string): number {
    return this.endpoint.count(action);
  }

  public fail(action: string, fault: Fault, times?: number): void {
    this.endpoint.fail(action, fault, times);
  }

  public stop(): void {
    this.endpoint.stop();
  }

  /** A stack that was deployed before. */
  public deployed(
    name: string,
    template: SimulatedTemplate,
    values: Readonly<Record<string, unknown>> = {},
  ): SimulatedStack {
    const stack = this.newStack(name);
    stack.create(template);
    stack.finish();
    stack.values = values;
    return stack;
  }

  /** A stack before its first operation. */
  public newStack(name: string): SimulatedStack {
    const stack = new SimulatedStack(name, () => this.now());
    this.stacks.set(name, stack);
    return stack;
  }

  /** Two events to a second, so that the order of equal times matters. */
  private now(): string {
    this.seconds += 0.5;
    return new Date(Date.UTC(2026, 0, 31, 8) + Math.floor(this.seconds) * 1000).toISOString().slice(0, 19);
  }

  private answer({ action, version, params, method }: AcsRequest): object {
    if (version !== '2019-09-10' || method !== 'POST') throw new Refused(400, 'InvalidVersion', 'No such version.');
    const handle = this.handlers[action];
    if (handle === undefined) throw new Refused(404, 'InvalidAction.NotFound', `No action ${action}.`);
    if (params.RegionId !== 'eu-central-1') throw new Refused(400, 'InvalidRegionId', 'No such region.');
    return this.once(params.ClientToken, () => handle(params));
  }

  /** A token seen before gets the answer it got before. */
  private once(token: string | undefined, act: () => object): object {
    if (token === undefined) return act();
    const known = this.tokens.get(token);
    if (known !== undefined) return known;
    const answer = act();
    this.tokens.set(token, answer);
    return answer;
  }

  private readonly handlers: Readonly<Record<string, (params: Params) => object>> = {
    ListStacks: (params) => this.listStacks(params),
    GetStack: (params) => this.getStack(params),
    GetTemplate: (params) => ({ TemplateBody: JSON.stringify(this.stackOf(params).template) }),
    ListStackEvents: (params) => this.listEvents(params),
    ListStackResources: (params) => this.listResources(params),
    CreateChangeSet: (params) => this.createChangeSet(params),
    ListChangeSets: (params) => this.listChangeSets(params),
    GetChangeSet: (params) => this.getChangeSet(params),
    ExecuteChangeSet: (params) => this.executeChangeSet(params),
    DeleteChangeSet: (params) => this.deleteChangeSet(params),
    DeleteStack: (params) => this.deleteStack(params),
    ValidateTemplate: (params) => this.validateTemplate(params),
    GetTemplateEstimateCost: () => ({ Resources: this.costs.length > 1 ? this.costs.shift() : this.costs[0] }),
  };

  private listStacks(params: Params): object {
    const names = listed(params, 'StackName');
    const stacks = [...this.stacks.values()].filter(({ name }) => names.length === 0 || names.includes(name));
    return { Stacks: paged(stacks, params).map(summaryOf), ...pageOf(stacks, params) };
  }

  private getStack(params: Params): object {
    const stack = this.stackOf(params);
    for (let step = 0; step < this.pace; step++) stack.tick();
    const hasOutputs = params.OutputOption !== 'Disabled';
    const outputs = Object.keys(stack.template.Outputs ?? {})
      .filter((key) => stack.values[key] !== undefined)
      .map((key) => ({ OutputKey: key, OutputValue: stack.values[key], Description: '' }));
    return {
      ...summaryOf(stack),
      DeletionProtection: stack.isProtected ? 'Enabled' : 'Disabled',
      Outputs: hasOutputs ? outputs : [],
      ResourceProgress: { StackActionProgress: stack.isBusy ? 50 : 100 },
    };
  }

  private listEvents(params: Params): object {
    const { events } = this.stackOf(params);
    const ordered = this.isNewestFirst ? [...events].reverse() : events;
    return { Events: paged(ordered, params), ...pageOf(events, params) };
  }

  private listResources(params: Params): object {
    const { resources } = this.stackOf(params);
    return {
      Resources: [...resources].map(([id, { type, status }]) => ({
        LogicalResourceId: id,
        ResourceType: type,
        Status: status,
      })),
    };
  }

  private createChangeSet(params: Params): object {
    this.checkTemplate();
    const template = JSON.parse(params.TemplateBody ?? '{}') as SimulatedTemplate;
    const isCreate = params.ChangeSetType === 'CREATE';
    if (isCreate && this.stacks.has(params.StackName ?? '')) {
      throw new Refused(409, 'StackExists', `The Stack (${params.StackName}) already exists.`);
    }
    const stack = isCreate ? this.newStack(params.StackName ?? '') : this.stackOf(params);
    checkIdle(stack);
    const id = randomUUID();
    const parameters = parametersOf(params);
    const type = params.ChangeSetType ?? '';
    const name = params.ChangeSetName ?? '';
    const ofStack = [...this.changeSets.values()].filter((other) => other.stack === stack);
    if (ofStack.length >= 20) throw new Refused(400, 'StackChangeSetLimitExceeded', 'The stack has 20 change sets.');
    const createdAt = this.now();
    this.changeSets.set(id, {
      id,
      name,
      createdAt,
      stack,
      type,
      template,
      parameters,
      looksLeft: 2,
      isExecuted: false,
    });
    return { ChangeSetId: id, StackId: stack.id };
  }

  private listChangeSets(params: Params): object {
    const { id } = this.stackOf(params);
    const changeSets = [...this.changeSets.values()].filter(({ stack }) => stack.id === id);
    const summaries = changeSets.map(({ id: ChangeSetId, name: ChangeSetName, createdAt: CreateTime }) => {
      return { ChangeSetId, ChangeSetName, CreateTime };
    });
    return { ChangeSets: paged(summaries, params), ...pageOf(summaries, params) };
  }

  private getChangeSet(params: Params): object {
    const changeSet = this.changeSetOf(params);
    changeSet.looksLeft -= 1;
    const { id, stack, looksLeft } = changeSet;
    const frame = { ChangeSetId: id, StackId: stack.id, StackName: stack.name };
    if (looksLeft > 0) return { ...frame, Status: 'CREATE_IN_PROGRESS', ExecutionStatus: 'UNAVAILABLE', Changes: [] };
    if (this.changeSetProblem !== undefined) {
      return { ...frame, Status: 'CREATE_FAILED', StatusReason: this.changeSetProblem, ExecutionStatus: 'UNAVAILABLE' };
    }
    return { ...frame, Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE', Changes: this.changesOf(changeSet) };
  }

  private changesOf({ stack, template }: SimulatedChangeSet): object[] {
    const before = stack.status === 'REVIEW_IN_PROGRESS' ? {} : (stack.template.Resources ?? {});
    const after = template.Resources ?? {};
    const change = (Action: string, id: string, ResourceType: string, more: object = {}) => ({
      Type: 'Resource',
      ResourceChange: { Action, LogicalResourceId: id, ResourceType, Details: [], Scope: [], ...more },
    });
    return [
      ...Object.keys(after).flatMap((id) => {
        const [old, young] = [before[id], after[id]];
        if (young === undefined) return [];
        if (old === undefined) return [change('Add', id, young.Type)];
        return JSON.stringify(old) === JSON.stringify(young)
          ? []
          : [change('Modify', id, young.Type, this.details(old, young))];
      }),
      ...Object.keys(before)
        .filter((id) => !(id in after))
        .map((id) => change('Remove', id, before[id]?.Type ?? '')),
    ];
  }

  private details(old: { Properties?: object }, young: { Type: string; Properties?: object }): object {
    const [before, after] = [old.Properties ?? {}, young.Properties ?? {}] as Record<string, unknown>[];
    const names = Object.keys({ ...before, ...after }).filter(
      (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
    );
    const found = names.map((name) => this.replacements[`${young.Type}.${name}`]).find((value) => value !== undefined);
    const Details = names.map((Name) => ({ Target: { Attribute: 'Properties', Name } }));
    return { Details, Scope: ['Properties'], Replacement: found ?? 'False' };
  }

  private executeChangeSet(params: Params): object {
    const changeSet = this.changeSetOf(params);
    const { stack, template } = changeSet;
    checkIdle(stack);
    if (changeSet.isExecuted) throw new Refused(409, 'ActionInProgress', 'Executed before.');
    changeSet.isExecuted = true;
    stack.parameters = { ...stack.parameters, ...changeSet.parameters };
    if (changeSet.type === 'CREATE') stack.create(template);
    else stack.update(template, ...this.touched(changeSet));
    return {};
  }

  private touched(changeSet: SimulatedChangeSet): [string[], string[]] {
    const changes = this.changesOf(changeSet).map(
      (change) => (change as { ResourceChange: { Action: string; LogicalResourceId: string } }).ResourceChange,
    );
    const idsOf = (isRemoval: boolean) =>
      changes
        .filter(({ Action }) => (Action === 'Remove') === isRemoval)
        .map(({ LogicalResourceId }) => LogicalResourceId);
    return [idsOf(false), idsOf(true)];
  }

  private deleteChangeSet(params: Params): object {
    this.changeSets.delete(this.changeSetOf(params).id);
    return {};
  }

  private deleteStack(params: Params): object {
    const stack = this.stackOf(params);
    if (stack.status === 'REVIEW_IN_PROGRESS') {
      this.stacks.delete(stack.name);
      return {};
    }
    checkIdle(stack);
    if (stack.isProtected) throw new Refused(400, 'StackDeletionProtected', 'The stack is protected.');
    stack.delete();
    return {};
  }

  private validateTemplate(params: Params): object {
    this.checkTemplate();
    const template = JSON.parse(params.TemplateBody ?? '{}') as SimulatedTemplate & { Parameters?: object };
    const types = Object.values(template.Resources ?? {}).map(({ Type }) => Type);
    return {
      Parameters: Object.keys(template.Parameters ?? {}).map((ParameterKey) => ({ ParameterKey, Type: 'String' })),
      ResourceTypes: { Resources: [...new Set(types)] },
    };
  }

  private checkTemplate(): void {
    if (this.templateProblem === undefined) return;
    throw new Refused(400, ...this.templateProblem);
  }

  private stackOf({ StackId: id }: Params): SimulatedStack {
    const found = [...this.stacks.values()].find((stack) => stack.id === id);
    if (found === undefined) throw new Refused(404, 'StackNotFound', `The Stack (${id}) could not be found.`);
    return found;
  }

  private changeSetOf({ ChangeSetId: id = '' }: Params): SimulatedChangeSet {
    const found = this.changeSets.get(id);
    if (found === undefined) throw new Refused(404, 'ChangeSetNotFound', `The ChangeSet (${id}) could not be found.`);
    return found;
  }
}

function checkIdle({ isBusy, name, status }: SimulatedStack): void {
  if (isBusy)
    throw new Refused(409, 'ActionInProgress', `Stack ${name} already has an action (${status}) in progress.`);
}

function summaryOf(stack: SimulatedStack): object {
  return {
    StackId: stack.id,
    StackName: stack.name,
    Status: stack.status,
    StatusReason: stack.statusReason,
    CreateTime: '2026-01-31T08:00:00',
    Tags: Object.entries(stack.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

function listed(params: Params, name: string): string[] {
  return Object.entries(params).flatMap(([key, value]) => (key.startsWith(`${name}.`) ? [value] : []));
}

function parametersOf(params: Params): Record<string, string> {
  const pairs = Object.entries(params).flatMap(([key, value]) => {
    const [, index] = /^Parameters\.(\d+)\.ParameterKey$/.exec(key) ?? [];
    return index === undefined ? [] : [[value, params[`Parameters.${index}.ParameterValue`] ?? '']];
  });
  return Object.fromEntries(pairs);
}

function paged<T>(items: readonly T[], params: Params): T[] {
  const { PageNumber: page, PageSize: size } = pageOf(items, params);
  return items.slice((page - 1) * size, page * size);
}

function pageOf(items: readonly unknown[], params: Params) {
  const size = Number(params.PageSize ?? 10);
  if (size > 50) throw new Refused(400, 'InvalidParameter', 'PageSize is 50 at most.');
  return { PageNumber: Number(params.PageNumber ?? 1), PageSize: size, TotalCount: items.length };
}

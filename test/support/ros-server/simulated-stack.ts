import { randomUUID } from 'node:crypto';

/** A template, as far as the double reads it. */
export interface SimulatedTemplate {
  readonly Resources?: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: object; readonly DeletionPolicy?: string }>
  >;
  readonly Outputs?: Readonly<Record<string, { readonly Value?: unknown; readonly Description?: string }>>;
}

/** How an operation goes wrong. */
export interface SimulatedFailure {
  readonly logicalId: string;
  readonly reason: string;
  /** Resources in work at that moment, which are cancelled. Their events come before that of the culprit's stack. */
  readonly cancels?: readonly string[];
  /** Whether what was done is undone. */
  readonly isRolledBack: boolean;
}

/** In the form of the API. */
export type SimulatedEvent = Readonly<
  Record<
    'EventId' | 'CreateTime' | 'LogicalResourceId' | 'ResourceType' | 'Status' | 'StatusReason' | 'PhysicalResourceId',
    string
  >
>;

interface Resource {
  readonly type: string;
  status: string;
}

type Step = () => void;

/** A stack that goes one step further at each tick. */
export class SimulatedStack {
  public readonly id = randomUUID();
  public status = 'REVIEW_IN_PROGRESS';
  public statusReason = '';
  public isProtected = false;
  public readonly events: SimulatedEvent[] = [];
  public readonly resources = new Map<string, Resource>();
  public tags: Readonly<Record<string, string>> = {};
  public template: SimulatedTemplate = {};
  public parameters: Record<string, string> = {};
  /** What outputs are in the end, by key; otherwise what the template says. */
  public values: Readonly<Record<string, unknown>> = {};
  /** How its next operation goes wrong. */
  public failure?: SimulatedFailure;
  private steps: Step[] = [];

  constructor(
    public readonly name: string,
    private readonly now: () => string,
  ) {}

  public get isBusy(): boolean {
    return this.steps.length > 0;
  }

  public tick(): void {
    this.steps.shift()?.();
  }

  /** Goes on until nothing is left to do. */
  public finish(): void {
    while (this.isBusy) this.tick();
  }

  public create(template: SimulatedTemplate): void {
    const ids = Object.keys(template.Resources ?? {});
    this.begin('CREATE', template, () => this.each('CREATE', ids, template, 'CREATE_ROLLBACK'));
  }

  public update(template: SimulatedTemplate, changed: readonly string[], removed: readonly string[]): void {
    const before = this.template;
    this.begin('UPDATE', template, () => {
      this.each('UPDATE', changed, template, 'ROLLBACK');
      if (this.failure === undefined) this.remove(removed, before);
    });
  }

  public delete(): void {
    this.begin('DELETE', this.template, () => {
      const kept = (id: string) => this.template.Resources?.[id]?.DeletionPolicy === 'Retain';
      this.each('DELETE', [...this.resources.keys()].filter((id) => !kept(id)).reverse(), this.template, undefined);
    });
  }

  private begin(action: string, template: SimulatedTemplate, plan: () => void): void {
    this.steps = [];
    // ROS takes a moment from the request to the operation
    this.steps.push(() => {
      this.template = template;
      this.turn(`${action}_IN_PROGRESS`, `Stack ${action} started`);
    });
    plan();
    if (this.failure === undefined) {
      this.steps.push(() => this.turn(`${action}_COMPLETE`, `Stack ${action} completed successfully`));
    }
    this.failure = undefined;
  }

  private each(
    action: string,
    ids: readonly string[],
    template: SimulatedTemplate,
    rollback: string | undefined,
  ): void {
    const done: string[] = [];
    for (const id of ids) {
      const type = template.Resources?.[id]?.Type ?? '';
      const verb = action === 'UPDATE' && !this.resources.has(id) ? 'CREATE' : action;
      this.steps.push(() => this.record(id, type, `${verb}_IN_PROGRESS`, 'state changed'));
      if (this.failure?.logicalId === id) {
        this.fail(action, verb, template, done, rollback);
        return;
      }
      this.steps.push(() => this.record(id, type, `${verb}_COMPLETE`, 'state changed'));
      done.push(id);
    }
  }

  private fail(
    action: string,
    verb: string,
    template: SimulatedTemplate,
    done: readonly string[],
    rollback?: string,
  ): void {
    const { logicalId, reason, cancels = [], isRolledBack } = this.failure as SimulatedFailure;
    const typeOf = (id: string) => template.Resources?.[id]?.Type ?? '';
    for (const id of cancels)
      this.steps.push(() => this.record(id, typeOf(id), `${verb}_IN_PROGRESS`, 'state changed'));
    this.steps.push(() => this.record(logicalId, typeOf(logicalId), `${verb}_FAILED`, reason));
    for (const id of cancels)
      this.steps.push(() => this.record(id, typeOf(id), `${verb}_FAILED`, `Resource ${verb} cancelled`));
    this.steps.push(() => this.turn(`${action}_FAILED`, `Resource ${verb} failed: ${reason}`));
    if (!isRolledBack || rollback === undefined) return;
    this.steps.push(() => this.turn(`${rollback}_IN_PROGRESS`, `Stack ${rollback} started`));
    for (const id of done) this.steps.push(() => this.record(id, typeOf(id), 'DELETE_COMPLETE', 'state changed'));
    this.steps.push(() => this.turn(`${rollback}_COMPLETE`, `Stack ${rollback} completed successfully`));
  }

  private remove(ids: readonly string[], template: SimulatedTemplate): void {
    for (const id of ids) {
      this.steps.push(() => this.record(id, template.Resources?.[id]?.Type ?? '', 'DELETE_COMPLETE', 'state changed'));
      this.steps.push(() => void this.resources.delete(id));
    }
  }

  private turn(status: string, reason: string): void {
    this.status = status;
    this.statusReason = reason;
    this.event(this.name, 'ALIYUN::ROS::Stack', status, reason);
  }

  private record(id: string, type: string, status: string, reason: string): void {
    this.resources.set(id, { type, status });
    this.event(id, type, status, reason);
  }

  private event(id: string, type: string, status: string, reason: string): void {
    this.events.push({
      EventId: randomUUID(),
      CreateTime: this.now(),
      LogicalResourceId: id,
      ResourceType: type,
      PhysicalResourceId: `${id.toLowerCase()}-1`,
      Status: status,
      StatusReason: reason,
    });
  }
}

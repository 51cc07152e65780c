import { DeployError } from '../deploy-error';
import { type Pause, pause } from '../pause';
import { type FailureCause, firstCause, STACK_TYPE } from './first-cause';
import type { RosClient, StackDetails, StackEvent, StackResource } from './ros-client';
import { ServiceError, withoutSecrets } from './service-error';
import { hasFailed, hasSucceeded, isDeleted, isInReview, isMoving, type Status } from './stack-status';

/** What is told while an operation is watched, in order. */
export type WatchReport =
  | { readonly kind: 'event'; readonly event: StackEvent }
  | {
      readonly kind: 'progress';
      readonly status: Status;
      /** 0 to 100. @default - ROS does not say */
      readonly percent?: number;
      readonly resources: readonly StackResource[];
    }
  /** ROS could not be asked; it is asked again. */
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Of watching. */
export interface WatchOptions {
  readonly report?: (report: WatchReport) => void;
  /** Values that must be in no event and no cause, whatever ROS says. @default - none */
  readonly secrets?: readonly string[];
  /** Stops watching; the operation goes on. */
  readonly signal?: AbortSignal;
  /**
   * Ids of the events before the operation.
   *
   * @default - the operation is under way, and its own events are found
   */
  readonly before?: ReadonlySet<string>;
  /**
   * Whether it is a deletion, at whose end there may be no stack any more.
   *
   * @default false
   */
  readonly isDeletion?: boolean;
  /**
   * Milliseconds between two looks.
   *
   * @default 5000
   */
  readonly interval?: number;
  /** For tests. @default - by the clock */
  readonly pause?: Pause;
}

/** How an operation ended. */
export interface WatchOutcome {
  readonly stackId: string;
  readonly stackName: string;
  /** Empty where it was left before it was known. */
  readonly status: Status;
  /** `left` when it was not watched to its end. */
  readonly result: 'succeeded' | 'failed' | 'left';
  /** @default - it did not fail, or ROS does not say why */
  readonly cause?: FailureCause;
  /** All events of the operation, oldest first. */
  readonly events: readonly StackEvent[];
}

/** Looks until an operation that was asked for must have begun. */
const PATIENCE = 24;

/** Looks in a row that may fail: with their repetitions, a quarter of an hour. */
const MAX_LOST_LOOKS = 30;

/**
 * Follows the operation of a stack until it ends: each event once and in order, and where the resources stand.
 *
 * An operation that began earlier, or elsewhere, is picked up: its events so far come first.
 */
export async function watchStack(
  client: RosClient,
  stack: { readonly stackId: string; readonly stackName: string },
  options: WatchOptions = {},
): Promise<WatchOutcome> {
  const watch = new Watch(client, stack, options);
  const { signal, interval = 5_000 } = options;
  for (let look = 0; ; look++) {
    const details = await untilAborted(watch.tryLook(), signal);
    if (details !== undefined && watch.isOver(details.status, look)) return watch.outcome(details);
    if (!signal?.aborted) await (options.pause ?? pause)(interval, signal);
    if (signal?.aborted) return watch.left();
  }
}

/** What was asked for, or nothing as soon as nobody waits for it any more. */
async function untilAborted<T>(asked: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (signal === undefined) return asked;
  const { promise, resolve } = deferred();
  signal.addEventListener('abort', resolve, { once: true });
  if (signal.aborted) resolve();
  asked.catch(() => undefined);
  return Promise.race([asked, promise]).finally(() => signal.removeEventListener('abort', resolve));
}

function deferred(): { readonly promise: Promise<undefined>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<undefined>((settle) => {
    resolve = () => settle(undefined);
  });
  return { promise, resolve };
}

/** Ids of what happened to a stack so far. */
export async function eventIdsOf(client: RosClient, stackId: string): Promise<ReadonlySet<string>> {
  return new Set((await client.listEvents(stackId)).map(({ eventId }) => eventId));
}

/**
 * Lets pass what succeeded or goes on.
 *
 * @throws DeployError with the first cause of a failure
 */
export function requireSuccess({ stackName, status, result, cause }: WatchOutcome): void {
  if (result !== 'failed') return;
  const ended = status.includes('ROLLBACK') ? 'failed and was rolled back' : 'failed';
  const why = cause === undefined ? 'ROS gives no reason' : `${cause.logicalId} (${cause.type}): ${cause.reason}`;
  throw new DeployError(
    `stack '${stackName}' ${ended} (${status}), first because of ${why}; \`ackb events ${stackName}\` shows the rest`,
  );
}

class Watch {
  private readonly seen: Set<string>;
  private readonly events: StackEvent[] = [];
  private resources: readonly StackResource[] = [];
  private isBegun: boolean;
  private isResuming: boolean;
  private lastStatus?: Status;
  private status: Status = '';
  private lostLooks = 0;

  constructor(
    private readonly client: RosClient,
    private readonly stack: { readonly stackId: string; readonly stackName: string },
    private readonly options: WatchOptions,
  ) {
    this.seen = new Set(options.before);
    this.isResuming = options.before === undefined;
    this.isBegun = this.isResuming;
  }

  /** Nothing when ROS cannot be asked for now: the operation goes on without us. */
  public async tryLook(): Promise<StackDetails | undefined> {
    try {
      const details = await this.look();
      this.lostLooks = 0;
      return details;
    } catch (error) {
      this.lostLooks += 1;
      if (!(error instanceof ServiceError) || !error.isPassing || this.lostLooks > MAX_LOST_LOOKS) throw error;
      this.report({ kind: 'unreachable', reason: error.message });
      return undefined;
    }
  }

  private async look(): Promise<StackDetails> {
    const before = this.events.length;
    // events first: a state read before them may be of the operation before
    await this.readEvents();
    const details = await this.details();
    this.isBegun ||= this.events.length > 0 || isMoving(details.status);
    // what came with the end
    if (!isMoving(details.status)) await this.readEvents();
    if (this.events.length > before && !isDeleted(details.status)) this.resources = await this.listResources();
    const { status, percent } = details;
    this.status = status;
    this.report({ kind: 'progress', status, percent, resources: this.resources });
    return details;
  }

  public isOver(status: Status, look: number): boolean {
    if (isMoving(status)) return false;
    if (isDeleted(status)) return true;
    // ROS takes a moment from the request to the operation
    if (!this.isBegun || isInReview(status)) return this.isStill(status, look);
    // and one from a failure to the rollback
    const isSettled = !hasFailed(status) || status === this.lastStatus;
    this.lastStatus = status;
    return isSettled;
  }

  /** @throws DeployError when the operation must have begun long ago: its state would be of the one before */
  private isStill(status: Status, look: number): false {
    if (look < PATIENCE) return false;
    const { stackName } = this.stack;
    throw new DeployError(
      `stack '${stackName}' stays ${status}: ROS does not begin; look again with \`ackb status ${stackName}\``,
    );
  }

  public outcome({ status, statusReason, rootReason }: StackDetails): WatchOutcome {
    const { stackId, stackName } = this.stack;
    const { events } = this;
    if (isDeleted(status) && !this.mayBeDeleted) {
      const cause = { logicalId: stackName, type: STACK_TYPE, reason: 'it was deleted meanwhile', at: '' };
      return { stackId, stackName, status, result: 'failed', cause, events };
    }
    if (hasSucceeded(status)) return { stackId, stackName, status, result: 'succeeded', events };
    return { stackId, stackName, status, result: 'failed', cause: this.cause(rootReason ?? statusReason), events };
  }

  public left(): WatchOutcome {
    const { stackId, stackName } = this.stack;
    return { stackId, stackName, status: this.status, result: 'left', events: this.events };
  }

  /** An operation that is picked up may be a deletion. */
  private get mayBeDeleted(): boolean {
    return this.options.isDeletion === true || this.options.before === undefined;
  }

  private cause(reason: string | undefined): FailureCause | undefined {
    const found = firstCause(this.events, this.stack.stackName);
    if (found !== undefined || reason === undefined) return found;
    return this.masked({ logicalId: this.stack.stackName, type: STACK_TYPE, reason, at: '' });
  }

  /** A stack may be gone at the end of its deletion. */
  private details(): Promise<StackDetails> {
    return this.client.getStack(this.stack.stackId, false).catch((error: unknown) => {
      const mayBeGone = this.isBegun || this.options.isDeletion;
      if (!(error instanceof ServiceError) || error.refusal !== 'not-found' || !mayBeGone) throw error;
      return { ...this.stack, status: 'DELETE_COMPLETE', tags: {}, isDeletionProtected: false, outputs: [] };
    });
  }

  private async readEvents(): Promise<void> {
    const found = (await this.orNothing(this.client.listEvents(this.stack.stackId, this.seen))).map((it) =>
      this.masked(it),
    );
    const young = this.isResuming ? this.ofLastOperation(found) : found;
    this.isResuming = false;
    for (const { eventId } of found) this.seen.add(eventId);
    this.events.push(...young);
    for (const event of young) this.report({ kind: 'event', event });
  }

  /** From the stack's own last beginning on; a rollback belongs to what it rolls back. */
  private ofLastOperation(events: readonly StackEvent[]): readonly StackEvent[] {
    const isBeginning = ({ type, logicalId, status }: StackEvent) =>
      type === STACK_TYPE &&
      logicalId === this.stack.stackName &&
      /^(CREATE|UPDATE|DELETE|IMPORT\w*)_IN_PROGRESS$/.test(status);
    const beginning = events.map(isBeginning).lastIndexOf(true);
    return events.slice(Math.max(0, beginning));
  }

  /** What still arrives when nobody watches any more is told to nobody. */
  private report(report: WatchReport): void {
    if (!this.options.signal?.aborted) this.options.report?.(report);
  }

  private async listResources(): Promise<StackResource[]> {
    const resources = await this.orNothing(this.client.listResources(this.stack.stackId));
    return resources.map((resource) => this.masked(resource));
  }

  private masked<T extends { readonly reason?: string }>(it: T): T {
    return it.reason === undefined ? it : { ...it, reason: withoutSecrets(it.reason, this.options.secrets) };
  }

  private orNothing<T>(list: Promise<T[]>): Promise<T[]> {
    return list.catch((error: unknown) => {
      if (error instanceof ServiceError && error.refusal === 'not-found') return [];
      throw error;
    });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { DeployError } from '../deploy-error';
import { inParallel } from '../in-parallel';
import type { Outcome, Remark } from './apply-event';
import { type ApplyContext, applyObject } from './apply-object';
import { Inventory, type InventoryOptions, union, without } from './inventory';
import type { Manifest } from './manifests/manifest';
import { type ObjectName, objectKey } from './manifests/object-name';
import { type PlacedObject, placeAll } from './manifests/placed-object';
import { isGated } from './manifests/pod-template';
import { readManifests } from './manifests/read-manifests';
import { type PruneOptions, planRemovals, remove } from './prune';
import { awaitReady } from './readiness/await-ready';
import { isAwaited } from './readiness/check-readiness';
import { ClaimBinding, reasonNotAwaited } from './readiness/claim-binding';
import { ScaleTargets } from './scale-targets';
import { inSession, type Session, type SessionOptions } from './server/session';
import { DEFINITIONS, inWaves } from './waves';

/** See {@link applyManifests}. */
export interface ApplyOptions extends SessionOptions, InventoryOptions {
  /** Files and folders. */
  readonly manifests: readonly string[];
  /**
   * Whether fields are taken over that others set to other values.
   *
   * @default false
   */
  readonly force?: boolean;
  /**
   * What of earlier applies of the platform is removed when everything is up.
   *
   * @default - nothing; it stays in the inventory
   */
  readonly prune?: PruneOptions;
  /**
   * Whether to wait until everything is up. Definitions are awaited in any case.
   *
   * @default true
   */
  readonly wait?: boolean;
  /**
   * Seconds for each wave, and again for what is awaited at the end.
   *
   * @default 600
   */
  readonly timeout?: number;
  /**
   * When a Job has done enough.
   *
   * @default complete
   */
  readonly jobs?: 'complete' | 'started';
}

/** What an apply did. */
export interface ApplyResult {
  readonly created: readonly ObjectName[];
  readonly changed: readonly ObjectName[];
  readonly unchanged: readonly ObjectName[];
  readonly pruned: readonly ObjectName[];
  /** No longer in the manifests, but kept. */
  readonly kept: readonly Remark[];
}

/**
 * Applies manifests in waves, each object as it is written, and waits until they do what they are for.
 *
 * @throws DeployError at the first failure; what was applied stays, and the same call goes on from there
 */
export function applyManifests(options: ApplyOptions): Promise<ApplyResult> {
  return inSession(options, STOPPED, (session) => new Apply(session, options).run());
}

const STOPPED =
  'stopped; what was applied stays and comes up by itself, and the same command goes on from there without doing anything twice';

class Apply {
  private readonly outcomes: [ObjectName, Outcome][] = [];
  private readonly late: PlacedObject[] = [];
  private readonly inventory: Inventory;

  constructor(
    private readonly session: Session,
    private readonly options: ApplyOptions,
  ) {
    this.inventory = new Inventory(session, options);
  }

  public async run(): Promise<ApplyResult> {
    const manifests = readManifests(this.options.manifests);
    const placed = await placeAll(manifests, this.session);
    const names = placed.map(({ name }) => name);
    const remembered = await this.inventory.read();
    // before anything is made: what a broken apply leaves behind is known to the next one
    await this.inventory.write(union(remembered, names));
    await this.applyWaves(manifests, placed);
    await this.waitFor(this.late, placed);
    const { pruned, kept } = await this.prune(without(remembered, names), names);
    return { ...this.sorted(), pruned, kept };
  }

  private async applyWaves(manifests: readonly Manifest[], placed: readonly PlacedObject[]): Promise<void> {
    const { session, options } = this;
    const context: ApplyContext = { session, targets: new ScaleTargets(placed), force: options.force };
    const claims = new ClaimBinding(placed, session);
    for (const { wave, batches } of inWaves(placed)) {
      const objects = batches.flat();
      session.report({ type: 'wave', wave: wave.name, objects: objects.length });
      for (const batch of batches) {
        await inParallel(batch, async (one) => {
          this.outcomes.push([one.name, await applyObject(one, context)]);
        });
      }
      if (wave === DEFINITIONS) await this.define(manifests, objects, placed);
      else await this.waitFor(await this.soon(objects, claims), placed);
    }
  }

  /** New kinds: waited for, then looked up at the server, which may take a moment longer to serve them. */
  private async define(
    manifests: readonly Manifest[],
    definitions: readonly PlacedObject[],
    placed: readonly PlacedObject[],
  ): Promise<void> {
    const { session } = this;
    await awaitReady(definitions, session, this.waiting(placed));
    for (let tries = 0; tries < DISCOVERY_TRIES; tries += 1) {
      session.discovery.forget();
      if ((await placeAll(manifests, session)).every(({ isOfNewKind }) => !isOfNewKind)) return;
      await sleep(session.look, undefined, { signal: session.signal });
    }
    throw new DeployError('the server does not serve the kinds of the definitions just applied: try again in a minute');
  }

  /** Those to be waited for in their wave; the rest is waited for at the end, together. */
  private async soon(objects: readonly PlacedObject[], claims: ClaimBinding): Promise<PlacedObject[]> {
    const soon: PlacedObject[] = [];
    for (const placed of objects.filter(({ object }) => isAwaited(object))) {
      const { kind } = placed.object;
      const binding = kind === 'PersistentVolumeClaim' && (await claims.bindingOf(placed.object, placed.name));
      if (binding === 'never') {
        this.session.report({ type: 'not-awaited', object: placed.name, reason: reasonNotAwaited(placed.name) });
      } else if (binding === 'with its pods' || EXPOSURE.has(kind) || isGated(placed.object)) this.late.push(placed);
      else soon.push(placed);
    }
    return soon;
  }

  private async waitFor(objects: readonly PlacedObject[], placed: readonly PlacedObject[]): Promise<void> {
    if (this.options.wait !== false) await awaitReady(objects, this.session, this.waiting(placed));
  }

  private waiting(placed: readonly PlacedObject[]) {
    const { jobs = 'complete', timeout = 600 } = this.options;
    return { targets: new ScaleTargets(placed), jobs, timeout };
  }

  private async prune(candidates: readonly ObjectName[], names: readonly ObjectName[]) {
    const { session, options } = this;
    if (!options.prune || candidates.length === 0) return { pruned: [], kept: [] };
    const others = await this.inventory.ofOthers();
    const { removed, kept } = await planRemovals(candidates, others, options.prune, session);
    await remove(removed, session);
    for (const remark of kept) session.report({ type: 'kept', ...remark });
    const ours = kept.map(({ object }) => object).filter((object) => !others.has(objectKey(object)));
    await this.inventory.write([...names, ...ours]);
    return { pruned: removed.map(({ object }) => object), kept };
  }

  private sorted(): Record<Outcome, ObjectName[]> {
    const which = (wanted: Outcome) => this.outcomes.flatMap(([name, outcome]) => (outcome === wanted ? [name] : []));
    return { created: which('created'), changed: which('changed'), unchanged: which('unchanged') };
  }
}

const DISCOVERY_TRIES = 10;

/** What may need its pods to get an address, as they may need it to get ready. */
const EXPOSURE = new Set(['Service', 'Ingress']);

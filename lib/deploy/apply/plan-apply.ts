import { inParallel } from '../in-parallel';
import { diffValues } from '../value-diff';
import type { Remark } from './apply-event';
import type { ApplyOptions } from './apply-manifests';
import { Inventory, without } from './inventory';
import type { KubeObject } from './manifests/kube-object';
import { type ObjectName, showName } from './manifests/object-name';
import { type PlacedObject, placeAll } from './manifests/placed-object';
import { readManifests } from './manifests/read-manifests';
import { planRemovals } from './prune';
import { givesUpReplicas, isScalable, replicasOf, takesBackReplicas, withReplicas } from './replicas';
import { ifAllowed } from './server/api-error';
import type { ClusterPlace } from './server/kubeconfig';
import { serverSideApply } from './server/server-side-apply';
import { inSession, type Session } from './server/session';
import { inWaves } from './waves';

/** What an apply would do with an object. */
export interface PlannedObject {
  readonly object: ObjectName;
  readonly action: 'create' | 'change' | 'unchanged';
  /** What would change: `spec.template.spec.containers[web].image`. Values may be secret and are left out. */
  readonly paths: readonly string[];
  /** Whether the server looked at it; it cannot as long as the namespace or the kind is not there. */
  readonly isChecked: boolean;
}

/** What an apply would do. */
export interface ApplyPlan {
  /** Where it would be done. */
  readonly cluster: ClusterPlace;
  readonly objects: readonly PlannedObject[];
  /** What a prune would remove, in that order. */
  readonly removed: readonly ObjectName[];
  /** What is no longer in the manifests and would be kept. */
  readonly kept: readonly Remark[];
}

/** See {@link planApply}. */
export type PlanOptions = Omit<ApplyOptions, 'wait' | 'timeout' | 'jobs'>;

/**
 * What {@link applyManifests} would do, by a dry run of the server, which changes nothing.
 *
 * @throws DeployError where the server would refuse an object
 */
export function planApply(options: PlanOptions): Promise<ApplyPlan> {
  return inSession(options, 'stopped; nothing was changed', async (session) => {
    const placed = await placeAll(readManifests(options.manifests), session);
    const names = placed.map(({ name }) => name);
    const inventory = new Inventory(session, options);
    const gone = without(await inventory.read(), names);
    const others = gone.length === 0 ? new Map<string, string>() : await inventory.ofOthers();
    const { removed, kept } = await planRemovals(gone, others, options.prune ?? {}, session);
    const sorted = inWaves(placed).flatMap(({ batches }) => batches.flat());
    const existing = await namespacesOf(sorted, session);
    return {
      cluster: session.cluster,
      objects: await inParallel(sorted, (one) => plan(one, session, existing, options.force)),
      removed: removed.map(({ object }) => object),
      kept,
    };
  });
}

/** The namespaces of the objects, as far as there are any. */
async function namespacesOf(placed: readonly PlacedObject[], { client }: Session): Promise<ReadonlySet<string>> {
  const names = [...new Set(placed.flatMap(({ name: { namespace } }) => namespace ?? []))];
  const found = await inParallel(names, async (name) => {
    const path = `/api/v1/namespaces/${encodeURIComponent(name)}`;
    // who may work in a namespace may not always see it
    const asked = client.tryGet(path, `Namespace ${name}`).then((namespace) => namespace !== undefined);
    return (await ifAllowed(asked)) === false ? [] : [name];
  });
  return new Set(found.flat());
}

async function plan(
  placed: PlacedObject,
  { client }: Session,
  namespaces: ReadonlySet<string>,
  force?: boolean,
): Promise<PlannedObject> {
  const { name, path, isOfNewKind } = placed;
  if (isOfNewKind || (name.namespace !== undefined && !namespaces.has(name.namespace))) {
    return { object: name, action: 'create', paths: [], isChecked: false };
  }
  const live = await client.tryGet<KubeObject>(path, showName(name));
  const after = await serverSideApply(client, placed, asItIs(placed, live), { force, dryRun: true });
  if (!live) return { object: name, action: 'create', paths: [], isChecked: true };
  const paths = [...changedPaths(live, after), ...(changesReplicas(placed, live) ? ['spec.replicas'] : [])];
  return { object: name, action: paths.length > 0 ? 'change' : 'unchanged', paths, isChecked: true };
}

/** Where two states of an object differ, what the server counts and notes by itself aside. */
function changedPaths(before: KubeObject, after: KubeObject): string[] {
  return diffValues(withoutNotes(before), withoutNotes(after)).map(({ path }) => path);
}

function withoutNotes({ metadata, ...rest }: KubeObject): object {
  const kept = Object.entries(metadata).filter(([field]) => !NOTES.includes(field));
  return { metadata: Object.fromEntries(kept), ...rest };
}

const NOTES = ['managedFields', 'resourceVersion', 'generation', 'creationTimestamp', 'uid'];

/** A dry run cannot hand a number over or take it back, so it says the one that is there. */
function asItIs(placed: PlacedObject, live: KubeObject | undefined): KubeObject {
  const replicas = live && replicasOf(live);
  if (!live || replicas === undefined || !isScalable(placed)) return placed.object;
  const isPassedOn = givesUpReplicas(placed, live) || takesBackReplicas(placed, live);
  return isPassedOn ? withReplicas(placed.object, replicas) : placed.object;
}

/** What {@link asItIs} keeps from the server. */
function changesReplicas(placed: PlacedObject, live: KubeObject): boolean {
  return takesBackReplicas(placed, live) && replicasOf(placed.object) !== replicasOf(live);
}

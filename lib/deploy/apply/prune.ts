import { inParallel } from '../in-parallel';
import type { Remark } from './apply-event';
import type { KubeObject } from './manifests/kube-object';
import { groupOf, kindKey, type ObjectName, objectKey, showName } from './manifests/object-name';
import { ApiError } from './server/api-error';
import { collectionPath } from './server/discovery';
import { FIELD_MANAGER } from './server/server-side-apply';
import type { Session } from './server/session';
import { rankOf } from './waves';

/** What may be removed beside the harmless. */
export interface PruneOptions {
  /**
   * Volumes, claims and snapshots: their data goes with them, unless the class says otherwise.
   *
   * @default false
   */
  readonly volumes?: boolean;
  /**
   * Namespaces, with everything that is in them.
   *
   * @default false
   */
  readonly namespaces?: boolean;
  /**
   * CustomResourceDefinitions, with every object of their kinds.
   *
   * @default false
   */
  readonly definitions?: boolean;
}

/** What a prune does with the objects that the manifests no longer have. */
export interface Removals {
  /** In the order in which they are removed: workloads before what they need. */
  readonly removed: readonly Removal[];
  /** Those that stay, and why. They stay in the inventory too, unless another platform has them. */
  readonly kept: readonly Remark[];
}

/** An object to remove. */
export interface Removal {
  readonly object: ObjectName;
  readonly path: string;
  /** So that no namesake of it is removed. */
  readonly uid: string;
}

/** The kinds of which much hangs, and the option that allows to remove them. */
const GUARDED: Readonly<Record<string, keyof PruneOptions>> = {
  PersistentVolume: 'volumes',
  PersistentVolumeClaim: 'volumes',
  'VolumeSnapshot.snapshot.storage.k8s.io': 'volumes',
  'VolumeSnapshotContent.snapshot.storage.k8s.io': 'volumes',
  Namespace: 'namespaces',
  'CustomResourceDefinition.apiextensions.k8s.io': 'definitions',
};

/**
 * What would go; what is gone already is in neither list.
 *
 * @param others platforms by the objects that they have
 */
export async function planRemovals(
  candidates: readonly ObjectName[],
  others: ReadonlyMap<string, string>,
  options: PruneOptions,
  session: Session,
): Promise<Removals> {
  const removed: Removal[] = [];
  const kept: Remark[] = [];
  const sorted = [...candidates].sort((one, other) => rankOf(other) - rankOf(one));
  await inParallel(sorted, async (object) => {
    const path = await tryLocate(object, session);
    const live = path && (await session.client.tryGet<KubeObject>(path, showName(object)));
    if (!path || !live) return;
    const owner = others.get(objectKey(object));
    const reason = owner === undefined ? reasonToKeep(object, live, options) : `platform '${owner}' has it, too`;
    if (reason === undefined) removed.push({ object, path, uid: live.metadata.uid ?? '' });
    else kept.push({ object, reason });
  });
  removed.sort((one, other) => sorted.indexOf(one.object) - sorted.indexOf(other.object));
  return { removed, kept };
}

/** Removes them one after the other. */
export async function remove(removals: readonly Removal[], { client, report }: Session): Promise<void> {
  for (const { object, path, uid } of removals) {
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions: { uid } };
    try {
      await client.request({ method: 'DELETE', path, body, isConditional: true, subject: showName(object) });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error;
    }
    report({ type: 'pruned', object });
  }
}

function reasonToKeep(object: ObjectName, { metadata }: KubeObject, options: PruneOptions): string | undefined {
  const guard = GUARDED[kindKey(object)];
  if (guard !== undefined && options[guard] !== true) return `--prune removes it only with --prune-${guard}`;
  const managers = (metadata.managedFields ?? []).map(({ manager }) => manager);
  // of an object that is nothing but a name the server notes no manager
  return managers.length === 0 || managers.includes(FIELD_MANAGER) ? undefined : 'somebody else made it anew';
}

/** Where it is; nothing where its kind is gone. Its version may have been replaced by another. */
async function tryLocate({ apiVersion, kind, namespace, name }: ObjectName, { discovery }: Session) {
  const isServed = (await discovery.tryFind(apiVersion, kind)) !== undefined;
  const version = isServed ? apiVersion : await discovery.tryFindVersion(groupOf(apiVersion));
  const resource = version && (await discovery.tryFind(version, kind));
  return version && resource && `${collectionPath(version, resource, namespace)}/${encodeURIComponent(name)}`;
}

import { isOwner, type KubeObject } from './manifests/kube-object';
import { kindKey } from './manifests/object-name';
import type { PlacedObject } from './manifests/placed-object';
import { ApiError } from './server/api-error';
import { FIELD_MANAGER, type PatchOptions, serverSideApply } from './server/server-side-apply';
import type { Session } from './server/session';

/**
 * Holds `spec.replicas` of workloads whose manifest leaves the number to others.
 *
 * A field that nobody owns any more falls back to its default, which is one replica. So a second manager takes the
 * number over, at its present value, before the first lets go of it; whoever scales the workload next takes it from
 * there. Source: Kubernetes, "Server-Side Apply", transferring ownership.
 */
export const REPLICAS_MANAGER = 'ackb-replicas';

const SCALABLE = new Set([
  'Deployment.apps',
  'ReplicaSet.apps',
  'StatefulSet.apps',
  'CloneSet.apps.kruise.io',
  'StatefulSet.apps.kruise.io',
  'UnitedDeployment.apps.kruise.io',
]);

/** Whether a kind has a number of replicas that others may decide. */
export function isScalable(placed: PlacedObject): boolean {
  return SCALABLE.has(kindKey(placed.name));
}

/** The number, unless the object does not say. */
export function replicasOf({ spec }: KubeObject): number | undefined {
  return spec?.replicas as number | undefined;
}

/** The same object with a number. */
export function withReplicas(object: KubeObject, replicas: number): KubeObject {
  return { ...object, spec: { ...object.spec, replicas } };
}

/** Whether applying the manifest gives up a number that we set before. */
export function givesUpReplicas({ object }: PlacedObject, live: KubeObject): boolean {
  return replicasOf(object) === undefined && isOwner(live, FIELD_MANAGER, 'replicas');
}

/** Whether the manifest says a number again that {@link REPLICAS_MANAGER} holds. */
export function takesBackReplicas({ object }: PlacedObject, live: KubeObject): boolean {
  return replicasOf(object) !== undefined && isOwner(live, REPLICAS_MANAGER, 'replicas');
}

/** Makes a workload with as many replicas as its autoscaler wants at least, instead of one. */
export async function createScaled(
  placed: PlacedObject,
  minimum: number,
  { client }: Session,
  options: PatchOptions,
): Promise<KubeObject> {
  return serverSideApply(client, placed, withReplicas(placed.object, minimum), options);
}

/** Gives the number to {@link REPLICAS_MANAGER}, without changing it. */
export async function handOver(placed: PlacedObject, live: KubeObject, { client, report }: Session): Promise<void> {
  const replicas = replicasOf(live);
  if (replicas === undefined) return;
  try {
    await serverSideApply(client, placed, onlyReplicas(live, replicas), { manager: REPLICAS_MANAGER });
    report({ type: 'handed-over', object: placed.name, replicas });
  } catch (error) {
    // scaled by somebody meanwhile: then it is theirs already
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
  }
}

/** The manifest says a number again: what {@link REPLICAS_MANAGER} holds must not stand against it. */
export async function takeBack(placed: PlacedObject, live: KubeObject, { client }: Session): Promise<void> {
  const replicas = replicasOf(placed.object);
  if (replicas === undefined || !takesBackReplicas(placed, live)) return;
  await serverSideApply(client, placed, onlyReplicas(live, replicas), { manager: REPLICAS_MANAGER });
}

/** Leaves the number to us alone, after {@link takeBack}. */
export async function letGo(placed: PlacedObject, applied: KubeObject, { client }: Session): Promise<KubeObject> {
  if (!takesBackReplicas(placed, applied)) return applied;
  return serverSideApply(client, placed, identityOf(applied), { manager: REPLICAS_MANAGER });
}

function onlyReplicas(object: KubeObject, replicas: number): object {
  return { ...identityOf(object), spec: { replicas } };
}

function identityOf({ apiVersion, kind, metadata: { name, namespace } }: KubeObject): object {
  return { apiVersion, kind, metadata: { name, namespace } };
}

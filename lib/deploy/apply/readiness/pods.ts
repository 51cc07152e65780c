import { conditionOf, type KubeObject } from '../manifests/kube-object';
import { kindKey, showName } from '../manifests/object-name';
import type { PlacedObject } from '../manifests/placed-object';
import { collectionPath } from '../server/discovery';
import type { Session } from '../server/session';

interface ContainerState {
  readonly name: string;
  readonly restartCount?: number;
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string };
  };
}

/** A container that does not run. */
export interface WaitingContainer {
  readonly pod: string;
  readonly container: string;
  readonly reason: string;
  readonly message?: string;
  readonly restarts: number;
  /** Since when the pod has its node, UTC. @default - nobody says */
  readonly since?: string;
}

const PODS = { plural: 'pods', isNamespaced: true };

/** The pods of a workload as it is now: those of older versions do not count. */
export async function podsOf({ name, path }: PlacedObject, { client }: Session): Promise<KubeObject[]> {
  const workload = await client.tryGet<KubeObject>(path, showName(name));
  if (!workload) return [];
  if (workload.kind === 'Pod') return [workload];
  const selector = selectorOf(workload);
  if (selector === undefined) return [];
  const list = async (at: string) =>
    (await client.tryGet<{ items: KubeObject[] }>(at, `the pods of ${showName(name)}`, { labelSelector: selector }))
      ?.items ?? [];
  const pods = (await list(collectionPath('v1', PODS, name.namespace))).filter(
    ({ metadata }) => metadata.deletionTimestamp === undefined,
  );
  if (kindKey(name) !== 'Deployment.apps') return pods.filter((pod) => isOfRevision(pod, workload));
  const sets = await list(collectionPath('apps/v1', { plural: 'replicasets', isNamespaced: true }, name.namespace));
  const newest = sets.find((set) => isOwned(set, workload) && revisionOf(set) === revisionOf(workload));
  return pods.filter((pod) => newest !== undefined && isOwned(pod, newest));
}

/** Containers that wait for something else than their turn. */
export function waitingContainers(pods: readonly KubeObject[]): WaitingContainer[] {
  return pods.flatMap((pod) => {
    const { metadata, status } = pod;
    const since = conditionOf(pod, 'PodScheduled')?.lastTransitionTime ?? metadata.creationTimestamp;
    const { initContainerStatuses = [], containerStatuses = [] } = (status ?? {}) as Readonly<
      Record<string, readonly ContainerState[] | undefined>
    >;
    return [...initContainerStatuses, ...containerStatuses].flatMap(({ name, state, restartCount = 0 }) => {
      const { reason, message } = state?.waiting ?? {};
      if (reason === undefined || reason === 'PodInitializing' || reason === 'ContainerCreating') return [];
      return [{ pod: metadata.name, container: name, reason, message, restarts: restartCount, since }];
    });
  });
}

const HOPELESS = ['InvalidImageName', 'ErrImageNeverPull'];

/** A registry may be away for a moment, a Secret come a moment later. */
const HOPELESS_AFTER_A_WHILE = ['ImagePullBackOff', 'CreateContainerConfigError'];

/** Milliseconds. */
const WHILE = 30_000;

const RESTARTS_ENOUGH = 3;

/** Whether it will not start, however long one waits: no such image or setting, or it ends each time it starts. */
export function isHopeless({ reason, restarts, since }: WaitingContainer, now = Date.now()): boolean {
  if (HOPELESS_AFTER_A_WHILE.includes(reason)) return since === undefined || now - Date.parse(since) >= WHILE;
  return HOPELESS.includes(reason) || (reason === 'CrashLoopBackOff' && restarts >= RESTARTS_ENOUGH);
}

function selectorOf({ spec }: KubeObject): string | undefined {
  const { matchLabels = {} } = (spec?.selector ?? {}) as { matchLabels?: Readonly<Record<string, string>> };
  const terms = Object.entries(matchLabels).map(([label, value]) => `${label}=${value}`);
  return terms.length > 0 ? terms.join(',') : undefined;
}

function isOwned({ metadata }: KubeObject, owner: KubeObject): boolean {
  return (metadata.ownerReferences ?? []).some(({ uid }) => uid === owner.metadata.uid);
}

function isOfRevision(pod: KubeObject, workload: KubeObject): boolean {
  const revision = workload.status?.updateRevision;
  const label = pod.metadata.labels?.['controller-revision-hash'];
  return isOwned(pod, workload) && (revision === undefined || label === revision);
}

function revisionOf({ metadata }: KubeObject): string | undefined {
  return metadata.annotations?.['deployment.kubernetes.io/revision'];
}

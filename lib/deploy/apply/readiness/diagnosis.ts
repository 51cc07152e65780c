import type { KubeObject } from '../manifests/kube-object';
import { type ObjectName, showName } from '../manifests/object-name';
import type { PlacedObject } from '../manifests/placed-object';
import { podSpecOf } from '../manifests/pod-template';
import { collectionPath } from '../server/discovery';
import type { Session } from '../server/session';
import { podsOf, type WaitingContainer, waitingContainers } from './pods';

/** Why an object is not ready, as far as the cluster tells. */
export interface Trouble {
  readonly object: ObjectName;
  readonly reason: string;
  readonly containers: readonly WaitingContainer[];
  /** What the cluster noted about the object and its pods, oldest first: `FailedScheduling: …`. */
  readonly events: readonly string[];
  /** The last lines of the container that keeps ending. */
  readonly log: readonly string[];
}

const EVENTS_SHOWN = 5;
const LOG_LINES = 10;

/** Asks what the cluster knows; a question that is refused goes without an answer. */
export async function diagnose(placed: PlacedObject, reason: string, session: Session): Promise<Trouble> {
  const pods = podSpecOf(placed.object) ? await orNone(podsOf(placed, session)) : [];
  const containers = waitingContainers(pods);
  const events = await Promise.all([
    orNone(eventsOf(placed.name, session)),
    ...pods
      .slice(0, 3)
      .map(({ metadata: { name } }) => orNone(eventsOf({ ...placed.name, kind: 'Pod', name }, session))),
  ]);
  const crashing = containers.find((container) => container.reason === 'CrashLoopBackOff');
  return {
    object: placed.name,
    reason,
    containers,
    events: [...new Set(events.flat())].slice(-EVENTS_SHOWN),
    log: crashing ? await orNone(logOf(crashing, placed.name, session)) : [],
  };
}

/** The same as text, a line each. */
export function showTrouble({ object, reason, containers, events, log }: Trouble): string {
  return [
    `${showName(object)} is not ready: ${reason}`,
    ...containers.map(
      ({ pod, container, reason: why, message }) =>
        `  pod ${pod}, container ${container}: ${why}${message ? `: ${message}` : ''}`,
    ),
    ...events.map((event) => `  event ${event}`),
    ...(log.length > 0 ? ['  its last lines:', ...log.map((line) => `    ${line}`)] : []),
  ].join('\n');
}

async function eventsOf({ kind, namespace = 'default', name }: ObjectName, { client }: Session): Promise<string[]> {
  const path = collectionPath('v1', { plural: 'events', isNamespaced: true }, namespace);
  const fieldSelector = `involvedObject.kind=${kind},involvedObject.name=${name}`;
  const list = await client.tryGet<{ items: readonly KubeObject[] }>(path, 'events', { fieldSelector });
  return (list?.items ?? [])
    .filter(({ type }) => type === 'Warning')
    .map(({ reason, message }) => `${reason}: ${message}`);
}

async function logOf({ pod, container }: WaitingContainer, { namespace }: ObjectName, { client }: Session) {
  const path = `${collectionPath('v1', { plural: 'pods', isNamespaced: true }, namespace)}/${pod}/log`;
  const query = { container, previous: 'true', tailLines: String(LOG_LINES) };
  return (await client.getText(path, `the log of pod ${pod}`, query)).trimEnd().split('\n');
}

function orNone<T>(asked: Promise<T[]>): Promise<T[]> {
  return asked.catch(() => []);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../../in-parallel';
import type { Remark } from '../apply-event';
import type { KubeObject } from '../manifests/kube-object';
import { showName } from '../manifests/object-name';
import type { PlacedObject } from '../manifests/placed-object';
import { podSpecOf } from '../manifests/pod-template';
import type { ScaleTargets } from '../scale-targets';
import type { Session } from '../server/session';
import { checkReadiness } from './check-readiness';
import { diagnose } from './diagnosis';
import { NotReadyError } from './not-ready-error';
import { isHopeless, podsOf, waitingContainers } from './pods';
import type { Readiness, ReadinessFacts } from './readiness';

/** How long, and what counts. */
export interface WaitOptions {
  readonly targets: ScaleTargets;
  readonly jobs: ReadinessFacts['jobs'];
  /** Seconds until what is not ready has failed. */
  readonly timeout: number;
}

/** An object that was looked at. */
interface Look {
  readonly placed: PlacedObject;
  readonly readiness: Readiness;
}

/** Pods are looked at each so many times, as that takes three requests a workload. */
const PODS_EACH = 5;

/** More would say the same. */
const DIAGNOSED = 10;

/**
 * Waits until all are ready; reports what is waited for whenever that changes.
 *
 * @throws NotReadyError at the first that failed, or with all that are not ready in time
 */
export async function awaitReady(
  objects: readonly PlacedObject[],
  session: Session,
  options: WaitOptions,
): Promise<void> {
  const end = Date.now() + options.timeout * 1000;
  let open = objects;
  let shown = '';
  for (let round = 1; open.length > 0; round += 1) {
    const looks = await lookAt(open, session, options, round);
    for (const { placed, readiness } of looks) {
      if (readiness.state === 'ready') session.report({ type: 'ready', object: placed.name });
    }
    const waiting = looks.filter(({ readiness }) => readiness.state !== 'ready');
    const failed = waiting.filter(({ readiness }) => readiness.state === 'failed');
    if (failed.length > 0) throw await notReady(failed, session);
    const remarks = waiting.map(remarkOf);
    if (remarks.length > 0 && JSON.stringify(remarks) !== shown) session.report({ type: 'waiting', objects: remarks });
    shown = JSON.stringify(remarks);
    open = waiting.map(({ placed }) => placed);
    if (open.length > 0 && Date.now() >= end) throw await notReady(waiting, session, options.timeout);
    if (open.length > 0) await sleep(session.look, undefined, { signal: session.signal });
  }
}

async function lookAt(
  open: readonly PlacedObject[],
  session: Session,
  { targets, jobs }: WaitOptions,
  round: number,
): Promise<Look[]> {
  const live = await fetchAll(open, session);
  return inParallel(open, async (placed) => {
    const object = live.get(placed.path);
    if (!object) return { placed, readiness: { state: 'failed', reason: 'somebody removed it' } };
    const readiness = checkReadiness(object, { minimum: targets.minimumOf(placed.name), jobs });
    if (readiness.state !== 'pending' || round % PODS_EACH !== 0) return { placed, readiness };
    return { placed, readiness: (await hopeless(placed, session)) ?? readiness };
  });
}

/** The objects as they are: one request for each, or one for all of a kind in a namespace. */
async function fetchAll(open: readonly PlacedObject[], { client }: Session): Promise<Map<string, KubeObject>> {
  const collections = new Map<string, PlacedObject[]>();
  for (const placed of open) {
    const others = collections.get(placed.collection);
    if (others) others.push(placed);
    else collections.set(placed.collection, [placed]);
  }
  const found = new Map<string, KubeObject>();
  await inParallel([...collections], async ([collection, [first, ...more]]) => {
    if (!first) return;
    const { apiVersion, kind } = first.name;
    if (more.length === 0) {
      const object = await client.tryGet<KubeObject>(first.path, showName(first.name));
      if (object) found.set(first.path, object);
      return;
    }
    const list = await client.tryGet<{ items: readonly KubeObject[] }>(collection, `the objects of kind ${kind}`);
    for (const item of list?.items ?? []) {
      // a list says the kind of its items once
      found.set(`${collection}/${encodeURIComponent(item.metadata.name)}`, { ...item, apiVersion, kind });
    }
  });
  return found;
}

async function hopeless(placed: PlacedObject, session: Session): Promise<Readiness | undefined> {
  if (!podSpecOf(placed.object)) return undefined;
  const container = waitingContainers(await podsOf(placed, session)).find((one) => isHopeless(one));
  return container && { state: 'failed', reason: `its pods do not start (${container.reason})` };
}

function remarkOf({ placed, readiness }: Look): Remark {
  return { object: placed.name, reason: readiness.state === 'ready' ? '' : readiness.reason };
}

async function notReady(looks: readonly Look[], session: Session, timeout?: number): Promise<NotReadyError> {
  const late = timeout === undefined ? '' : ` after ${timeout} s`;
  const troubles = await inParallel(looks.slice(0, DIAGNOSED), (look) =>
    diagnose(look.placed, `${remarkOf(look).reason}${late}`, session),
  );
  return new NotReadyError(troubles, Math.max(0, looks.length - DIAGNOSED));
}

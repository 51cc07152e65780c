import {
  Alerts,
  Logs,
  Metrics,
  NetworkAccess,
  Peer,
  type PodProps,
  PodSecurity,
  Port,
  type ReplicatedProps,
  Rollout,
  ScheduledJob,
  Spread,
  StatefulApplication,
  Tracing,
  WebApplication,
  Worker,
} from '../../../charts';
import type { newChart } from '../manifests';
import type { Dice } from './dice';
import { makeContainer, makeDrain, makeInitContainers, makeProbes, makeSidecars } from './random-container';
import { makeExposure } from './random-exposure';
import { NAMESPACE, type RandomPlace } from './random-place';
import { makeScaling, type RandomScaling } from './random-scaling';

export const CLASSES = { WebApplication, Worker, StatefulApplication, ScheduledJob };

/** A workload that can be made. */
export interface RandomWorkload {
  readonly type: keyof typeof CLASSES;
  readonly props: Readonly<Record<string, any>>;
}

export function define(chart: ReturnType<typeof newChart>, id: string, { type, props }: RandomWorkload): void {
  new CLASSES[type](chart, id, props as never);
}

/** Any of the four, each possible; `name` is its own, also where its props leave it out. */
export function makeWorkload(dice: Dice, place: RandomPlace, name: string): RandomWorkload {
  return dice.one<RandomWorkload>(
    () => ({ type: 'ScheduledJob', props: makeScheduledJob(dice, place, name) }),
    () => ({ type: 'Worker', props: makeWorker(dice, place, name) }),
    () => ({ type: 'WebApplication', props: makeWebApplication(dice, place, name) }),
    () => ({ type: 'StatefulApplication', props: makeStateful(dice, place, name) }),
  );
}

function makeWebApplication(dice: Dice, place: RandomPlace, name: string) {
  const scaling = makeScaling(dice, place, 'web', false);
  return {
    ...makeReplicated(dice, place, name, scaling, false),
    port: dice.integer(1024, 8999),
    rollout: makeRollout(dice, scaling),
    exposure: makeExposure(dice, place, name),
    probes: dice.maybe(() => makeProbes(dice, true)),
    drain: dice.maybe(() => makeDrain(dice, true)),
    alerts: dice.maybe(() => Alerts.web({ memoryPercent: dice.maybe(() => dice.integer(1, 99)) })),
  };
}

function makeWorker(dice: Dice, place: RandomPlace, name: string) {
  const scaling = makeScaling(dice, place, 'worker', false);
  return {
    ...makeReplicated(dice, place, name, scaling, false),
    rollout: makeRollout(dice, scaling),
    probes: dice.maybe(() => makeProbes(dice, false)),
    drain: dice.maybe(() => makeDrain(dice, false)),
    alerts: dice.maybe(() => Alerts.worker({ without: ['ContainerRestarting'] })),
  };
}

function makeStateful(dice: Dice, place: RandomPlace, name: string) {
  const scaling = makeScaling(dice, place, 'server', true);
  const exposure = makeExposure(dice, place, name);
  return {
    ...makeReplicated(dice, place, name, scaling, true),
    port: dice.integer(1024, 8999),
    portName: exposure ? undefined : dice.pick(undefined, 'postgres'),
    exposure,
    probes: dice.maybe(() => makeProbes(dice, true)),
    drain: dice.maybe(() => makeDrain(dice, true)),
    podManagementPolicy: dice.pick(undefined, 'Parallel', 'OrderedReady'),
    minReadySeconds: dice.maybe(() => dice.integer(0, 60)),
    alerts: dice.maybe(() => Alerts.web()),
  };
}

function makeScheduledJob(dice: Dice, place: RandomPlace, name: string) {
  const concurrencyPolicy = dice.pick(undefined, 'Forbid', 'Replace', 'Allow');
  const replicas = concurrencyPolicy === 'Allow' ? 'many' : 'one';
  return {
    ...makePod(dice, place, { name, replicas, isStateful: false }),
    ...makeContainer(dice, place, { name, replicas, isStateful: false }),
    schedule: dice.pick('@daily', '*/5 * * * *', '30 3 1,15 JAN-JUN MON'),
    timeZone: place.minor >= 27 ? dice.pick(undefined, 'Europe/Madrid') : undefined,
    concurrencyPolicy,
    restartPolicy: dice.pick(undefined, 'Never', 'OnFailure'),
    activeDeadlineSeconds: dice.maybe(() => dice.integer(1, 9999)),
    startingDeadlineSeconds: dice.maybe(() => dice.integer(10, 9999)),
    backoffLimit: dice.maybe(() => dice.integer(0, 9)),
    ttlSecondsAfterFinished: dice.maybe(() => dice.integer(0, 9999)),
    interruptions: dice.pick(undefined, 'avoided', 'allowed'),
    alerts: dice.maybe(() => Alerts.job()),
    network: makeNetwork(dice, false),
  };
}

/** What all have whose pods stay. */
function makeReplicated(
  dice: Dice,
  place: RandomPlace,
  name: string,
  { scaling, min, max }: RandomScaling,
  isStateful: boolean,
): Omit<ReplicatedProps, 'drain' | 'probes' | 'alerts'> {
  const needs = { name, isStateful, replicas: max > 1 ? 'many' : 'one' } as const;
  const extraPorts = dice.maybe(() => ({ metrics: 9113, ...(dice.isHeads() ? { admin: 9114 } : {}) }));
  return {
    ...makePod(dice, place, needs),
    ...makeContainer(dice, place, needs),
    scaling,
    extraPorts,
    sidecars: dice.maybe(() => makeSidecars(dice, place, needs)),
    spread: dice.pick(undefined, Spread.required(), Spread.none()),
    maxUnavailable: max > 1 ? dice.maybe(() => dice.integer(1, Math.max(1, min - 1))) : undefined,
    metrics: extraPorts && dice.maybe(() => makeMetrics(dice)),
    // the port of the metrics alone is none that a bare peer could reach
    network: makeNetwork(dice, extraPorts?.admin !== undefined),
  };
}

function makeMetrics(dice: Dice): Metrics {
  return dice.one(
    () => Metrics.scraped({ port: 'metrics', intervalSeconds: dice.pick(undefined, 30) }),
    () => Metrics.annotated({ port: 'metrics' }),
  );
}

/** One on a disk is recreated. */
function makeRollout(dice: Dice, { max }: RandomScaling): Rollout | undefined {
  if (max === 1) return dice.pick(undefined, Rollout.recreate());
  return dice.one(
    () => undefined,
    () => Rollout.surge({ maxSurge: dice.pick<number | string>(1, '50%'), minReadySeconds: dice.integer(1, 60) }),
    () => Rollout.recreate(),
  );
}

/** What all pods have. */
function makePod(dice: Dice, place: RandomPlace, { name }: { name: string; replicas: string; isStateful: boolean }) {
  const isCloud = place.target.platform === 'ack';
  const identity = { namespace: NAMESPACE, name: `${name}-account`, annotations: {}, podLabels: { identity: 'on' } };
  return {
    target: place.target,
    initContainers: dice.maybe(() => makeInitContainers(dice, place, { name, replicas: 'many', isStateful: false })),
    security: makeSecurity(dice, place),
    tolerations: dice.pick<PodProps['tolerations']>(undefined, [{ key: 'gpu', value: 'a100', effect: 'NoSchedule' }]),
    nodeSelector: dice.pick<PodProps['nodeSelector']>(undefined, { 'example.com/kind': 'gpu' }),
    imagePullSecrets: dice.pick(undefined, ['registry']),
    serviceAccount: dice.pick<PodProps['serviceAccount']>(undefined, 'robot', place.account, identity),
    priority: dice.pick(undefined, place.priority),
    logs: isCloud ? dice.maybe(() => Logs.stdout({ ttlDays: 30, tags: { team: 'shop' } })) : undefined,
    tracing: isCloud ? dice.maybe(() => Tracing.arms({ language: dice.pick(undefined, 'python') })) : undefined,
    name: dice.pick(undefined, `${name}-named`),
    application: dice.maybe(() => dice.word()),
    component: dice.maybe(() => dice.word()),
    partOf: dice.maybe(() => dice.word()),
    labels: dice.maybe(() => ({ [dice.word()]: dice.word(), 'example.com/team': 'blue' })),
  };
}

/** As little as the namespace asks for. */
function makeSecurity(dice: Dice, { profile }: RandomPlace): PodSecurity | undefined {
  const user = dice.integer(1, 65534);
  const capabilities = dice.pick(undefined, ['NET_BIND_SERVICE' as const]);
  const rootFilesystem = dice.pick(undefined, 'writable' as const);
  const restricted = dice.pick(undefined, PodSecurity.restricted({ user, capabilities, rootFilesystem }));
  if (profile === 'restricted') return restricted;
  if (profile === 'baseline') return dice.pick(restricted, PodSecurity.baseline());
  return dice.pick(restricted, PodSecurity.baseline(), PodSecurity.none({ capabilities: ['NET_ADMIN'] }));
}

/** Peers that are there whatever else is. */
function makeNetwork(dice: Dice, hasPorts: boolean): NetworkAccess | undefined {
  const from = hasPorts ? [Peer.namespace('kube-system')] : [{ peer: Peer.cidr('10.0.0.0/8'), ports: [9000] }];
  const to = dice.some(
    { peer: Peer.cidr('172.16.64.0/24'), ports: [3306, Port.udp(514)] },
    { peer: Peer.internet(), ports: [443] },
    { peer: Peer.cloudServices(), ports: [443] },
  );
  return dice.one(
    () => undefined,
    () => NetworkAccess.declared({ from: dice.pick(undefined, from), to: dice.pick(undefined, to) }),
    () => NetworkAccess.ingressOnly({ from }),
    () => NetworkAccess.open(),
  );
}

import { titleOf } from '../kubernetes/manifest';
import { kindOf, type Workload } from '../kubernetes/manifest-graph';
import { entriesOf, isObject } from '../plain-json';
import type { PlatformGraph } from '../platform-graph';
import { type Answer, both, type Loss, no, unknown, yes } from './answer';
import type { ClusterVerdict } from './cluster-verdict';
import { type PlacedVolume, placedVolumesOf } from './volume-places';
import { type Replicas, WorkloadFacts } from './workload-facts';

/** What a workload survives. */
export interface WorkloadVerdict {
  readonly subject: string;
  readonly answers: Readonly<Record<Loss, Answer>>;
}

/** The verdict on whatever keeps pods running, and on pods by themselves; none on jobs, and on what is scaled to none. */
export function workloadVerdicts(
  platform: PlatformGraph,
  clusters: readonly ClusterVerdict[],
): readonly WorkloadVerdict[] {
  const { objects } = platform;
  const facts = WorkloadFacts.of(objects);
  return objects.manifests.flatMap((manifest) => {
    const workload = objects.workloadOf(manifest);
    if (!workload) return [];
    const subject = titleOf(manifest);
    if (kindOf(manifest) === '/Pod') return [{ subject, answers: ALONE }];
    const replicas = facts.replicasOf(workload);
    if (!replicas || replicas.max === 0) return [];
    return [{ subject, answers: answersOf(workload, replicas, platform, clusters) }];
  });
}

const NEVER_AGAIN = no('nobody makes the pod again');
const ALONE = { pod: NEVER_AGAIN, node: NEVER_AGAIN, zone: NEVER_AGAIN };

function answersOf(
  workload: Workload,
  replicas: Replicas,
  platform: PlatformGraph,
  clusters: readonly ClusterVerdict[],
): Readonly<Record<Loss, Answer>> {
  const number = enough(replicas);
  const volumes = placedVolumesOf(workload, platform);
  if (number.survives === 'no')
    return { pod: number, node: both(number, ...data(volumes, 'node')), zone: both(number, ...data(volumes, 'zone')) };
  return {
    pod: number,
    node: both(number, onNodes(workload, clusters), ...data(volumes, 'node'), ...attached(workload, volumes)),
    zone: both(number, overZones(workload, clusters), ...data(volumes, 'zone')),
  };
}

function enough({ by, min }: Replicas): Answer {
  const keeper = by.kind === 'HorizontalPodAutoscaler' ? ', kept by its autoscaler' : '';
  if (min >= 2) return yes(`${min} replicas${keeper}`);
  return no(min === 1 ? 'one replica: nobody answers until another is ready' : 'there may be no replica');
}

/** Where pods are put beside each other. */
function spreadsOver(workload: Workload, ...keys: readonly string[]): boolean {
  const { affinity, topologySpreadConstraints } = workload.template.spec;
  for (const [, constraint] of entriesOf('', topologySpreadConstraints))
    if (keys.includes(constraint?.topologyKey)) return true;
  const apart = isObject(affinity?.podAntiAffinity) ? affinity.podAntiAffinity : {};
  const terms = [
    ...[apart.requiredDuringSchedulingIgnoredDuringExecution ?? []].flat(),
    ...[apart.preferredDuringSchedulingIgnoredDuringExecution ?? []].flat().map((one) => one?.podAffinityTerm),
  ];
  return terms.some((term) => keys.includes(term?.topologyKey));
}

const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

function onNodes(workload: Workload, clusters: readonly ClusterVerdict[]): Answer {
  const isVirtual = clusters.length > 0 && clusters.every((cluster) => cluster.isVirtual);
  if (isVirtual) return yes('each pod has a machine of its own');
  const cluster = both(...clusters.map(({ nodes }) => nodes.node));
  if (!spreadsOver(workload, NODE, ZONE)) return both(no('its replicas may lie on one node'), cluster);
  if (clusters.length === 0) return yes('spread over nodes');
  return cluster.survives === 'yes' ? yes('spread over nodes') : cluster;
}

function overZones(workload: Workload, clusters: readonly ClusterVerdict[]): Answer {
  const cluster = both(...clusters.map(({ nodes }) => nodes.zone));
  if (!spreadsOver(workload, ZONE)) return both(no('its replicas may lie in one zone'), cluster);
  if (clusters.length === 0) return unknown('spread over zones, if there are several: no template says so');
  return cluster.survives === 'yes' ? yes(`spread over zones, ${cluster.because}`) : cluster;
}

/** What the data says: what each replica has of its own is lost with that replica only. */
function data(volumes: readonly PlacedVolume[], loss: 'node' | 'zone'): readonly Answer[] {
  return volumes.flatMap(({ isPerReplica, place, words }) => {
    if (place === 'unknown') return [unknown(words)];
    const isLost = place === 'node' || (place === 'zone' && loss === 'zone');
    if (!isLost) return loss === 'zone' ? [yes(words)] : [];
    return [isPerReplica ? yes(`${words}: each replica has one of its own`) : no(words)];
  });
}

/** A disk is attached to one node: other replicas do not get it. */
function attached({ manifest }: Workload, volumes: readonly PlacedVolume[]): readonly Answer[] {
  if (kindOf(manifest) === 'apps/StatefulSet') return [];
  return volumes.flatMap(({ isDisk, name }) =>
    isDisk ? [no(`volume ${name} is a disk, which one node has at a time`)] : [],
  );
}

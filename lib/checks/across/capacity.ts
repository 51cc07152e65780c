import { WorkloadFacts } from '../availability/workload-facts';
import type { Manifest } from '../kubernetes/manifest';
import { kindOf, type Workload } from '../kubernetes/manifest-graph';
import { containersOf } from '../kubernetes/pod-template';
import { quantityOf } from '../kubernetes/quantity';
import { nodesOf, roomOf } from '../network/addresses';
import type { Cluster } from '../network/clusters';
import type { PlatformGraph } from '../platform-graph';
import { type Problems, platformCheck, Rule } from '../rule';
import { type Machine, machineOf } from './machines';
import { clustersIn } from './platform-clusters';

const NO_ADDRESSES = new Rule({
  id: 'X060',
  severity: 'warning',
  title: 'More pods than addresses for pods',
  why: 'At the height of the load the last pods get no address, and wait.',
  fix: 'Give pods larger vSwitches or a larger range, or let the autoscalers stop earlier.',
  source: 'ACK: "Plan CIDR blocks for an ACK cluster"',
});

const NO_ROOM = new Rule({
  id: 'X061',
  severity: 'warning',
  title: 'Autoscalers that ask for more than the nodes can hold',
  why: 'At the height of the load the last pods stay Pending, with all nodes there that may be.',
  fix: 'Let the node pools grow further (MaxInstances, instance types), or the autoscalers stop earlier.',
  source: 'ACK: "Auto scaling overview"; ECS: instance families',
});

const TOO_LARGE = new Rule({
  id: 'X062',
  severity: 'warning',
  title: 'Pod that is larger than a node',
  why: 'No node can hold it: it stays Pending, and no autoscaler helps.',
  fix: 'Ask for less, or give a node pool larger instance types.',
  source: 'Kubernetes: Resource Management for Pods and Containers; ECS: instance families',
});

/** A workload at its largest. */
interface Demand {
  readonly manifest: Manifest;
  readonly pods: number;
  readonly requests: Machine;
}

/** What workloads ask for at the most, against what the only cluster has at the most. */
function* checkCapacity(platform: PlatformGraph): Problems {
  const [cluster, ...others] = clustersIn(platform);
  if (!cluster || others.length > 0) return;
  const demands = demandsOf(platform);
  const pods = demands.reduce((total, one) => total + one.pods, 0);
  const room = addressesOf(cluster);
  if (room !== undefined && pods > room.count)
    yield NO_ADDRESSES.at(
      room.path,
      `the workloads may have ${pods} pods, there are ${room.count} addresses for pods`,
      { of: cluster.graph.template },
    );
  if (!mayRunElsewhere(platform, cluster)) yield* checkNodes(cluster, demands);
}

function demandsOf({ objects }: PlatformGraph): readonly Demand[] {
  const facts = WorkloadFacts.of(objects);
  return objects.manifests.flatMap((manifest) => {
    const kept = facts.keptWith(manifest);
    if (!kept || !Number.isFinite(kept.replicas.max) || kept.workload.template.spec.hostNetwork) return [];
    return [{ manifest, pods: kept.replicas.max, requests: requestsOf(kept.workload) }];
  });
}

/** What pods are placed by: the sum of its containers. What asks for nothing counts as nothing. */
function requestsOf({ template }: Workload): Machine {
  const sum = (name: string) =>
    containersOf(template)
      .filter(({ list }) => list === 'containers')
      .map(({ container }) =>
        quantityOf(container.resources?.requests?.[name] ?? container.resources?.limits?.[name] ?? 0),
      )
      .reduce((total, one) => total + (Number.isNaN(one) ? 0 : one), 0);
  return { cpu: sum('cpu'), memory: sum('memory') };
}

function addressesOf(cluster: Cluster): { readonly count: number; readonly path: string } | undefined {
  const { podNetwork, podVSwitches, settings, vSwitches } = cluster;
  if (podNetwork === 'flannel' || podNetwork === 'unknown') return undefined;
  const own = podNetwork === 'terway' || settings.value('podvswitchids') !== undefined;
  const count = roomOf(own ? podVSwitches : vSwitches);
  return count === undefined ? undefined : { count, path: settings.pathOf(own ? 'podvswitchids' : 'vswitchids') };
}

/** Virtual nodes, and pools that ACK makes by itself, hold what the node pools do not. */
function mayRunElsewhere({ objects }: PlatformGraph, { addOns, kind, pools, settings }: Cluster): boolean {
  if ((kind !== 'managed' && kind !== 'dedicated') || pools.length === 0) return true;
  const isElastic = objects.allOf('scheduling.alibabacloud.com/ResourcePolicy').length > 0;
  return isElastic || addOns.has('ack-virtual-node') || !addOns.areAll || settings.value('automode') !== undefined;
}

function* checkNodes(cluster: Cluster, demands: readonly Demand[]): Problems {
  const machines = cluster.pools.map(({ instanceTypes = [] }) => instanceTypes.map(machineOf));
  if (machines.some((list) => list.length === 0 || list.includes(undefined))) return;
  const largest = largestOf(machines.flat() as Machine[]);
  for (const { manifest, requests } of demands) {
    if (kindOf(manifest) === 'serving.knative.dev/Service') continue;
    const words = excess(requests, largest);
    if (words) yield TOO_LARGE.at('spec', `a pod asks for ${words} of the largest node`, { of: manifest });
  }
  if (nodesOf(cluster).max === undefined) return;
  const room = cluster.pools
    .map((pool, index) => times(largestOf(machines[index] as Machine[]), pool.max ?? 0))
    .reduce(plus, NOTHING);
  const words = excess(demands.map(({ pods, requests }) => times(requests, pods)).reduce(plus, NOTHING), room);
  if (words) {
    const [first] = cluster.pools;
    const message = `the workloads may ask for ${words} of all nodes together`;
    yield NO_ROOM.at(first?.settings.path ?? '', message, { of: cluster.graph.template });
  }
}

const NOTHING: Machine = { cpu: 0, memory: 0 };
const GIBIBYTE = 2 ** 30;

function plus(one: Machine, other: Machine): Machine {
  return { cpu: one.cpu + other.cpu, memory: one.memory + other.memory };
}

function times({ cpu, memory }: Machine, count: number): Machine {
  return { cpu: cpu * count, memory: memory * count };
}

function largestOf(machines: readonly Machine[]): Machine {
  return {
    cpu: Math.max(...machines.map(({ cpu }) => cpu)),
    memory: Math.max(...machines.map(({ memory }) => memory)),
  };
}

function excess(wanted: Machine, there: Machine): string | undefined {
  if (wanted.cpu > there.cpu) return `${round(wanted.cpu)} vCPU, more than the ${round(there.cpu)} vCPU`;
  if (wanted.memory > there.memory)
    return `${round(wanted.memory / GIBIBYTE)} GiB, more than the ${round(there.memory / GIBIBYTE)} GiB`;
  return undefined;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

export const capacity = platformCheck([NO_ADDRESSES, NO_ROOM, TOO_LARGE], checkCapacity);

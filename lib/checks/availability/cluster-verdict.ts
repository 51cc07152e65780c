import { type Cluster, clustersOf } from '../network/clusters';
import type { NodePool } from '../network/node-pools';
import { type VSwitch, zoneCount } from '../network/v-switches';
import type { PlatformGraph } from '../platform-graph';
import { type Answer, both, type Loss, no, unknown, yes } from './answer';
import { type MachineGroup, machineGroupsOf } from './machine-groups';

/** What a cluster survives, and what workloads ask of it. */
export interface ClusterVerdict {
  readonly subject: string;
  readonly answers: Readonly<Partial<Record<Loss, Answer>>>;
  /** Whether pods run on virtual nodes: each on a machine of its own. */
  readonly isVirtual: boolean;
  /** What the nodes say, without the control plane. */
  readonly nodes: Readonly<Record<'node' | 'zone', Answer>>;
}

/** The verdict on each cluster of the templates; machines without a cluster of ACK count as one. */
export function clusterVerdicts({ templates }: PlatformGraph): readonly ClusterVerdict[] {
  return templates.flatMap((graph) => {
    const clusters = clustersOf(graph);
    if (clusters.length > 0) return clusters.map(ofCluster);
    const machines = machineGroupsOf(graph);
    return machines.length > 0 ? [ofMachines(machines)] : [];
  });
}

function ofCluster(cluster: Cluster): ClusterVerdict {
  const isVirtual = cluster.kind === 'serverless' || cluster.kind === 'acs';
  const nodes = isVirtual ? virtualNodes(cluster) : ofNodes(cluster);
  const control = controlPlane(cluster);
  return {
    subject: `cluster ${cluster.id}`,
    isVirtual,
    nodes,
    answers: { node: both(control.node, nodes.node), zone: both(control.zone, nodes.zone) },
  };
}

type ByPlace = Readonly<Record<'node' | 'zone', Answer>>;

/** ACK runs the control plane of all but dedicated and registered clusters, over the zones of the region. */
function controlPlane(cluster: Cluster): ByPlace {
  const { kind, settings, vSwitches } = cluster;
  if (kind === 'registered' || kind === 'unknown') {
    const answer = unknown('the template does not say where its control plane runs');
    return { node: answer, zone: answer };
  }
  if (kind !== 'dedicated') {
    const answer = yes('ACK runs the control plane over several zones');
    return { node: answer, zone: answer };
  }
  const masters = settings.within('controlplaneconfig').number('size') ?? settings.number('mastercount');
  if (masters === undefined) {
    const answer = unknown('the template does not say how many masters there are');
    return { node: answer, zone: answer };
  }
  if (masters < 3) {
    const answer = no(`${masters} masters are no majority when one is gone`);
    return { node: answer, zone: answer };
  }
  const zones = zoneCount(vSwitches ?? []);
  return {
    node: yes(`${masters} masters`),
    zone:
      zones >= 3
        ? yes(`${masters} masters in ${zones} zones`)
        : no(`masters in ${inZones(zones)}: losing one may take the majority`),
  };
}

function virtualNodes({ podVSwitches, vSwitches }: Cluster): ByPlace {
  const own = podVSwitches ?? vSwitches;
  return {
    node: yes('each pod has a machine of its own'),
    zone: own ? ofZones(own, 'pods') : unknown('the template does not say in which zones pods run'),
  };
}

function ofZones(vSwitches: readonly VSwitch[], words: string): Answer {
  const zones = zoneCount(vSwitches);
  return zones > 1 ? yes(`${words} in ${zones} zones`) : no(`${words} in one zone only${nameOf(vSwitches)}`);
}

function nameOf([vSwitch]: readonly VSwitch[]): string {
  return vSwitch?.zone === undefined ? '' : `, ${vSwitch.zone}`;
}

function ofNodes({ pools }: Cluster): ByPlace {
  if (pools.length === 0) {
    const answer = unknown('the template has no nodes');
    return { node: answer, zone: answer };
  }
  return { node: nodeAnswer(pools), zone: zoneAnswer(pools) };
}

function nodeAnswer(pools: readonly NodePool[]): Answer {
  const counts = pools.map(({ min }) => min);
  const known = counts.reduce<number>((total, min) => total + (min ?? 0), 0);
  if (known >= 2) return yes(`${known} nodes at the least`);
  if (counts.includes(undefined)) return unknown('the template does not say how many nodes there are');
  return no(known === 1 ? 'there may be one node only' : 'there may be no node');
}

/** Nodes in two zones at the least, of pools that are filled evenly or have only one zone. */
function zoneAnswer(pools: readonly NodePool[]): Answer {
  const vSwitches = pools.map((pool) => pool.vSwitches);
  if (vSwitches.includes(undefined)) return unknown('the template does not say in which zones nodes lie');
  const all = (vSwitches as (readonly VSwitch[])[]).flat();
  const zones = zoneCount(all);
  if (zones < 2) return no(`nodes in one zone only${nameOf(all)}`);
  const filled = new Set(pools.flatMap(zonesFilled));
  if (filled.size >= 2) return yes(`nodes in ${filled.size} zones at the least`);
  if (pools.some(({ min }) => min === undefined)) return unknown('the template does not say how many nodes there are');
  return no(`nodes may lie in one of the ${zones} zones only`);
}

/** Zones that certainly have a node. */
function zonesFilled({ group, hasZonePolicy, min = 0, vSwitches = [] }: NodePool): readonly string[] {
  const zones = [...new Set(vSwitches.map(({ zoneKey }) => zoneKey))];
  const isEven = !hasZonePolicy || group.text('multiazpolicy') === 'BALANCE';
  return zones.slice(0, isEven || zones.length === 1 ? min : Math.min(min, 1));
}

/** Machines of one's own: the control plane is told by its name. */
function ofMachines(groups: readonly MachineGroup[]): ClusterVerdict {
  const masters = groups.filter(({ isControlPlane }) => isControlPlane);
  const workers = groups.filter(({ isControlPlane }) => !isControlPlane);
  const nodes: ByPlace = { node: machineNode(workers), zone: machineZone(workers) };
  const control: ByPlace = masters.length === 0 ? { node: NO_MASTERS, zone: NO_MASTERS } : majority(masters);
  return {
    subject: 'cluster of machines',
    isVirtual: false,
    nodes,
    answers: { node: both(control.node, nodes.node), zone: both(control.zone, nodes.zone) },
  };
}

const ONLY_MASTER = no('there is one control plane only');

const NO_MASTERS = unknown('no machine is called a control plane');

function machineNode(groups: readonly MachineGroup[]): Answer {
  const count = total(groups);
  return count >= 2 ? yes(`${count} nodes`) : no(count === 1 ? 'one node only' : 'no node');
}

function machineZone(groups: readonly MachineGroup[]): Answer {
  const zones = zoneCount(groups.map(({ vSwitch }) => vSwitch));
  return zones >= 2 ? yes(`nodes in ${zones} zones`) : no('nodes in one zone only');
}

/** What stores the state of the cluster has to keep a majority. */
function majority(groups: readonly MachineGroup[]): ByPlace {
  const count = total(groups);
  if (count === 1) return { node: ONLY_MASTER, zone: ONLY_MASTER };
  const byZone = new Map<string, number>();
  for (const { count: machines, vSwitch } of groups)
    byZone.set(vSwitch.zoneKey, (byZone.get(vSwitch.zoneKey) ?? 0) + machines);
  const most = Math.max(...byZone.values());
  const keeps = (left: number) => left > count / 2;
  return {
    node: keeps(count - 1)
      ? yes(`${count} control planes`)
      : no(`${count} control planes have no majority when one is gone`),
    zone: keeps(count - most)
      ? yes(`${count} control planes in ${byZone.size} zones`)
      : no(`${most} of ${count} control planes lie in one zone`),
  };
}

function total(groups: readonly MachineGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function inZones(zones: number): string {
  return zones === 1 ? 'one zone' : `${zones} zones`;
}

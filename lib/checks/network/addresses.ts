import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, type Severity, templateCheck } from '../rule';
import { type Cluster, clustersOf } from './clusters';
import { Range } from './range';
import type { VSwitch } from './v-switches';

const FLANNEL_FULL = new Rule({
  id: 'NET050',
  severity: 'error',
  title: 'More nodes than the range of pods has room for',
  why: 'Flannel gives each node a piece of the range of pods: nodes beyond the last piece never become ready, and the range cannot be changed.',
  fix: 'Take a larger ContainerCidr, a longer NodeCidrMask, or fewer nodes.',
  source: 'ACK: "Plan CIDR blocks for an ACK cluster", Flannel',
});

const V_SWITCH_FULL = new Rule({
  id: 'NET051',
  severity: 'error',
  title: 'More nodes than their vSwitches have addresses for',
  why: 'The pool stops growing when the last address is taken, in the middle of the load it should grow for.',
  fix: 'Give the nodes larger vSwitches; the range of a vSwitch cannot be changed.',
  source: 'VPC: a vSwitch keeps four addresses of its range',
});

const FEW_FOR_PODS = new Rule({
  id: 'NET052',
  severity: 'warning',
  title: 'Few addresses for pods',
  why: 'With Terway each pod takes an address of its vSwitch: when all nodes are there, pods wait for addresses rather than for processors.',
  fix: 'Give pods larger vSwitches (/19 to /25), or the pools fewer nodes.',
  source: 'ACK: "Plan CIDR blocks for an ACK cluster", Terway',
});

/** Addresses that a node of Terway uses before it counts as small (ACK: a node needs more than 11 pods). */
const PODS_A_NODE = 12;

/** What ACK takes where a cluster says nothing (ACK: `node_cidr_mask`). */
const USUAL_NODE_MASK = 25;

/** Nodes at the least and at the most against the addresses there are. */
function* checkAddresses(_template: Template, graph: TemplateGraph): Problems {
  for (const cluster of clustersOf(graph)) {
    if (cluster.pools.length === 0) continue;
    if (cluster.podNetwork === 'flannel') yield* checkFlannel(cluster);
    yield* checkNodes(cluster);
    if (cluster.podNetwork === 'terway') yield* checkTerway(cluster);
  }
}

function* checkFlannel(cluster: Cluster): Problems {
  const { settings } = cluster;
  const mask = settings.lacks('nodecidrmask') ? USUAL_NODE_MASK : settings.number('nodecidrmask');
  const pods = Range.of(settings.value('containercidr'));
  if (!pods || mask === undefined) return;
  const room = Math.floor(2 ** (mask - pods.prefix));
  const severity = excess(cluster, room);
  if (!severity) return;
  const message = `${pods} with /${mask} a node has room for ${room} nodes, the node pools may have ${nodesOf(cluster).max}`;
  yield FLANNEL_FULL.at(settings.pathOf('containercidr'), message, { severity });
}

function* checkNodes(cluster: Cluster): Problems {
  const vSwitches = cluster.pools.map((pool) => pool.vSwitches);
  const room = roomOf(vSwitches.includes(undefined) ? undefined : (vSwitches.flat() as VSwitch[]));
  const severity = room === undefined ? undefined : excess(cluster, room);
  if (!severity) return;
  const message = `the vSwitches of the node pools have ${room} addresses, the node pools may have ${nodesOf(cluster).max} nodes`;
  yield V_SWITCH_FULL.at(cluster.settings.path, message, { severity });
}

function* checkTerway(cluster: Cluster): Problems {
  const room = roomOf(cluster.podVSwitches);
  const { max } = nodesOf(cluster);
  if (room === undefined || !max || room >= max * PODS_A_NODE) return;
  const message = `${room} addresses for pods on ${max} nodes are ${Math.floor(room / max)} a node, want ${PODS_A_NODE} or more`;
  yield FEW_FOR_PODS.at(cluster.settings.pathOf('podvswitchids'), message);
}

/** Certain where the fewest nodes are too many; possible where the most are. */
function excess(cluster: Cluster, room: number): Severity | undefined {
  const { max, min } = nodesOf(cluster);
  if (max === undefined || max <= room) return undefined;
  return min !== undefined && min > room ? 'error' : 'warning';
}

/** Nodes of all pools; none where only the deployment knows. */
export function nodesOf({ pools }: Cluster): { readonly min?: number; readonly max?: number } {
  const sum = (numbers: readonly (number | undefined)[]) =>
    numbers.reduce<number | undefined>(
      (total, one) => (total === undefined || one === undefined ? undefined : total + one),
      0,
    );
  return { min: sum(pools.map(({ min }) => min)), max: sum(pools.map(({ max }) => max)) };
}

/** Addresses that vSwitches can give away; none where a range is not known. */
export function roomOf(vSwitches: readonly VSwitch[] | undefined): number | undefined {
  const ranges = vSwitches && [...new Map(vSwitches.map((one) => [one.key, one.range])).values()];
  if (!ranges || ranges.length === 0 || ranges.includes(undefined)) return undefined;
  return (ranges as Range[]).reduce((total, { usable }) => total + usable, 0);
}

export const addresses = templateCheck([FLANNEL_FULL, V_SWITCH_FULL, FEW_FOR_PODS], checkAddresses);

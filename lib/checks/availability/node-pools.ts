import { type Cluster, clustersOf } from '../network/clusters';
import { type NodePool, poolsOf } from '../network/node-pools';
import { zoneCount } from '../network/v-switches';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';

const ONE_ZONE = new Rule({
  id: 'HA010',
  severity: 'warning',
  title: 'Node pool in one zone',
  why: 'It is lost with that zone, and everything that only it can run.',
  fix: 'Give it vSwitches of two zones or more, best of three, with `MultiAzPolicy: BALANCE`.',
  source: 'ACK: "Recommended configurations for high availability"',
});

const FEWER_THAN_ZONES = new Rule({
  id: 'HA011',
  severity: 'warning',
  title: 'Node pool with fewer nodes than zones',
  why: 'Some zone has no node: pods that are spread over zones end up in fewer, and a lost zone takes more of them.',
  fix: 'Let it have a node a zone at the least.',
  source: 'ACK: "Recommended configurations for high availability"',
});

const CLUSTER_IN_ONE_ZONE = new Rule({
  id: 'HA012',
  severity: 'warning',
  title: 'Cluster in one zone',
  why: 'Its control plane, virtual nodes and load balancers take the zones of its vSwitches: with one, the cluster is lost with that zone.',
  fix: 'Name vSwitches of two zones or more, best of three.',
  source: 'ACK: "Recommended configurations for high availability"',
});

const UNBALANCED = new Rule({
  id: 'HA013',
  severity: 'warning',
  title: 'Node pool that fills one zone after the other',
  why: 'PRIORITY, which is the default, takes the first vSwitch for as long as it has machines: all nodes may lie in one zone.',
  fix: 'Write `MultiAzPolicy: BALANCE`.',
  source: 'ACK: node pool, `multi_az_policy`',
});

/** Nodes in as many zones as the pool names, and in more than one. */
function* checkPools(_template: Template, graph: TemplateGraph): Problems {
  const inClusters = clustersOf(graph).flatMap(({ pools }) => pools);
  const orphans = poolsOf(graph).filter(({ cluster }) => !clustersOf(graph).some(({ id }) => id === cluster));
  for (const pool of [...inClusters, ...orphans]) yield* checkPool(pool);
}

function* checkPool({ group, hasZonePolicy, name, min, settings, vSwitches = [] }: NodePool): Problems {
  if (vSwitches.length === 0) return;
  const at = group.pathOf(group.value('workervswitchids') === undefined ? 'vswitchids' : 'workervswitchids');
  const zones = zoneCount(vSwitches);
  if (zones === 1) return yield ONE_ZONE.at(at, `node pool ${name} lies in one zone${nameOfZone(vSwitches[0]?.zone)}`);
  if (min !== undefined && min < zones)
    yield FEWER_THAN_ZONES.at(
      settings.path,
      `node pool ${name} may have ${min} ${min === 1 ? 'node' : 'nodes'} for ${zones} zones`,
    );
  if (hasZonePolicy && (group.lacks('multiazpolicy') || group.text('multiazpolicy') === 'PRIORITY'))
    yield UNBALANCED.at(
      group.pathOf('multiazpolicy'),
      `node pool ${name} names ${zones} zones and takes the first that has machines`,
    );
}

/** A cluster names vSwitches of several zones. */
function* checkClusters(_template: Template, graph: TemplateGraph): Problems {
  for (const cluster of clustersOf(graph)) {
    const { id, kind, vSwitches = [] } = cluster;
    if (kind === 'registered' || vSwitches.length === 0 || zoneCount(vSwitches) > 1) continue;
    yield CLUSTER_IN_ONE_ZONE.at(
      pathOfVSwitches(cluster),
      `cluster ${id} lies in one zone${nameOfZone(vSwitches[0]?.zone)}`,
    );
  }
}

function pathOfVSwitches({ settings }: Cluster): string {
  return settings.pathOf(settings.value('vswitchids') === undefined ? 'workervswitchids' : 'vswitchids');
}

function nameOfZone(zone: string | undefined): string {
  return zone === undefined ? '' : `, ${zone}`;
}

export const nodePools = templateCheck([ONE_ZONE, FEWER_THAN_ZONES, UNBALANCED], checkPools);
export const clusterZones = templateCheck([CLUSTER_IN_ONE_ZONE], checkClusters);

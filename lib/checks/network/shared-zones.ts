import { below, isObject } from '../plain-json';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';
import { type Cluster, clustersOf } from './clusters';
import { vSwitchOf, zonesOf } from './v-switches';

const NO_PODS = new Rule({
  id: 'NET030',
  severity: 'error',
  title: 'Nodes in a zone without addresses for pods',
  why: 'Terway gives pods addresses from a vSwitch in the zone of their node: pods on nodes of that zone never start.',
  fix: 'Give pods a vSwitch in each zone of the nodes.',
  source: 'ACK: "Work with Terway", `pod_vswitch_ids`',
});

const WRONG_ZONE = new Rule({
  id: 'NET031',
  severity: 'error',
  title: 'Load balancer in a zone that is not that of its vSwitch',
  why: 'A zone mapping pairs a zone with a vSwitch in it: any other pair is refused, and the stack rolls back.',
  fix: 'Name the zone of the vSwitch.',
  source: 'NLB: CreateLoadBalancer; ALB: CreateLoadBalancer',
});

const AWAY_FROM_NODES = new Rule({
  id: 'NET032',
  severity: 'warning',
  title: 'Mount target in a zone without nodes',
  why: 'Each read and write crosses zones, and the volume fails with a zone that runs nothing else.',
  fix: 'Put the mount target, and its file system, into a zone of the nodes.',
  source: 'NAS: "Mount targets"',
});

/** Nodes and pods share their zones, as far as the template names all of them. */
function* checkPodZones(_template: Template, graph: TemplateGraph): Problems {
  for (const cluster of clustersOf(graph)) {
    const podZones = zonesOf(cluster.podVSwitches);
    if (!podZones || cluster.podNetwork !== 'terway') continue;
    for (const pool of cluster.pools) {
      const missing = zonesOf(pool.vSwitches)?.filter((zone) => !podZones.includes(zone)) ?? [];
      if (missing.length === 0) continue;
      const message = `node pool ${pool.name} has nodes in ${missing.join(', ')}, pods have vSwitches in ${podZones.join(', ')}`;
      yield NO_PODS.at(cluster.settings.pathOf('podvswitchids'), message);
    }
  }
}

/** Load balancers lie where their vSwitches are. */
function* checkZoneMappings(_template: Template, graph: TemplateGraph): Problems {
  for (const type of ['ALIYUN::ALB::LoadBalancer', 'ALIYUN::NLB::LoadBalancer']) {
    for (const { id, resource } of graph.ofType(type)) {
      const mappings: unknown = resource.Properties?.ZoneMappings;
      for (const [index, mapping] of (Array.isArray(mappings) ? mappings : []).entries()) {
        if (!isObject(mapping) || typeof mapping.ZoneId !== 'string') continue;
        const { zone } = vSwitchOf(graph, mapping.VSwitchId);
        if (zone === undefined || zone === mapping.ZoneId) continue;
        const path = below('Resources', id, 'Properties', 'ZoneMappings', index, 'ZoneId');
        yield WRONG_ZONE.at(path, `its vSwitch is in ${zone}, got ${mapping.ZoneId}`);
      }
    }
  }
}

/** Mount targets lie where nodes are. */
function* checkMountTargets(_template: Template, graph: TemplateGraph): Problems {
  const nodeZones = nodeZonesOf(clustersOf(graph));
  if (!nodeZones) return;
  for (const { id, resource } of graph.ofType('ALIYUN::NAS::MountTarget')) {
    const { zone } = vSwitchOf(graph, resource.Properties?.VSwitchId);
    if (zone === undefined || nodeZones.includes(zone)) continue;
    const path = below('Resources', id, 'Properties', 'VSwitchId');
    yield AWAY_FROM_NODES.at(path, `lies in ${zone}, nodes lie in ${nodeZones.join(', ')}`);
  }
}

/** The zones of all nodes; none where not all are known. */
export function nodeZonesOf(clusters: readonly Cluster[]): readonly string[] | undefined {
  const lists = clusters.flatMap(({ kind, podVSwitches, pools, vSwitches }) => {
    if (kind === 'registered') return [undefined];
    if (kind === 'acs') return [zonesOf(podVSwitches ?? vSwitches)];
    return pools.length > 0 ? pools.map((pool) => zonesOf(pool.vSwitches)) : [zonesOf(vSwitches)];
  });
  if (lists.length === 0 || lists.includes(undefined)) return undefined;
  return [...new Set(lists.flat() as string[])].sort();
}

export const podZones = templateCheck([NO_PODS], checkPodZones);
export const zoneMappings = templateCheck([WRONG_ZONE], checkZoneMappings);
export const mountTargets = templateCheck([AWAY_FROM_NODES], checkMountTargets);

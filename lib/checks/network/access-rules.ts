import { below } from '../plain-json';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';
import { clustersOf } from './clusters';
import { Range } from './range';

const KEPT_OUT = new Rule({
  id: 'NET060',
  severity: 'warning',
  title: 'Nodes that the file system keeps out',
  why: 'Nodes whose addresses no access rule names cannot mount it: pods on them wait for their volume.',
  fix: 'Let the access rules name the ranges of all vSwitches of the nodes, or that of the VPC.',
  source: 'NAS: "Manage permission groups"',
});

/** Rules of a group of the template let in all nodes of the clusters of the template. */
function* checkAccess(_template: Template, graph: TemplateGraph): Problems {
  const nodes = clustersOf(graph).flatMap(({ pools, vSwitches = [] }) => [
    ...(pools.length > 0 ? pools.flatMap((pool) => pool.vSwitches ?? []) : vSwitches),
  ]);
  const ranges = rangesByGroup(graph);
  for (const { id, resource } of graph.ofType('ALIYUN::NAS::MountTarget')) {
    const group = graph.resourceBehind(resource.Properties?.AccessGroupName)?.id;
    const allowed = group === undefined ? undefined : ranges.get(group);
    if (!allowed || allowed.includes(undefined)) continue;
    const out = nodes.filter(({ range }) => range && !allowed.some((one) => one?.contains(range)));
    if (out.length === 0) continue;
    const names = [...new Set(out.map(({ key, range }) => `${key} (${range})`))].join(', ');
    yield KEPT_OUT.at(below('Resources', id, 'Properties', 'AccessGroupName'), `no access rule lets in ${names}`);
  }
}

function rangesByGroup(graph: TemplateGraph): ReadonlyMap<string, readonly (Range | undefined)[]> {
  const ranges = new Map<string, (Range | undefined)[]>();
  for (const { resource } of graph.ofType('ALIYUN::NAS::AccessRule')) {
    const { AccessGroupName, SourceCidrIp } = resource.Properties ?? {};
    const group = graph.resourceBehind(AccessGroupName)?.id;
    if (group !== undefined) ranges.set(group, [...(ranges.get(group) ?? []), Range.of(SourceCidrIp)]);
  }
  return ranges;
}

export const accessRules = templateCheck([KEPT_OUT], checkAccess);

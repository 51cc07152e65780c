import { below } from '../plain-json';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';
import { clustersOf } from './clusters';
import { vpcOf, vSwitchOf } from './v-switches';

const NO_ROUTE = new Rule({
  id: 'NET040',
  severity: 'warning',
  title: 'NAT gateway that nothing leaves through',
  why: 'It is paid for and lets nobody out: nodes reach neither registries nor the API of the cloud.',
  fix: 'Add an ALIYUN::VPC::SnatEntry for the vSwitches, with the address of an EIP that is associated with the gateway.',
  source: 'VPC: "Use the SNAT feature of an Internet NAT gateway"',
});

const NO_EGRESS = new Rule({
  id: 'NET041',
  severity: 'warning',
  title: 'vSwitch that is left out of SNAT',
  why: 'What lies in it reaches nothing outside of the VPC: nodes do not pull images, and may not register at all.',
  fix: 'Name it in a SnatEntry too, or let ACK make the gateway with `SnatEntry: true`.',
  source: 'ACK: "Enable an existing ACK cluster to access the Internet"',
});

/** Each gateway has somebody to let out, and an address to do it with. */
function* checkGateways(_template: Template, graph: TemplateGraph): Problems {
  const entries = snatEntriesOf(graph);
  const forwarded = graph.ofType('ALIYUN::VPC::ForwardEntry').length > 0 || hasOtherEntries(graph);
  for (const { id, resource } of graph.ofType('ALIYUN::VPC::NatGateway')) {
    const { NetworkType, SnatTables } = resource.Properties ?? {};
    if (NetworkType === 'intranet' || SnatTables !== undefined || forwarded || resource.Condition !== undefined)
      continue;
    if (!entries.some(({ gateway }) => gateway === id || gateway === undefined))
      yield NO_ROUTE.at(below('Resources', id), 'no SnatEntry uses it');
  }
}

/** Where some vSwitches of the nodes are let out, all should be. */
function* checkNodesLeave(_template: Template, graph: TemplateGraph): Problems {
  const entries = snatEntriesOf(graph);
  if (entries.length === 0 || hasOtherEntries(graph) || entries.some(({ vSwitches }) => !vSwitches)) return;
  const covered = new Set(entries.flatMap(({ vSwitches = [] }) => vSwitches));
  for (const { pools, settings, vSwitches = [] } of clustersOf(graph)) {
    if (settings.flag('snatentry') !== false || !vpcOf(graph, settings.value('vpcid'))) continue;
    const used = new Map([...vSwitches, ...pools.flatMap((pool) => pool.vSwitches ?? [])].map((one) => [one.key, one]));
    const left = [...used.keys()].filter((key) => !covered.has(key));
    if (left.length > 0) yield NO_EGRESS.at(settings.pathOf('vswitchids'), `no SnatEntry is for ${left.join(', ')}`);
  }
}

interface SnatEntry {
  /** Logical id of the gateway, if that is in the template. */
  readonly gateway?: string;
  /** Keys of the vSwitches it is for; none where they cannot be told. */
  readonly vSwitches?: readonly string[];
}

function snatEntriesOf(graph: TemplateGraph): readonly SnatEntry[] {
  return graph.ofType('ALIYUN::VPC::SnatEntry').map(({ resource }) => {
    const { SnatTableId, SourceCIDR, SourceVSwitchIds } = resource.Properties ?? {};
    const isListed = Array.isArray(SourceVSwitchIds) && SourceCIDR === undefined;
    return {
      gateway: graph.resourceBehind(SnatTableId)?.id,
      vSwitches: isListed ? SourceVSwitchIds.map((id) => vSwitchOf(graph, id).key) : undefined,
    };
  });
}

/** Whether entries of an older or another type are about. */
function hasOtherEntries(graph: TemplateGraph): boolean {
  return ['ALIYUN::ECS::SNatEntry', 'ALIYUN::VPC::FullNatEntry'].some((type) => graph.ofType(type).length > 0);
}

export const natGateways = templateCheck([NO_ROUTE], checkGateways);
export const nodesLeave = templateCheck([NO_EGRESS], checkNodesLeave);

import { below } from '../plain-json';
import type { Template } from '../ros/template';
import type { TemplateGraph } from '../ros/template-graph';
import { type Problems, Rule, templateCheck } from '../rule';
import { type Cluster, clustersOf } from './clusters';
import { Range } from './range';
import { vpcKeyOf, vpcOf } from './v-switches';

const OVERLAP = new Rule({
  id: 'NET010',
  severity: 'error',
  title: 'vSwitches whose ranges overlap',
  why: 'An address belongs to one vSwitch of a VPC: the second one is refused, and the stack rolls back.',
  fix: 'Give each vSwitch of a VPC a range of its own.',
  source: 'VPC: CreateVSwitch',
});

const OUTSIDE = new Rule({
  id: 'NET011',
  severity: 'error',
  title: 'vSwitch outside of its VPC',
  why: 'A vSwitch takes a part of the range of its VPC: any other is refused, and the stack rolls back.',
  fix: 'Take a part of the range of the VPC, or add another range to the VPC.',
  source: 'VPC: CreateVSwitch',
});

const CLASH = new Rule({
  id: 'NET012',
  severity: 'error',
  title: 'Ranges of a cluster that overlap',
  why: 'Pods and Services have addresses that nothing in the VPC may have: ACK refuses the cluster, and neither can be changed later.',
  fix: 'Give pods (Flannel) and Services ranges outside of the VPC and of each other.',
  source: 'ACK: "Plan CIDR blocks for an ACK cluster"',
});

interface PlacedVSwitch {
  readonly id: string;
  readonly path: string;
  readonly range: Range;
}

/** The ranges of vSwitches of the same VPC, as far as both are certain to exist. */
function* checkVSwitchRanges(_template: Template, graph: TemplateGraph): Problems {
  const byVpc = new Map<string, PlacedVSwitch[]>();
  for (const { id, resource } of graph.ofType('ALIYUN::ECS::VSwitch')) {
    const { CidrBlock, VpcId } = resource.Properties ?? {};
    const range = Range.of(CidrBlock);
    if (!range || VpcId === undefined) continue;
    const path = below('Resources', id, 'Properties', 'CidrBlock');
    const vpc = rangeOfVpc(graph, VpcId);
    if (vpc && !vpc.contains(range)) yield OUTSIDE.at(path, `${range} is not in ${vpc}, the range of its VPC`);
    const key = vpcKeyOf(graph, VpcId);
    if (resource.Condition !== undefined) continue;
    const group = byVpc.get(key);
    if (group) group.push({ id, path, range });
    else byVpc.set(key, [{ id, path, range }]);
  }
  for (const vSwitches of byVpc.values()) yield* checkApart(vSwitches);
}

/** Sorted by where they begin, one that overlaps any before it overlaps the one that reaches farthest. */
function* checkApart(vSwitches: readonly PlacedVSwitch[]): Problems {
  const sorted = [...vSwitches].sort((one, other) => one.range.first - other.range.first);
  let farthest: PlacedVSwitch | undefined;
  for (const vSwitch of sorted) {
    if (farthest?.range.overlaps(vSwitch.range))
      yield OVERLAP.at(vSwitch.path, `${vSwitch.range} overlaps ${farthest.range} of ${farthest.id}`);
    if (!farthest || vSwitch.range.last > farthest.range.last) farthest = vSwitch;
  }
}

/** None where the VPC has other ranges too. */
function rangeOfVpc(graph: TemplateGraph, vpcId: unknown): Range | undefined {
  if (graph.ofType('ALIYUN::VPC::VpcCidrBlockAssociation').length > 0) return undefined;
  return Range.of(vpcOf(graph, vpcId)?.resource.Properties?.CidrBlock);
}

/** The ranges of pods and Services, against each other and the VPC. */
function* checkClusterRanges(_template: Template, graph: TemplateGraph): Problems {
  for (const cluster of clustersOf(graph)) yield* checkCluster(cluster);
}

function* checkCluster({ graph, podNetwork, settings }: Cluster): Problems {
  const vpcId = settings.value('vpcid');
  const vpc = Range.of(vpcOf(graph, vpcId)?.resource.Properties?.CidrBlock);
  const services = Range.of(settings.value('servicecidr'));
  const pods = podNetwork === 'flannel' ? Range.of(settings.value('containercidr')) : undefined;
  if (services && vpc?.overlaps(services))
    yield CLASH.at(settings.pathOf('servicecidr'), `Services have ${services}, which overlaps ${vpc} of the VPC`);
  if (pods && vpc?.overlaps(pods))
    yield CLASH.at(settings.pathOf('containercidr'), `pods have ${pods}, which overlaps ${vpc} of the VPC`);
  if (pods && services?.overlaps(pods))
    yield CLASH.at(settings.pathOf('servicecidr'), `Services have ${services}, which overlaps ${pods} of the pods`);
}

export const vSwitchRanges = templateCheck([OVERLAP, OUTSIDE], checkVSwitchRanges);
export const clusterRanges = templateCheck([CLASH], checkClusterRanges);

import { NETWORK_CHECKS } from '../../../lib/checks/network/network-checks';
import { runChecks } from '../../../lib/checks/run-checks';

const zones = ['a', 'b', 'c'];

const vpc = (CidrBlock: unknown = '172.16.0.0/16') => ({
  Vpc: { Type: 'ALIYUN::ECS::VPC', Properties: { CidrBlock } },
});

const vSwitch = (id: string, ZoneId: unknown, CidrBlock: unknown, more: object = {}) => ({
  [id]: { Type: 'ALIYUN::ECS::VSwitch', Properties: { VpcId: { Ref: 'Vpc' }, ZoneId, CidrBlock }, ...more },
});

/** `NodesA` in zone a, `NodesB` in zone b and so on, with as many addresses as /22 has. */
const nodes = (count = 2) =>
  Object.assign(
    {},
    ...zones
      .slice(0, count)
      .map((zone, index) => vSwitch(`Nodes${zone.toUpperCase()}`, zone, `172.16.${index * 4}.0/22`)),
  );

const pods = (ranges: readonly string[]) =>
  Object.assign(
    {},
    ...ranges.map((range, index) => vSwitch(`Pods${zones[index]?.toUpperCase()}`, zones[index], range)),
  );

const refs = (...ids: string[]) => ids.map((Ref) => ({ Ref }));

const cluster = (properties: object) => ({
  Cluster: {
    Type: 'ALIYUN::CS::ManagedKubernetesCluster',
    Properties: { VpcId: { Ref: 'Vpc' }, VSwitchIds: refs('NodesA', 'NodesB'), ...properties },
  },
});

const body = (ClusterConfig: object) => ({
  Cluster: { Type: 'ALIYUN::CS::AnyCluster', Properties: { ClusterConfig } },
});

const pool = (properties: object, group: object = {}) => ({
  Workers: {
    Type: 'ALIYUN::CS::ClusterNodePool',
    Properties: {
      ClusterId: { 'Fn::GetAtt': ['Cluster', 'ClusterId'] },
      ...properties,
      ScalingGroup: { VSwitchIds: refs('NodesA', 'NodesB'), ...group },
    },
  },
});

const flannel = { Addons: [{ Name: 'flannel' }], ContainerCidr: '172.20.0.0/16' };
const terway = (...ids: string[]) => ({ Addons: [{ Name: 'terway-eniip' }], PodVswitchIds: refs(...ids) });
const scaled = (MinInstances: unknown, MaxInstances: unknown) => ({
  AutoScaling: { Enable: true, MinInstances, MaxInstances },
});

function linesOf(Resources: object): string[] {
  const content = { ROSTemplateFormatVersion: '2015-09-01', Resources };
  const { findings } = runChecks({ templates: [{ name: 'template', content }] }, { checks: NETWORK_CHECKS });
  return findings.map(({ id, message, place: { path }, severity }) => `${severity} ${id} ${path}: ${message}`);
}

test.each<[string, object, ...string[]]>([
  [
    'one vSwitch inside of another, a third beside it',
    {
      ...vpc(),
      ...vSwitch('A', 'a', '172.16.0.0/16'),
      ...vSwitch('B', 'b', '172.16.1.0/24'),
      ...vSwitch('C', 'c', '172.16.9.0/24'),
    },
    'error NET010 Resources.B.Properties.CidrBlock: 172.16.1.0/24 overlaps 172.16.0.0/16 of A',
    'error NET010 Resources.C.Properties.CidrBlock: 172.16.9.0/24 overlaps 172.16.0.0/16 of A',
  ],
  [
    'a vSwitch that begins in its VPC and ends beyond',
    { ...vpc('172.16.0.0/24'), ...vSwitch('A', 'a', '172.16.0.0/23') },
    'error NET011 Resources.A.Properties.CidrBlock: 172.16.0.0/23 is not in 172.16.0.0/24, the range of its VPC',
  ],
  [
    'Services in the VPC',
    { ...vpc(), ...nodes(), ...cluster({ ...flannel, ServiceCidr: '172.16.240.0/20' }) },
    'error NET012 Resources.Cluster.Properties.ServiceCidr: Services have 172.16.240.0/20, which overlaps 172.16.0.0/16 of the VPC',
  ],
  [
    'pods in the VPC, and Services among the pods, in the body of a request',
    {
      ...vpc(),
      ...body({
        addons: [{ name: 'flannel' }],
        container_cidr: '172.16.0.0/12',
        service_cidr: '172.21.0.0/20',
        vpcid: { Ref: 'Vpc' },
      }),
    },
    'error NET012 Resources.Cluster.Properties.ClusterConfig.container_cidr: pods have 172.16.0.0/12, which overlaps 172.16.0.0/16 of the VPC',
    'error NET012 Resources.Cluster.Properties.ClusterConfig.service_cidr: Services have 172.21.0.0/20, which overlaps 172.16.0.0/12 of the pods',
  ],
  [
    'a vSwitch twice, by two ways to write it',
    { ...vpc(), ...nodes(), ...cluster({ VSwitchIds: refs('NodesA', 'NodesB', 'NodesA') }) },
    'warning NET020 Resources.Cluster.Properties.VSwitchIds: {"Ref":"NodesA"} is given twice',
  ],
  [
    'nodes in a zone without pods',
    { ...vpc(), ...nodes(), ...pods(['172.16.32.0/19']), ...cluster(terway('PodsA')), ...pool({}) },
    'error NET030 Resources.Cluster.Properties.PodVswitchIds: node pool Workers has nodes in b, pods have vSwitches in a',
  ],
  [
    'a load balancer beside its vSwitch',
    {
      ...vpc(),
      ...nodes(),
      Alb: {
        Type: 'ALIYUN::ALB::LoadBalancer',
        Properties: { ZoneMappings: [{ ZoneId: 'c', VSwitchId: { Ref: 'NodesA' } }] },
      },
    },
    'error NET031 Resources.Alb.Properties.ZoneMappings[0].ZoneId: its vSwitch is in a, got c',
  ],
  [
    'a gateway without entries',
    { ...vpc(), Nat: { Type: 'ALIYUN::VPC::NatGateway', Properties: { VpcId: { Ref: 'Vpc' } } } },
    'warning NET040 Resources.Nat: no SnatEntry uses it',
  ],
  [
    'more nodes than pieces of the range, at the least',
    {
      ...vpc(),
      ...nodes(),
      ...cluster({ ...flannel, ContainerCidr: '172.20.0.0/23' }),
      ...pool({}, { DesiredSize: 5 }),
    },
    'error NET050 Resources.Cluster.Properties.ContainerCidr: 172.20.0.0/23 with /25 a node has room for 4 nodes, the node pools may have 5',
  ],
  [
    'more nodes than pieces of the range, at the most, with a mask as text',
    { ...vpc(), ...nodes(), ...cluster({ ...flannel, NodeCidrMask: '20' }), ...pool(scaled(2, '17')) },
    'warning NET050 Resources.Cluster.Properties.ContainerCidr: 172.20.0.0/16 with /20 a node has room for 16 nodes, the node pools may have 17',
  ],
  [
    'more nodes than addresses',
    {
      ...vpc(),
      ...vSwitch('NodesA', 'a', '172.16.0.0/29'),
      ...cluster({ ...flannel, VSwitchIds: refs('NodesA') }),
      ...pool(scaled(1, 5), { VSwitchIds: refs('NodesA') }),
    },
    'warning NET051 Resources.Cluster.Properties: the vSwitches of the node pools have 4 addresses, the node pools may have 5 nodes',
  ],
  [
    'few addresses for pods',
    {
      ...vpc(),
      ...nodes(),
      ...pods(['172.16.32.0/25', '172.16.64.0/25']),
      ...cluster(terway('PodsA', 'PodsB')),
      ...pool(scaled(2, 21)),
    },
    'warning NET052 Resources.Cluster.Properties.PodVswitchIds: 248 addresses for pods on 21 nodes are 11 a node, want 12 or more',
  ],
])('finds %s', (_flaw, resources, ...lines) => {
  expect(linesOf(resources)).toEqual(lines);
});

test.each<[string, object]>([
  ['vSwitches that touch', { ...vpc(), ...vSwitch('A', 'a', '172.16.0.0/24'), ...vSwitch('B', 'b', '172.16.1.0/24') }],
  [
    'vSwitches of which only one is made',
    {
      ...vpc(),
      ...vSwitch('A', 'a', '172.16.0.0/24', { Condition: 'One' }),
      ...vSwitch('B', 'b', '172.16.0.0/24', { Condition: 'Other' }),
    },
  ],
  [
    'ranges behind functions',
    { ...vpc({ Ref: 'Range' }), ...vSwitch('A', 'a', { Ref: 'A' }), ...vSwitch('B', 'b', { Ref: 'A' }) },
  ],
  [
    'ranges that are none',
    {
      ...vpc('vpc'),
      ...vSwitch('A', 'a', '172.16.0.0/99'),
      ...vSwitch('B', 'b', null),
      ...vSwitch('C', 'c', 'fd00::/64'),
    },
  ],
  [
    'a VPC with another range',
    {
      ...vpc(),
      ...vSwitch('A', 'a', '10.0.0.0/24'),
      More: { Type: 'ALIYUN::VPC::VpcCidrBlockAssociation', Properties: {} },
    },
  ],
  [
    'pods of Terway and a range for pods',
    { ...vpc(), ...nodes(), ...cluster({ ...terway('NodesA', 'NodesB'), ContainerCidr: '172.16.0.0/16' }) },
  ],
  [
    'zones behind functions',
    {
      ...vpc(),
      ...nodes(),
      ...vSwitch('PodsA', { Ref: 'Zone' }, '172.16.32.0/19'),
      ...cluster(terway('PodsA')),
      ...pool({}),
    },
  ],
  [
    'lists of vSwitches behind functions',
    {
      ...vpc(),
      ...nodes(),
      ...cluster({ ...terway(), PodVswitchIds: { Ref: 'Pods' } }),
      ...pool({}, { VSwitchIds: { Ref: 'Nodes' } }),
    },
  ],
  [
    'an entry that may be none',
    {
      ...vpc(),
      ...nodes(),
      ...cluster({ VSwitchIds: [{ 'Fn::If': ['Two', { Ref: 'NodesA' }, { Ref: 'ALIYUN::NoValue' }] }] }),
    },
  ],
  [
    'as many nodes as pieces',
    {
      ...vpc(),
      ...nodes(),
      ...cluster({ ...flannel, ContainerCidr: '172.20.0.0/23' }),
      ...pool({}, { DesiredSize: 4 }),
    },
  ],
  [
    'nodes whose number only the deployment knows',
    {
      ...vpc(),
      ...nodes(),
      ...cluster({ ...flannel, ContainerCidr: '172.20.0.0/24' }),
      ...pool({ Count: { Ref: 'Nodes' } }),
    },
  ],
  [
    'a mask that only the deployment knows',
    {
      ...vpc(),
      ...nodes(),
      ...cluster({ ...flannel, NodeCidrMask: { Ref: 'Mask' } }),
      ...pool(scaled(1, 900)),
    },
  ],
  [
    'enough addresses for pods',
    {
      ...vpc(),
      ...nodes(),
      ...pods(['172.16.32.0/25', '172.16.64.0/25']),
      ...cluster(terway('PodsA', 'PodsB')),
      ...pool(scaled(2, 20)),
    },
  ],
  [
    'an intranet gateway, and one with forward entries',
    { ...vpc(), Nat: { Type: 'ALIYUN::VPC::NatGateway', Properties: { NetworkType: 'intranet' } } },
  ],
])('is silent about %s', (_words, resources) => {
  expect(linesOf(resources)).toEqual([]);
});

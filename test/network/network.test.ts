import * as ros from '@alicloud/ros-cdk-core';
import { Egress } from '../../lib/network/egress';
import { Network, type NetworkProps } from '../../lib/network/network';
import { resourcesOf, templateOf } from '../support/template';

const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];

const networkOf = (props: Partial<NetworkProps> = {}): Network => {
  let network: Network | undefined;
  resourcesOf((stack) => {
    network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ZONES, ...props });
  });
  return network as Network;
};
const synth = (props: Partial<NetworkProps> = {}) =>
  resourcesOf((stack) => new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ZONES, ...props }));
const rangesOf = (props: Partial<NetworkProps> = {}) => {
  const { nodeCidrs, podCidrs } = networkOf(props);
  return { nodeCidrs, podCidrs };
};

test('defaults, shown for one zone', () => {
  expect(synth({ zones: ['eu-central-1a'], singleZone: true })).toMatchSnapshot();
});

describe('ranges', () => {
  test('three zones of a /16', () => {
    expect(rangesOf()).toEqual({
      nodeCidrs: ['172.16.0.0/22', '172.16.4.0/22', '172.16.8.0/22'],
      podCidrs: ['172.16.32.0/19', '172.16.64.0/19', '172.16.96.0/19'],
    });
  });

  test('each vSwitch has its range and its zone', () => {
    const { NetworkPodsEuCentral1b: vSwitch } = synth();
    expect(vSwitch?.Properties).toMatchObject({ CidrBlock: '172.16.64.0/19', ZoneId: 'eu-central-1b' });
  });

  test('in a large VPC pods get the largest range ACK takes', () => {
    expect(rangesOf({ cidr: '10.0.0.0/8' }).podCidrs).toEqual(['10.32.0.0/19', '10.64.0.0/19', '10.96.0.0/19']);
  });

  test('in a large VPC nodes get the largest range a vSwitch may have', () => {
    expect(rangesOf({ cidr: '10.0.0.0/8' }).nodeCidrs).toEqual(['10.0.0.0/16', '10.4.0.0/16', '10.8.0.0/16']);
  });

  test('room for fewer zones makes larger ranges', () => {
    expect(rangesOf({ cidr: '192.168.0.0/20', maxZones: 3 })).toEqual({
      nodeCidrs: ['192.168.0.0/24', '192.168.1.0/24', '192.168.2.0/24'],
      podCidrs: ['192.168.4.0/22', '192.168.8.0/22', '192.168.12.0/22'],
    });
  });

  test('without pod vSwitches nodes keep their ranges', () => {
    expect(rangesOf({ podVSwitches: false })).toEqual({ nodeCidrs: rangesOf().nodeCidrs, podCidrs: [] });
  });

  test('keep clear of what is to be avoided', () => {
    expect(rangesOf({ avoid: ['172.16.0.0/24', '172.16.64.0/20', '10.0.0.0/8'] })).toEqual({
      nodeCidrs: ['172.16.2.0/23', '172.16.4.0/22', '172.16.8.0/22'],
      podCidrs: ['172.16.32.0/19', '172.16.80.0/20', '172.16.96.0/19'],
    });
  });

  test('chosen by hand for one zone, planned for the others', () => {
    const ranges = { 'eu-central-1b': { nodes: '172.16.240.0/24', pods: '172.16.248.0/21' } };
    expect(rangesOf({ ranges })).toEqual({
      nodeCidrs: ['172.16.0.0/22', '172.16.240.0/24', '172.16.8.0/22'],
      podCidrs: ['172.16.32.0/19', '172.16.248.0/21', '172.16.96.0/19'],
    });
  });

  test('all chosen by hand need no plan, so a VPC of any size will do', () => {
    const ranges = {
      'eu-central-1a': { nodes: '10.0.0.0/28' },
      'eu-central-1b': { nodes: '10.0.0.16/28' },
    };
    const zones = ['eu-central-1a', 'eu-central-1b'];
    expect(rangesOf({ cidr: '10.0.0.0/27', zones, podVSwitches: false, ranges }).nodeCidrs).toEqual([
      '10.0.0.0/28',
      '10.0.0.16/28',
    ]);
  });
});

describe('names', () => {
  test('come from stack and id', () => {
    const { NetworkVpc, NetworkNodesEuCentral1a } = synth();
    expect(NetworkVpc?.Properties.VpcName).toBe('stack-network');
    expect(NetworkNodesEuCentral1a?.Properties.VSwitchName).toBe('stack-network-nodes-eu-central-1a');
  });

  test('come from the name of the VPC where there is one', () => {
    const { NetworkVpc, NetworkPodsEuCentral1a } = synth({ vpcName: 'web' });
    expect(NetworkVpc?.Properties.VpcName).toBe('web');
    expect(NetworkPodsEuCentral1a?.Properties.VSwitchName).toBe('web-pods-eu-central-1a');
  });

  test('may be deploy-time values', () => {
    const { NetworkPodsEuCentral1a } = synth({ vpcName: ros.Token.asString({ Ref: 'Name' }) });
    expect(NetworkPodsEuCentral1a?.Properties.VSwitchName).toEqual({
      'Fn::Join': ['', [{ Ref: 'Name' }, '-pods-eu-central-1a']],
    });
  });

  test.each(['w_1', '网络', 'w'.repeat(108)])('%s is taken', (vpcName) => {
    expect(synth({ vpcName }).NetworkVpc?.Properties.VpcName).toBe(vpcName);
  });

  test.each(['', 'w', '1web', '-web', 'http://web', 'web site'])("'%s' is not taken", (vpcName) => {
    expect(() => synth({ vpcName })).toThrow(
      `'vpcName' is '${vpcName}', a name has 2 to 128 letters, digits, Chinese characters, '_' and '-', and begins ` +
        `with a letter or Chinese character, e.g. 'web' [at Stack/Network]`,
    );
  });

  test('leave room for the names of the vSwitches', () => {
    const vpcName = 'w'.repeat(109);
    expect(() => synth({ vpcName })).toThrow(
      `'vpcName' is '${vpcName}', which has 109 characters: with '-nodes-eu-central-1a' after it a name may have 128, ` +
        `so give one of at most 108, e.g. 'web' [at Stack/Network]`,
    );
  });

  test('fail where the stack has a long name', () => {
    const stackName = 's'.repeat(120);
    const define = () =>
      resourcesOf((stack) => new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ZONES }), { stackName });
    expect(define).toThrow(`'vpcName' is '${stackName}-network', which has 128 characters`);
  });
});

test('outputs hold the VPC, and the vSwitches by zone', () => {
  const { Outputs } = templateOf(
    (stack) => new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ZONES.slice(0, 2) }),
  );
  const idOf = (vSwitch: string) => ({ 'Fn::GetAtt': [vSwitch, 'VSwitchId'] });
  expect(Outputs?.NetworkVpcId?.Value).toEqual({ 'Fn::GetAtt': ['NetworkVpc', 'VpcId'] });
  expect(Outputs?.NetworkNodeVSwitchIds?.Value).toEqual({
    'eu-central-1a': idOf('NetworkNodesEuCentral1a'),
    'eu-central-1b': idOf('NetworkNodesEuCentral1b'),
  });
  expect(Outputs?.NetworkNodeVSwitchCidrs?.Value).toEqual({
    'eu-central-1a': '172.16.0.0/22',
    'eu-central-1b': '172.16.4.0/22',
  });
  expect(Outputs?.NetworkPodVSwitchIds?.Value).toEqual({
    'eu-central-1a': idOf('NetworkPodsEuCentral1a'),
    'eu-central-1b': idOf('NetworkPodsEuCentral1b'),
  });
});

test('there is no output for pod vSwitches where there are none', () => {
  const { Outputs } = templateOf(
    (stack) => new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones: ZONES, podVSwitches: false }),
  );
  expect(Object.keys(Outputs ?? {})).toEqual(['NetworkVpcId', 'NetworkNodeVSwitchIds', 'NetworkNodeVSwitchCidrs']);
});

test('two networks fit into one stack', () => {
  const resources = resourcesOf((stack) => {
    new Network(stack, 'Blue', { cidr: '172.16.0.0/16', zones: ZONES });
    new Network(stack, 'Green', { cidr: '10.0.0.0/16', zones: ZONES });
  });
  expect(Object.values(resources).filter(({ Type }) => Type === 'ALIYUN::ECS::VPC')).toHaveLength(2);
});

describe('fails', () => {
  const rangesIn = (nodes: string, pods: string) =>
    Object.fromEntries(ZONES.map((zone, index) => [zone, index === 0 ? { nodes, pods } : {}]));
  const tooFar = `raise it, and pin with 'ranges' what exists already`;
  const cases: [string, Partial<NetworkProps>, string][] = [
    [
      'for a bad range',
      { cidr: '172.16.0.0' },
      `'cidr' is '172.16.0.0', which is no range of IPv4 addresses such as '172.16.0.0/16' [at Stack/Network]`,
    ],
    [
      'for host bits',
      { cidr: '172.16.0.1/16' },
      `'cidr' is '172.16.0.1/16', which has host bits set: the range is '172.16.0.0/16'`,
    ],
    [
      'without zones',
      { zones: [] },
      `'zones' is empty, e.g. ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] [at Stack/Network]`,
    ],
    [
      'for one zone that nobody said is meant',
      { zones: ['eu-central-1a'] },
      `'zones' has only 'eu-central-1a', and all is lost with it; add zones, or say 'singleZone: true'`,
    ],
    [
      'for several zones where one was said',
      { singleZone: true },
      `'singleZone' is true, but 'zones' has 3; leave it out`,
    ],
    ['for a zone twice', { zones: [...ZONES, 'eu-central-1a'] }, `'zones' has 'eu-central-1a' twice`],
    [
      'for a region in place of a zone',
      { zones: ['eu-central-1', 'eu-central-1a'] },
      `'zones' has 'eu-central-1', which is no zone such as 'eu-central-1a' or 'cn-hangzhou-h'`,
    ],
    [
      'for zones of two regions',
      { zones: ['eu-central-1a', 'cn-hangzhou-h'] },
      `'zones' are in several regions (eu-central-1, cn-hangzhou), a VPC is in one`,
    ],
    [
      'with all that is wrong with the zones at once',
      { zones: ['eu-central-1a', 'eu-central-1a', 'cn-hangzhou-h'] },
      `'zones' has 'eu-central-1a' twice; 'zones' are in several regions (eu-central-1, cn-hangzhou), a VPC is in one`,
    ],
    ['for more zones than planned', { maxZones: 2 }, `'zones' has 3, but 'maxZones' is 2; ${tooFar}`],
    ['for no number of zones', { maxZones: 0 }, `'maxZones' must be a whole number, 1 or more, got 0, e.g. 7`],
    [
      'for a VPC too large for Alibaba Cloud',
      { cidr: '10.0.0.0/7', allowPublicCidr: true },
      `'cidr' is '10.0.0.0/7', a VPC is /8 to /28, e.g. '172.16.0.0/16'`,
    ],
    [
      'for a VPC where none may be',
      { cidr: '100.64.0.0/16' },
      `'cidr' is '100.64.0.0/16', which overlaps 100.64.0.0/10, where no VPC may be; use one within 10.0.0.0/8, ` +
        '172.16.0.0/12, 192.168.0.0/16',
    ],
    [
      'for public addresses that nobody said are meant',
      { cidr: '30.0.0.0/16' },
      `'cidr' is '30.0.0.0/16', which is not within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16; say ` +
        `'allowPublicCidr: true' if that is meant`,
    ],
    [
      'for a VPC too small for the pods',
      { cidr: '10.0.0.0/23' },
      `'cidr' is '10.0.0.0/23', too small for 7 zones: the pods of each would get a /26, ACK takes /19 to /25; ` +
        `use a /22 or larger, or 'maxZones: 3', or 'ranges' of your own`,
    ],
    [
      'for a VPC too small for the nodes',
      { cidr: '10.0.0.0/24', podVSwitches: false },
      `'cidr' is '10.0.0.0/24', too small for 7 zones: the nodes of each would get a /30, a vSwitch is /16 to /29; ` +
        `use a /23 or larger, or 'maxZones: 3', or 'ranges' of your own`,
    ],
    [
      'where nothing is left for a zone',
      { avoid: ['172.16.64.0/18'] },
      `'avoid' leaves no /19 to /25 for the pods of eu-central-1b within 172.16.64.0/19; ` +
        `choose a range elsewhere: ranges: { 'eu-central-1b': { pods: '…' } }`,
    ],
    [
      'for a bad range to avoid',
      { avoid: ['172.16.0.0/99'] },
      `'avoid[0]' is '172.16.0.0/99', which is no range of IPv4 addresses such as '172.16.0.0/16'`,
    ],
    [
      'for a chosen range that is none',
      { ranges: { 'eu-central-1a': { nodes: 'all' } } },
      `'ranges.eu-central-1a.nodes' is 'all', which is no range of IPv4 addresses such as '172.16.0.0/16'`,
    ],
    [
      'for a chosen range outside the VPC',
      { ranges: { 'eu-central-1a': { nodes: '172.17.0.0/22' } } },
      `'ranges.eu-central-1a.nodes' is '172.17.0.0/22', which lies outside the VPC, 172.16.0.0/16; ` +
        `choose e.g. '172.16.252.0/22'`,
    ],
    [
      'for chosen ranges that overlap, once',
      { ranges: { 'eu-central-1a': { nodes: '172.16.240.0/22' }, 'eu-central-1b': { nodes: '172.16.240.0/24' } } },
      `'ranges.eu-central-1a.nodes' is '172.16.240.0/22', which overlaps the nodes of eu-central-1b (172.16.240.0/24); ` +
        `choose e.g. '172.16.252.0/22' [at Stack/Network]`,
    ],
    [
      'for a chosen range that overlaps a planned one',
      { ranges: { 'eu-central-1c': { nodes: '172.16.33.0/24' } } },
      `'ranges.eu-central-1c.nodes' is '172.16.33.0/24', which overlaps the pods of eu-central-1a (172.16.32.0/19); ` +
        `choose e.g. '172.16.255.0/24'`,
    ],
    [
      'for a chosen range that overlaps one to avoid',
      { avoid: ['172.16.240.0/20'], ranges: { 'eu-central-1c': { nodes: '172.16.241.0/24' } } },
      `'ranges.eu-central-1c.nodes' is '172.16.241.0/24', which overlaps 172.16.240.0/20 of 'avoid'; ` +
        `choose e.g. '172.16.239.0/24'`,
    ],
    [
      'for chosen pods that ACK would refuse',
      { ranges: { 'eu-central-1a': { pods: '172.16.224.0/26' } } },
      `'ranges.eu-central-1a.pods' is '172.16.224.0/26', which is not /19 to /25; choose e.g. '172.16.255.128/25'`,
    ],
    [
      'once for a chosen range that overlaps many',
      { ranges: { 'eu-central-1a': { nodes: '172.16.0.0/17' } } },
      `'ranges.eu-central-1a.nodes' is '172.16.0.0/17', which overlaps the nodes of eu-central-1b (172.16.4.0/22) and ` +
        `4 more; choose e.g. '172.16.128.0/17' [at Stack/Network]`,
    ],
    [
      'where there is no room for a chosen range',
      { cidr: '172.16.0.0/22', avoid: ['172.16.0.0/22'], ranges: rangesIn('172.16.0.0/24', '172.16.1.0/24') },
      `'ranges.eu-central-1a.nodes' is '172.16.0.0/24', which overlaps 172.16.0.0/22 of 'avoid'; ` +
        `nothing in the VPC is clear, make room first`,
    ],
    [
      'for a misspelt kind of range',
      { ranges: { 'eu-central-1a': { node: '172.16.240.0/24' } as object } },
      `'ranges.eu-central-1a' has 'node', must be 'nodes' or 'pods' [at Stack/Network]`,
    ],
    [
      'for ranges of a zone that is none of its zones',
      { ranges: { 'eu-central-1d': { nodes: '172.16.240.0/24' } } },
      `'ranges' has 'eu-central-1d', which is none of the zones eu-central-1a, eu-central-1b, eu-central-1c`,
    ],
    [
      'for chosen pods where there are to be none',
      { podVSwitches: false, ranges: { 'eu-central-1a': { pods: '172.16.224.0/24' } } },
      `'ranges.eu-central-1a.pods' is '172.16.224.0/24', but 'podVSwitches' is false; leave one of them out`,
    ],
    [
      'for a deploy-time value, from which nothing can be planned',
      { cidr: ros.Token.asString({ Ref: 'Range' }) },
      `'cidr' must be known at synthesis, the ranges of the vSwitches follow from it; got a token`,
    ],
    [
      'for a deploy-time range to avoid',
      { avoid: [ros.Token.asString({ Ref: 'Range' })] },
      `'avoid' must be known at synthesis, the ranges of the vSwitches follow from it; got a token [at Stack/Network]`,
    ],
    [
      'for a deploy-time range of a zone',
      { ranges: { 'eu-central-1a': { nodes: ros.Token.asString({ Ref: 'Range' }) } } },
      `'ranges' must be known at synthesis, the ranges of the vSwitches follow from it; got a token [at Stack/Network]`,
    ],
    [
      'with all that is wrong at once',
      {
        vpcName: '1',
        avoid: ['all'],
        ranges: { 'eu-central-1d': {} },
        egress: Egress.natGateway({ zone: 'eu-central-1e' }),
      },
      `'avoid[0]' is 'all', which is no range of IPv4 addresses such as '172.16.0.0/16'; ` +
        `'ranges' has 'eu-central-1d', which is none of the zones eu-central-1a, eu-central-1b, eu-central-1c; ` +
        `'vpcName' is '1', a name has 2 to 128 letters, digits, Chinese characters, '_' and '-', and begins with a ` +
        `letter or Chinese character, e.g. 'web'; 'egress' puts the NAT gateway into zone 'eu-central-1e', the ` +
        `network has eu-central-1a, eu-central-1b, eu-central-1c [at Stack/Network]`,
    ],
    [
      'for deploy-time zones',
      { zones: [ros.Token.asString({ Ref: 'Zone' }), 'eu-central-1a'] },
      `'zones' must be known at synthesis, the ranges of the vSwitches follow from it; got a token`,
    ],
  ];

  test.each(cases)('%s', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });

  /** What plain JavaScript may hand over. */
  const wrongTypes: [string, object, string][] = [
    [
      'zones',
      { zones: undefined },
      `'zones' must be a list, e.g. ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], got nothing`,
    ],
    [
      'zones',
      { zones: null },
      `'zones' must be a list, e.g. ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], got nothing`,
    ],
    ['zones', { zones: 'eu-central-1a' }, `'eu-central-1c'], got 'eu-central-1a'`],
    ['zones', { zones: ['eu-central-1a', undefined] }, `'zones' has nothing, which is no zone such as`],
    ['avoid', { avoid: '172.16.0.0/24' }, `'avoid' must be a list, e.g. ['172.16.0.0/24'], got '172.16.0.0/24' [at`],
    [
      'ranges',
      { ranges: 'eu-central-1a' },
      `'ranges' must be an object, e.g. { 'eu-central-1a': { nodes: '172.16.0.0/22', pods: '172.16.32.0/19' } }, got 'eu-central-1a' [at`,
    ],
    [
      'ranges',
      { ranges: { 'eu-central-1a': null } },
      `'ranges.eu-central-1a' must be an object, e.g. { nodes: '172.16.0.0/22', pods: '172.16.32.0/19' }, got nothing [at`,
    ],
    [
      'ranges',
      { ranges: { 'eu-central-1a': '172.16.240.0/24' } },
      `pods: '172.16.32.0/19' }, got '172.16.240.0/24' [at`,
    ],
    [
      'ranges',
      { ranges: { 'eu-central-1a': { nodes: null } } },
      `'ranges.eu-central-1a.nodes' is nothing, which is no range`,
    ],
    ['maxZones', { maxZones: '7' }, `'maxZones' must be a whole number, 1 or more, got '7', e.g. 7 [at`],
    ['egress', { egress: 'none' }, `'egress' must be an Egress, e.g. Egress.natGateway(), got 'none' [at`],
    [
      'egress',
      { egress: Egress.none },
      `'egress' must be an Egress, e.g. Egress.natGateway(), got the function none (call it)`,
    ],
    ['vpcName', { vpcName: 7 }, `'vpcName' is 7, a name has 2 to 128 letters`],
  ];

  test.each(wrongTypes)('for %s of another type: %j', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });

  test('without props, with all that is missing', () => {
    expect(() => resourcesOf((stack) => new Network(stack, 'Network', undefined as any))).toThrow(
      `'cidr' is nothing, which is no range of IPv4 addresses such as '172.16.0.0/16'; 'zones' must be a list, ` +
        `e.g. ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], got nothing [at Stack/Network]`,
    );
  });
});

test('public addresses are taken when they are said to be meant', () => {
  expect(networkOf({ cidr: '30.0.0.0/16', allowPublicCidr: true }).cidr).toBe('30.0.0.0/16');
});

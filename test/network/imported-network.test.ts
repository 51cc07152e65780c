import * as ros from '@alicloud/ros-cdk-core';
import type { NetworkAttributes } from '../../lib/network/imported-network';
import { type INetwork, Network } from '../../lib/network/network';
import { templateOf } from '../support/template';

const EXISTING: NetworkAttributes = {
  vpcId: 'vpc-1',
  cidr: '172.16.0.0/16',
  zones: ['eu-central-1a', 'eu-central-1b'],
  nodeVSwitchIds: ['vsw-1', 'vsw-2'],
  podVSwitchIds: ['vsw-3', 'vsw-4'],
};

const networkOf = (attributes: Partial<NetworkAttributes> = {}): INetwork =>
  Network.fromNetworkAttributes(new ros.Stack(new ros.App(), 'Stack'), 'Network', { ...EXISTING, ...attributes });

test('holds what it was given', () => {
  expect(networkOf()).toMatchObject(EXISTING);
});

test('defines nothing, and waits for nothing', () => {
  const template = templateOf((stack) => {
    expect(Network.fromNetworkAttributes(stack, 'Network', EXISTING).egress).toEqual([]);
  });
  expect(template.Resources ?? {}).toEqual({});
});

test('what is not given is empty', () => {
  expect(networkOf({ podVSwitchIds: undefined })).toMatchObject({ podVSwitchIds: [], nodeCidrs: [], podCidrs: [] });
});

test('takes deploy-time values', () => {
  const token = ros.Token.asString({ Ref: 'Something' });
  expect(networkOf({ vpcId: token, cidr: token, zones: [token, 'eu-central-1b'] }).cidr).toBe(token);
});

const cases: [string, Partial<NetworkAttributes>, string][] = [
  [
    'fewer node vSwitches than zones',
    { nodeVSwitchIds: ['vsw-1'] },
    `'nodeVSwitchIds' has 1, 'zones' has 2: one a zone, in the same order [at Stack/Network]`,
  ],
  ['no node vSwitches', { nodeVSwitchIds: [] }, `'nodeVSwitchIds' has 0, 'zones' has 2: one a zone, in the same order`],
  [
    'more pod vSwitches than zones',
    { podVSwitchIds: ['vsw-3', 'vsw-4', 'vsw-5'] },
    `'podVSwitchIds' has 3, 'zones' has 2: one a zone, in the same order`,
  ],
  ['fewer ranges', { nodeCidrs: ['172.16.0.0/24'] }, `'nodeCidrs' has 1, 'zones' has 2: one a zone, in the same order`],
  [
    'one vSwitch for two zones',
    { nodeVSwitchIds: ['vsw-1', 'vsw-1'] },
    `'nodeVSwitchIds' and 'podVSwitchIds' have 'vsw-1' twice, each vSwitch counts once`,
  ],
  [
    'one vSwitch for nodes and pods',
    { podVSwitchIds: ['vsw-3', 'vsw-1'] },
    `'nodeVSwitchIds' and 'podVSwitchIds' have 'vsw-1' twice, each vSwitch counts once`,
  ],
  ['a zone twice', { zones: ['eu-central-1a', 'eu-central-1a'] }, `'zones' has 'eu-central-1a' twice`],
  [
    'a bad range',
    { cidr: '172.16.0.0' },
    `'cidr' is '172.16.0.0', which is no range of IPv4 addresses such as '172.16.0.0/16'`,
  ],
  [
    'a bad range of pods',
    { podCidrs: ['172.16.0.0/24', '172.16.1.1/24'] },
    `'podCidrs' is '172.16.1.1/24', which has host bits set: the range is '172.16.1.0/24'`,
  ],
  [
    'a list of unknown length',
    { nodeVSwitchIds: ros.Token.asList({ Ref: 'Ids' }) },
    `'nodeVSwitchIds' is a list of unknown length, give its items, e.g. ros.Fn.select(0, list)`,
  ],
];

test.each(cases)('fails for %s', (_, attributes, message) => {
  expect(() => networkOf(attributes)).toThrow(message);
});

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

/** An id out of a list that a parameter holds; another token with each call. */
const itemOf = (parameter: string, index = 0) =>
  ros.Token.asString(ros.Fn.select(index, ros.Token.asList({ Ref: parameter })));

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

test('takes different items of a deploy-time list', () => {
  expect(networkOf({ nodeVSwitchIds: [itemOf('Ids', 0), itemOf('Ids', 1)] }).nodeVSwitchIds).toHaveLength(2);
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
    `'nodeVSwitchIds[1]' is 'vsw-1', and so is 'nodeVSwitchIds[0]': each needs a vSwitch of its own`,
  ],
  [
    'one vSwitch for nodes and pods',
    { podVSwitchIds: ['vsw-3', 'vsw-1'] },
    `'podVSwitchIds[1]' is 'vsw-1', and so is 'nodeVSwitchIds[0]': each needs a vSwitch of its own`,
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
    `'podCidrs[1]' is '172.16.1.1/24', which has host bits set: the range is '172.16.1.0/24'`,
  ],
  [
    'a deploy-time value twice',
    { nodeVSwitchIds: [itemOf('Ids'), itemOf('Ids')] },
    `'nodeVSwitchIds[1]' is {"Fn::Select":[0,{"Ref":"Ids"}]}, and so is 'nodeVSwitchIds[0]': each needs a vSwitch of its own`,
  ],
  [
    'the id of something else as VPC',
    { vpcId: 'vsw-1' },
    `'vpcId' is 'vsw-1', must be an id that begins with 'vpc-', e.g. 'vpc-gw8gfb7qs5bfwzb8' [at Stack/Network]`,
  ],
  [
    'the id of something else as vSwitch',
    { nodeVSwitchIds: ['vsw-1', 'vpc-1'] },
    `'nodeVSwitchIds[1]' is 'vpc-1', must be an id that begins with 'vsw-', e.g. 'vsw-gw8gfb7qs5bfwzb8' [at`,
  ],
  [
    'a zone twice, beside one that is not known',
    {
      zones: [ros.Token.asString({ Ref: 'Zone' }), 'eu-central-1a', 'eu-central-1a'],
      nodeVSwitchIds: ['vsw-1', 'vsw-2', 'vsw-5'],
      podVSwitchIds: [],
    },
    `'zones' has 'eu-central-1a' twice [at`,
  ],
  [
    'all that is wrong at once',
    { vpcId: '', cidr: '172.16/16', nodeVSwitchIds: ['vsw-1'] },
    `'vpcId' is '', must be an id that begins with 'vpc-', e.g. 'vpc-gw8gfb7qs5bfwzb8'; 'cidr' is '172.16/16', which ` +
      `is no range of IPv4 addresses such as '172.16.0.0/16'; 'nodeVSwitchIds' has 1, 'zones' has 2: one a zone, in ` +
      `the same order [at Stack/Network]`,
  ],
  [
    'a list of unknown length',
    { nodeVSwitchIds: ros.Token.asList({ Ref: 'Ids' }) },
    `'nodeVSwitchIds' is a list of unknown length, give its items, e.g. ros.Token.asString(ros.Fn.select(0, list)) [at`,
  ],
];

test.each(cases)('fails for %s', (_, attributes, message) => {
  expect(() => networkOf(attributes)).toThrow(message);
});

/** What plain JavaScript may hand over. */
const wrongTypes: [object, string][] = [
  [{ vpcId: undefined }, `'vpcId' is nothing, must be an id that begins with 'vpc-'`],
  [
    { zones: undefined },
    `'zones' must be a list, e.g. ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], got nothing`,
  ],
  [{ nodeVSwitchIds: undefined }, `'nodeVSwitchIds' must be a list, e.g. ['vsw-gw8nodesa'], got nothing [at`],
  [{ nodeVSwitchIds: 'abc' }, `'nodeVSwitchIds' must be a list, e.g. ['vsw-gw8nodesa'], got 'abc' [at`],
  [{ nodeVSwitchIds: ['vsw-1', ''] }, `'nodeVSwitchIds[1]' is '', must be an id that begins with 'vsw-'`],
  [{ podVSwitchIds: ['vsw-3', undefined] }, `'podVSwitchIds[1]' is nothing, must be an id that begins with 'vsw-'`],
  [{ podCidrs: '172.16.0.0/22' }, `'podCidrs' must be a list, e.g. ['172.16.0.0/22'], got '172.16.0.0/22' [at`],
];

test.each(wrongTypes)('fails for a value of another type: %j', (attributes, message) => {
  expect(() => networkOf(attributes)).toThrow(message);
});

test('fails without attributes, with all that is missing', () => {
  const stack = new ros.Stack(new ros.App(), 'Stack');
  expect(() => Network.fromNetworkAttributes(stack, 'Network', undefined as any)).toThrow(
    `'vpcId' is nothing, must be an id that begins with 'vpc-', e.g. 'vpc-gw8gfb7qs5bfwzb8'; 'cidr' is nothing, which ` +
      `is no range of IPv4 addresses such as '172.16.0.0/16'; 'zones' must be a list, e.g. ['eu-central-1a', ` +
      `'eu-central-1b', 'eu-central-1c'], got nothing; 'nodeVSwitchIds' must be a list, e.g. ['vsw-gw8nodesa'], got ` +
      `nothing [at Stack/Network]`,
  );
});

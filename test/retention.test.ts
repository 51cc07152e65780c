import { Network } from '../lib/network/network';
import { retainedResources } from '../lib/retention';
import { FileStorage } from '../lib/storage/file-storage';
import { templateOf } from './support/template';

const VPC = { Type: 'ALIYUN::ECS::VPC' };
const VSWITCH = { Type: 'ALIYUN::ECS::VSwitch', Properties: { VpcId: { Ref: 'Vpc' } } };

/** What a retained resource with these properties holds back. */
const heldBackBy = (Properties: unknown, others: Record<string, { Type: string; DeletionPolicy?: string }> = {}) =>
  retainedResources({
    Resources: {
      Vpc: VPC,
      VSwitch: VSWITCH,
      Kept: { Type: 'Some::Type', DeletionPolicy: 'Retain', Properties },
      ...others,
    },
  }).find(({ logicalId }) => logicalId === 'Kept')?.holdsBack;

test('a kept mount target holds back its vSwitch and VPC', () => {
  const template = templateOf((stack) => {
    const zones = ['eu-central-1a', 'eu-central-1b'];
    new FileStorage(stack, 'Site', { network: new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones }) });
  });
  expect(retainedResources(template)).toEqual([
    { logicalId: 'SiteFileSystem', type: 'ALIYUN::NAS::FileSystem', holdsBack: [] },
    { logicalId: 'SiteAccessGroup', type: 'ALIYUN::NAS::AccessGroup', holdsBack: [] },
    { logicalId: 'SiteAccessRule', type: 'ALIYUN::NAS::AccessRule', holdsBack: [] },
    {
      logicalId: 'SiteMountTarget',
      type: 'ALIYUN::NAS::MountTarget',
      holdsBack: ['NetworkNodesEuCentral1a', 'NetworkVpc'],
    },
  ]);
});

test('nothing is kept in a template without resources', () => {
  expect(retainedResources({})).toEqual([]);
});

test('what is not retained is not listed', () => {
  expect(retainedResources({ Resources: { Vpc: VPC, Other: { ...VSWITCH, DeletionPolicy: 'Delete' } } })).toEqual([]);
});

test.each([
  ['Ref', { VpcId: { Ref: 'Vpc' } }],
  ['Fn::GetAtt', { Nested: [{ VpcId: { 'Fn::GetAtt': ['Vpc', 'VpcId'] } }] }],
  ['Fn::Join', { VpcIds: { 'Fn::Join': [',', [{ Ref: 'Vpc' }]] } }],
  ['Fn::Sub', { Text: { 'Fn::Sub': 'in ${Vpc.VpcId}' } }],
  ['Fn::Sub with values', { Text: { 'Fn::Sub': ['in ${Id}', { Id: { Ref: 'Vpc' } }] } }],
])('follows %s', (_, properties) => {
  expect(heldBackBy(properties)).toEqual(['Vpc']);
});

test('follows references through other resources, also in a circle', () => {
  const group = { Type: 'Some::Group', Properties: { VSwitchId: { Ref: 'VSwitch' }, KeptId: { Ref: 'Kept' } } };
  expect(heldBackBy({ GroupId: { Ref: 'Group' } }, { Group: group })).toEqual(['VSwitch', 'Vpc']);
});

test('a network that is kept itself is not held back', () => {
  expect(heldBackBy({ VpcId: { Ref: 'Vpc' } }, { Vpc: { ...VPC, DeletionPolicy: 'Retain' } })).toEqual([]);
});

test('names that are no resource do not matter', () => {
  expect(heldBackBy({ Region: { Ref: 'ALIYUN::Region' }, Text: 'Vpc' })).toEqual([]);
});

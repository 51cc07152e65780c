import { ManagedKubernetesCluster } from '../imports/ros/cs/managed-kubernetes-cluster';
import { Network } from '../lib/network/network';
import { protectedResources, type RetentionTemplate, retainedResources } from '../lib/retention';
import { FileStorage } from '../lib/storage/file-storage';
import { templateOf } from './support/template';

const VPC = { Type: 'ALIYUN::ECS::VPC' };
const VSWITCH = { Type: 'ALIYUN::ECS::VSwitch', Properties: { VpcId: { Ref: 'Vpc' } } };

/** What a retained resource with these properties holds back. */
const heldBackBy = (
  Properties: Record<string, unknown>,
  others: Record<string, { Type: string; DeletionPolicy?: string }> = {},
) =>
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

describe('beside a cluster', () => {
  type Properties = Record<string, unknown>;
  const templateWith = (Type: string, Properties: Properties, DeletionPolicy?: string): RetentionTemplate => ({
    Resources: { Vpc: VPC, VSwitch: VSWITCH, Cluster: { Type, DeletionPolicy, Properties } },
  });
  const CLUSTER = { logicalId: 'Cluster', type: 'ALIYUN::CS::ManagedKubernetesCluster' };
  const managed = (Properties: Properties) => templateWith(CLUSTER.type, Properties);
  const option = (ResourceType: string, DeleteMode: string) => ({ ResourceType, DeleteMode });

  test('a cluster keeps what it says', () => {
    const template = templateOf((stack) => {
      const names = ['SLS_Data', 'ALB', 'SLB', 'PrivateZone'];
      new ManagedKubernetesCluster(stack, 'Cluster', {
        name: 'web',
        vpcId: 'vpc-1',
        vSwitchIds: ['vsw-1'],
        deleteOptions: [
          { resourceType: 'SLS_ControlPlane', deleteMode: 'retain' },
          ...names.map((resourceType) => ({ resourceType, deleteMode: 'delete' })),
        ],
        deletionProtection: true,
      });
    });
    expect(retainedResources(template)).toEqual([{ ...CLUSTER, besides: ['SLS_ControlPlane'], holdsBack: [] }]);
    expect(protectedResources(template)).toEqual([CLUSTER]);
  });

  test('what is not said is as ACK has it', () => {
    const [kept] = retainedResources(
      managed({ DeleteOptions: [option('ALB', 'delete'), option('PrivateZone', 'delete')] }),
    );
    expect(kept?.besides).toEqual(['SLS_Data', 'SLS_ControlPlane']);
  });

  test('an AnyCluster, which cannot say anything, keeps what ACK keeps', () => {
    const [kept] = retainedResources(templateWith('ALIYUN::CS::AnyCluster', {}));
    expect(kept?.besides).toEqual(['SLS_Data', 'SLS_ControlPlane', 'ALB', 'PrivateZone']);
  });

  test('nothing stays where all is to be deleted', () => {
    const names = ['SLS_Data', 'SLS_ControlPlane', 'ALB', 'SLB', 'PrivateZone'];
    expect(retainedResources(managed({ DeleteOptions: names.map((name) => option(name, 'delete')) }))).toEqual([]);
  });

  test.each(['ALB', 'SLB'])('kept load balancers (%s) hold back the vSwitches', (name) => {
    const DeleteOptions = [option('ALB', 'delete'), option(name, 'retain')];
    const [kept] = retainedResources(managed({ DeleteOptions, VSwitchIds: [{ Ref: 'VSwitch' }] }));
    expect(kept?.holdsBack).toEqual(['VSwitch', 'Vpc']);
  });

  test('other resources have no such options', () => {
    expect(retainedResources(templateWith('Some::Type', { DeleteOptions: [option('ALB', 'retain')] }))).toEqual([]);
  });

  test('a cluster that is kept itself is listed as that', () => {
    const template = templateWith('ALIYUN::CS::AnyCluster', {}, 'Retain');
    expect(retainedResources(template)).toEqual([
      { logicalId: 'Cluster', type: 'ALIYUN::CS::AnyCluster', holdsBack: [] },
    ]);
  });

  test('deletion protection stops the deletion of the stack', () => {
    expect(protectedResources(managed({ DeletionProtection: true }))).toEqual([CLUSTER]);
  });

  test('in the body of an AnyCluster too', () => {
    const template = templateWith('ALIYUN::CS::AnyCluster', { ClusterConfig: { deletion_protection: true } });
    expect(protectedResources(template)).toEqual([{ ...CLUSTER, type: 'ALIYUN::CS::AnyCluster' }]);
  });

  test('without it nothing stops the deletion', () => {
    expect(protectedResources(managed({ DeletionProtection: false }))).toEqual([]);
  });

  test('what is kept is not deleted, and stops nothing', () => {
    expect(protectedResources(templateWith(CLUSTER.type, { DeletionProtection: true }, 'Retain'))).toEqual([]);
  });

  test('a template without resources protects nothing', () => {
    expect(protectedResources({})).toEqual([]);
  });
});

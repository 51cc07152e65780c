import { AVAILABILITY_CHECKS } from '../../../lib/checks/availability/availability-checks';
import { runChecks } from '../../../lib/checks/run-checks';

const list = ['vsw-a', 'vsw-b', 'vsw-c'];
const pool = (properties: object, group: object = {}) => ({
  Workers: {
    Type: 'ALIYUN::CS::ClusterNodePool',
    Properties: { ...properties, ScalingGroup: { VSwitchIds: list, MultiAzPolicy: 'BALANCE', ...group } },
  },
});
const body = (nodepool: object) => ({
  Cluster: {
    Type: 'ALIYUN::CS::AnyCluster',
    Properties: {
      ClusterConfig: { cluster_type: 'ManagedKubernetes', deletion_protection: 'true', nodepools: [nodepool] },
    },
  },
});
const group = { vswitch_ids: list, multi_az_policy: 'BALANCE' };
const vSwitch = (ZoneId: unknown) => ({ Type: 'ALIYUN::ECS::VSwitch', Properties: { ZoneId } });
const refs = [{ Ref: 'A' }, { Ref: 'B' }];

function linesOf(Resources: object): string[] {
  const content = { ROSTemplateFormatVersion: '2015-09-01', Resources };
  return runChecks({ templates: [{ name: 'template', content }] }, { checks: AVAILABILITY_CHECKS }).findings.map(
    ({ id, message, place: { path } }) => `${id} ${path}: ${message}`,
  );
}

test.each<[string, object, ...string[]]>([
  [
    'fewer nodes than zones',
    pool({ Count: 2 }),
    'HA011 Resources.Workers.Properties: node pool Workers may have 2 nodes for 3 zones',
  ],
  [
    'fewer nodes than zones, autoscaled',
    pool({ AutoScaling: { MinInstances: 1 } }),
    'HA011 Resources.Workers.Properties: node pool Workers may have 1 node for 3 zones',
  ],
  [
    'a pool in one zone',
    pool({ Count: 5 }, { VSwitchIds: ['vsw-a'] }),
    'HA010 Resources.Workers.Properties.ScalingGroup.VSwitchIds: node pool Workers lies in one zone',
  ],
  [
    'a pool of two vSwitches in one zone',
    { A: vSwitch('a'), B: vSwitch('a'), ...pool({ Count: 5 }, { VSwitchIds: refs }) },
    'HA010 Resources.Workers.Properties.ScalingGroup.VSwitchIds: node pool Workers lies in one zone, a',
  ],
  [
    'a pool of two vSwitches in the same zone, whichever it is',
    { A: vSwitch({ Ref: 'Zone' }), B: vSwitch({ Ref: 'Zone' }), ...pool({ Count: 5 }, { VSwitchIds: refs }) },
    'HA010 Resources.Workers.Properties.ScalingGroup.VSwitchIds: node pool Workers lies in one zone',
  ],
  [
    'fewer nodes than zones, in the body of a cluster',
    body({ nodepool_info: { name: 'workers' }, scaling_group: { ...group, desired_size: 2 } }),
    'HA011 Resources.Cluster.Properties.ClusterConfig.nodepools[0]: node pool workers may have 2 nodes for 3 zones',
  ],
  [
    'fewer nodes than zones, autoscaled in the body of a cluster',
    body({
      nodepool_info: { name: 'workers' },
      auto_scaling: { enable: true, min_instances: 0 },
      scaling_group: group,
    }),
    'HA011 Resources.Cluster.Properties.ClusterConfig.nodepools[0]: node pool workers may have 0 nodes for 3 zones',
  ],
  [
    'one zone after the other',
    pool({ Count: 3 }, { MultiAzPolicy: 'PRIORITY' }),
    'HA013 Resources.Workers.Properties.ScalingGroup.MultiAzPolicy: node pool Workers names 3 zones and takes the first that has machines',
  ],
  [
    'a cluster in one zone, unprotected',
    { Cluster: { Type: 'ALIYUN::CS::ASKCluster', Properties: { VSwitchIds: ['vsw-a'] } } },
    'HA021 Resources.Cluster.Properties: cluster Cluster can be deleted by one call',
    'HA012 Resources.Cluster.Properties.VSwitchIds: cluster Cluster lies in one zone',
  ],
  [
    'a bucket and a database that go with the stack',
    { Bucket: { Type: 'ALIYUN::OSS::Bucket' }, Db: { Type: 'ALIYUN::RDS::DBInstance', DeletionPolicy: 'Delete' } },
    'HA020 Resources.Bucket: the bucket goes when the stack goes',
    'HA020 Resources.Db: the database goes when the stack goes',
  ],
])('finds %s', (_flaw, resources, ...lines) => {
  expect(linesOf(resources)).toEqual(lines);
});

test.each<[string, object]>([
  ['a node a zone', pool({ Count: 3 })],
  ['a number that only the deployment knows', pool({ Count: { Ref: 'Nodes' } })],
  ['a pool of which nobody says whether it scales', pool({ Count: 1, AutoScaling: { 'Fn::If': ['Scaled', {}, {}] } })],
  ['vSwitches that only the deployment knows', pool({ Count: 1 }, { VSwitchIds: { Ref: 'VSwitches' } })],
  ['a policy that only the deployment knows', pool({ Count: 3 }, { MultiAzPolicy: { Ref: 'Policy' } })],
  [
    'a protection that only the deployment knows',
    { Cluster: { Type: 'ALIYUN::CS::ASKCluster', Properties: { DeletionProtection: { Ref: 'Protect' } } } },
  ],
  ['stores that stay', { Bucket: { Type: 'ALIYUN::OSS::Bucket', DeletionPolicy: 'Retain' } }],
  [
    'a registered cluster',
    {
      Cluster: {
        Type: 'ALIYUN::CS::AnyCluster',
        Properties: { ClusterConfig: { cluster_type: 'ExternalKubernetes', vswitch_ids: ['vsw-a'] } },
      },
    },
  ],
])('is silent about %s', (_words, resources) => {
  expect(linesOf(resources)).toEqual([]);
});

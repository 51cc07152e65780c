import { noticesOf } from '../../lib/synthesis/notices';

const typed = (properties: object, zones = 3) => ({
  Resources: {
    ClusterWorkers: {
      Type: 'ALIYUN::CS::ClusterNodePool',
      Properties: {
        ...properties,
        ScalingGroup: { VSwitchIds: Array.from({ length: zones }, (_, zone) => `vsw-${zone}`) },
      },
    },
  },
});
const inBody = (pool: object) => ({
  Resources: { Cluster: { Type: 'ALIYUN::CS::AnyCluster', Properties: { ClusterConfig: { nodepools: [pool] } } } },
});
const vswitch_ids = ['vsw-a', 'vsw-b', 'vsw-c'];

test.each([
  ['fixed', typed({ Count: 2 }), ['Node pool ClusterWorkers may have 2 nodes for 3 zones.']],
  [
    'autoscaled',
    typed({ AutoScaling: { MinInstances: 1 } }),
    ['Node pool ClusterWorkers may have 1 node for 3 zones.'],
  ],
  ['in one zone', typed({ Count: 5 }, 1), ['Node pool ClusterWorkers lies in one zone: it is lost with that zone.']],
  [
    'fixed, in the body of a cluster',
    inBody({ nodepool_info: { name: 'workers' }, scaling_group: { vswitch_ids, desired_size: 2 } }),
    ['Node pool workers may have 2 nodes for 3 zones.'],
  ],
  [
    'autoscaled, in the body of a cluster',
    inBody({ nodepool_info: { name: 'workers' }, auto_scaling: { min_instances: 0 }, scaling_group: { vswitch_ids } }),
    ['Node pool workers may have 0 nodes for 3 zones.'],
  ],
])('names a pool with fewer nodes than zones: %s', (_name, template, notices) => {
  expect(noticesOf(template)).toEqual(notices);
});

test.each([
  ['a node a zone', typed({ Count: 3 })],
  ['a number that only the deployment knows', typed({ Count: { Ref: 'Nodes' } })],
  ['no pools', { Resources: { Vpc: { Type: 'ALIYUN::ECS::VPC' } } }],
  ['an empty template', {}],
  ['a cluster without pools', inBody({})],
])('is silent about %s', (_name, template) => {
  expect(noticesOf(template)).toEqual([]);
});

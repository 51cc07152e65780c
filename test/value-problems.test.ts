import { AddOn } from '../lib/add-ons/add-on';
import { ManagedCluster } from '../lib/cluster/managed-cluster';
import { NodeCapacity } from '../lib/cluster/node-capacity';
import { PodNetwork } from '../lib/cluster/pod-network';
import { ClusterUser } from '../lib/identity/cluster-user';
import { statementProblems } from '../lib/identity/policy-statement';
import { Network } from '../lib/network/network';
import { LogProject } from '../lib/observability/log-project';
import { NodeAlarms } from '../lib/observability/node-alarms';
import type { PlatformStack } from '../lib/platform-stack';
import { FileStorage } from '../lib/storage/file-storage';
import { ObjectStorage } from '../lib/storage/object-storage';
import { resourcesOf } from './support/template';

/** What plain JavaScript may hand over: a word in place of a named value must never be taken for another choice. */
const any = (value: unknown): any => value;

const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const network = (stack: PlatformStack) => new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones });
const cluster = (stack: PlatformStack) =>
  new ManagedCluster(stack, 'Cluster', {
    clusterName: 'web',
    network: network(stack),
    podNetwork: PodNetwork.terway(),
  });

test.each<[string, (stack: PlatformStack) => unknown, string]>([
  [
    'a bucket that would be deleted',
    (stack) => new ObjectStorage(stack, 'A', any({ retention: 'KEEP', redundancy: 'LRS' })),
    "'redundancy' must be a Redundancy, e.g. Redundancy.ZONES, got 'LRS'; 'retention' must be a DataRetention, e.g. DataRetention.KEEP, got 'KEEP' [at Stack/A]",
  ],
  [
    'files that would be deleted',
    (stack) => new FileStorage(stack, 'A', any({ network: network(stack), retention: 'keep', storage: 'Capacity' })),
    "'storage' must be a NasStorage, e.g. NasStorage.CAPACITY, got 'Capacity'; 'retention' must be a DataRetention, e.g. DataRetention.KEEP, got 'keep' [at Stack/A]",
  ],
  [
    'logs that would be deleted',
    (stack) => new LogProject(stack, 'A', any({ projectName: 'web-logs', retention: 'KEEP' })),
    "'retention' must be a DataRetention, e.g. DataRetention.KEEP, got 'KEEP' [at Stack/A]",
  ],
  [
    'a log project without a name',
    (stack) => new LogProject(stack, 'A', any(undefined)),
    "'projectName' is nothing, must be",
  ],
  [
    'alarms that tell nobody',
    (stack) => new NodeAlarms(stack, 'A', any({ cluster: cluster(stack), contacts: 'web-team' })),
    "'contacts' must be AlarmContacts, e.g. AlarmContacts.fromGroupName('web-team'), got 'web-team' [at Stack/A]",
  ],
  [
    'an add-on by its name',
    (stack) => cluster(stack).addAddOn(any('alb')),
    "'addOns[0]' must be an AddOn, e.g. AddOn.albIngress(), got 'alb'",
  ],
  [
    'a role by its name',
    (stack) =>
      cluster(stack).grantAccess(new ClusterUser(stack, 'A', { ramUserId: '212345678901234567' }), any('admin')),
    "'role' must be a ClusterRole, e.g. ClusterRole.DEVELOPER, got 'admin' [at Stack/Cluster]",
  ],
  [
    'a user id that has lost digits as a number',
    (stack) => new ClusterUser(stack, 'A', any({ ramUserId: 212345678 })),
    "'ramUserId' must be a text, e.g. '212345678901234567', got 212345678 [at Stack/A]",
  ],
  [
    'a load balancer that may become public',
    () => AddOn.nginxIngress(any({ addressType: 'private' })),
    "'addressType' must be 'internet' or 'intranet', got 'private' [at AddOn.nginxIngress]",
  ],
])('refuses %s', (_name, make, text) => {
  expect(() => resourcesOf(make as (stack: PlatformStack) => void)).toThrow(text);
});

test('refuses a text for a list, which would be taken for its letters', () => {
  expect(statementProblems(any({ actions: 'oss:Get', resources: undefined }))).toEqual([
    "'actions' must be a list, e.g. ['oss:GetObject'], got 'oss:Get'",
    "'resources' must be a list, e.g. ['acs:oss:*:*:site/*'], got nothing",
  ]);
});

test('families of GPU machines in a pattern scale as GPU machines do', () => {
  const { ClusterGpu } = resourcesOf((stack) => {
    cluster(stack).addNodePool('Gpu', {
      nodePoolName: 'gpu',
      instancePatterns: [{ cores: 8, memory: { toGibibytes: () => 32 }, families: ['ecs.gn7i'] }],
      capacity: NodeCapacity.autoscaled({ min: 0, max: 3 }),
    });
  });
  expect(ClusterGpu?.Properties.AutoScaling.Type).toBe('gpu');
});

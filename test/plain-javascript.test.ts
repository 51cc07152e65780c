import * as ros from '@alicloud/ros-cdk-core';
import * as lib from '../lib';
import { addManagedCluster } from './cluster/clusters';
import { templateOf } from './support/template';

/** What plain JavaScript may hand over, where TypeScript would say no. */
const any = (value: unknown): any => value;

type Stack = lib.PlatformStack;

const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const VALUES = [undefined, null, {}, 'x', 1, true, [], [null], () => 1];

/** Values in the place of props, of an id in a stack, or of all arguments of a static. */
const shown = (value: unknown) => (typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? 'undefined'));

const newNetwork = (stack: Stack) => new lib.Network(stack, 'Net', { cidr: '172.16.0.0/16', zones: ZONES });
const newCluster = (stack: Stack) => addManagedCluster(stack);
const newLogs = (stack: Stack) => new lib.LogProject(stack, 'Logs', { projectName: 'web-logs' });
const newRole = (stack: Stack) => newCluster(stack).addServiceAccount('Web', { namespace: 'web', name: 'web' });
const newUser = (stack: Stack) => new lib.ClusterUser(stack, 'Alice', { ramUserId: '212345678901234567' });
const disk = () => lib.Disk.essd(lib.Size.gibibytes(50)).unencrypted();
const clusterProps = (stack: Stack) => ({ clusterName: 'web', network: newNetwork(stack) });
const poolProps = {
  nodePoolName: 'workers',
  instanceTypes: ['ecs.g7.xlarge'],
  instancePatterns: [{ cores: 4, memory: lib.Size.gibibytes(16) }],
  capacity: lib.NodeCapacity.fixed(3),
};

/** Constructs, and statics and methods that make one: how to make it, with which props, and which others there are. */
const DEFINITIONS: readonly [string, (stack: Stack, props: any) => unknown, (stack: Stack) => object, string?][] = [
  [
    'Network',
    (stack, props) => new lib.Network(stack, 'A', props),
    () => ({ cidr: '172.16.0.0/16', zones: ZONES }),
    'maxZones podVSwitches avoid ranges allowPublicCidr vpcName singleZone egress',
  ],
  [
    'Network.fromNetworkAttributes',
    (stack, props) => lib.Network.fromNetworkAttributes(stack, 'A', props),
    () => ({ vpcId: 'vpc-1', cidr: '172.16.0.0/16', zones: ['eu-central-1a'], nodeVSwitchIds: ['vsw-a'] }),
    'podVSwitchIds nodeCidrs podCidrs',
  ],
  [
    'ManagedCluster',
    (stack, props) => new lib.ManagedCluster(stack, 'A', props),
    (stack) => ({ ...clusterProps(stack), podNetwork: lib.PodNetwork.terway() }),
    'zones kubernetesVersion serviceCidr apiAccess deletionProtection clusterSpec autoMode controlPlaneLogs rrsa ' +
      'maintenanceWindow secretsKeyId retain rendering',
  ],
  [
    'ManagedCluster as AnyCluster',
    (stack, props) => new lib.ManagedCluster(stack, 'A', { rendering: 'any', ...props }),
    (stack) => ({ ...clusterProps(stack), podNetwork: lib.PodNetwork.flannel() }),
    'clusterDomain certificateNames automaticUpgrade auditLog',
  ],
  [
    'DedicatedCluster',
    (stack, props) => new lib.DedicatedCluster(stack, 'A', props),
    (stack) => ({
      ...clusterProps(stack),
      acknowledgeDiscontinued: true,
      podNetwork: lib.PodNetwork.flannel(),
      masters: { instanceTypes: ['ecs.g7.large'], systemDisk: disk() },
    }),
    'zones kubernetesVersion serviceCidr apiAccess deletionProtection',
  ],
  [
    'ServerlessCluster',
    (stack, props) => new lib.ServerlessCluster(stack, 'A', props),
    clusterProps,
    'zones kubernetesVersion serviceCidr apiAccess deletionProtection rrsa',
  ],
  [
    'AcsCluster',
    (stack, props) => new lib.AcsCluster(stack, 'A', props),
    clusterProps,
    'zones kubernetesVersion serviceCidr apiAccess deletionProtection rrsa',
  ],
  [
    'EdgeCluster',
    (stack, props) => new lib.EdgeCluster(stack, 'A', props),
    (stack) => ({ ...clusterProps(stack), cloudNodes: { instanceTypes: ['ecs.g7.large'], systemDisk: disk() } }),
    'podNetwork rrsa zones',
  ],
  [
    'RegisteredCluster',
    (stack, props) => new lib.RegisteredCluster(stack, 'A', props),
    clusterProps,
    'zones deletionProtection',
  ],
  [
    'Cluster.fromClusterAttributes',
    (stack, props) => lib.Cluster.fromClusterAttributes(stack, 'A', props),
    (stack) => ({ clusterId: 'c0123', network: newNetwork(stack) }),
    'podNetwork controlPlane rrsa',
  ],
  [
    'addNodePool',
    (stack, props) => newCluster(stack).addNodePool('A', props),
    () => poolProps,
    'systemDisk dataDisks spot image zones multiAzPolicy containerdVersion labels taints keyPair password autoRepair hardening',
  ],
  [
    'NodePool',
    (stack, props) => new lib.NodePool(stack, 'A', props),
    (stack) => ({ ...poolProps, clusterId: 'c0123', network: newNetwork(stack) }),
  ],
  ['addAddOn', (stack, addOn) => newCluster(stack).addAddOn(addOn), () => lib.AddOn.logs()],
  [
    'addServiceAccount',
    (stack, props) => newCluster(stack).addServiceAccount('A', props),
    () => ({ namespace: 'web', name: 'web' }),
    'roleName oidcProviderName oidcIssuer',
  ],
  [
    'ServiceAccount',
    (stack, props) => new lib.ServiceAccount(stack, 'A', props),
    () => ({ clusterId: 'c0123', namespace: 'web', name: 'web' }),
  ],
  [
    'addToPolicy',
    (stack, statement) => newRole(stack).addToPolicy(statement),
    () => ({ actions: ['oss:GetObject'], resources: ['*'] }),
    'conditions',
  ],
  ['ClusterUser', (stack, props) => new lib.ClusterUser(stack, 'A', props), () => ({ ramUserId: '1' }), 'ramRoleId'],
  [
    'grantAccess',
    (stack, options) => newCluster(stack).grantAccess(newUser(stack), lib.ClusterRole.DEVELOPER, options),
    () => ({ namespace: 'web' }),
  ],
  ['grantAccess to', (stack, user) => newCluster(stack).grantAccess(user, lib.ClusterRole.ADMIN), newUser],
  ['grantAccess as', (stack, role) => newCluster(stack).grantAccess(newUser(stack), role), () => lib.ClusterRole.ADMIN],
  ['addGrant', (stack, cluster) => newUser(stack).addGrant(cluster, any(lib.ClusterRole.ADMIN)), newCluster],
  [
    'LogProject',
    (stack, props) => new lib.LogProject(stack, 'A', props),
    () => ({ projectName: 'web-logs' }),
    'redundancy retention',
  ],
  [
    'addLogstore',
    (stack, props) => newLogs(stack).addLogstore('A', props),
    () => ({ logstoreName: 'alb_access' }),
    'retentionDays',
  ],
  [
    'AlarmContacts',
    (stack, props) => new lib.AlarmContacts(stack, 'A', props),
    () => ({ mails: { anna: 'anna@example.com' } }),
    'groupName',
  ],
  [
    'AlarmContacts to whom',
    (stack, mails) => new lib.AlarmContacts(stack, 'A', { mails }),
    () => ({ anna: 'anna@example.com' }),
  ],
  [
    'NodeAlarms',
    (stack, props) => new lib.NodeAlarms(stack, 'A', props),
    (stack) => ({ cluster: newCluster(stack), contacts: lib.AlarmContacts.fromGroupName('web-team') }),
    'templateName cpuPercent memoryPercent diskPercent',
  ],
  [
    'FileStorage',
    (stack, props) => new lib.FileStorage(stack, 'A', props),
    (stack) => ({ network: newNetwork(stack) }),
    'storage capacity zone squash accessGroupName retention',
  ],
  [
    'FileStorage of an extreme class',
    (stack, props) => new lib.FileStorage(stack, 'A', { network: newNetwork(stack), ...props }),
    () => ({ storage: lib.NasStorage.EXTREME_STANDARD, capacity: lib.Size.gibibytes(100) }),
  ],
  [
    'FileStorage.fromFileStorageAttributes',
    (stack, props) => lib.FileStorage.fromFileStorageAttributes(stack, 'A', props),
    () => ({ mountTargetDomain: 'nas.example.com' }),
    'path',
  ],
  [
    'ObjectStorage',
    (stack, props) => new lib.ObjectStorage(stack, 'A', props),
    () => ({}),
    'bucketName redundancy retention',
  ],
  [
    'ObjectStorage.fromBucketAttributes',
    (stack, props) => lib.ObjectStorage.fromBucketAttributes(stack, 'A', props),
    () => ({ bucketName: 'web-site' }),
  ],
  ['grantRead', (stack, grantee) => new lib.ObjectStorage(stack, 'A').grantRead(grantee), newRole],
  ['grantReadWrite', (stack, grantee) => new lib.ObjectStorage(stack, 'A').grantReadWrite(grantee), newRole],
  [
    'grantRead of a directory',
    (stack, prefix) => new lib.ObjectStorage(stack, 'A').grantRead(newRole(stack), prefix),
    () => any('web/'),
  ],
];

/** The props in order, each in turn replaced by each value; and each value instead of them all. */
function variants(props: object, others: string): [string, (props: any) => unknown][] {
  const isRecord = Object.getPrototypeOf(props) === Object.prototype;
  const names = isRecord ? [...Object.keys(props), ...others.split(' ').filter(Boolean)] : [];
  return VALUES.flatMap((value): [string, (props: any) => unknown][] => [
    [shown(value), () => value],
    ...names.map((name): [string, (props: any) => unknown] => [
      `${name}: ${shown(value)}`,
      (good) => ({ ...good, [name]: value }),
    ]),
  ]);
}

/** What went wrong other than with a clear error, by what was given. */
function unclear(attempts: readonly [string, () => unknown][]): string[] {
  return attempts.flatMap(([given, attempt]) => {
    try {
      attempt();
      return [];
    } catch (error) {
      const { name, message, stack = '' } = error as Error;
      const isClear = /^(Validation|Output)Error$/.test(name) && !/\[object|undefined/.test(message);
      return isClear
        ? []
        : [`${given} gives ${name}: ${message} ${stack.split('\n').find((l) => l.includes('/lib/'))}`];
    }
  });
}

test.each(DEFINITIONS)('%s takes any props, or says in an error why not', (_name, define, props, others = '') => {
  const spoilt: [string, () => unknown][] = [];
  templateOf((stack) => {
    const good = props(stack);
    define(stack, good);
    for (const [given, spoil] of variants(good, others)) {
      spoilt.push([given, () => templateOf((other) => void define(other, spoil(props(other))))]);
    }
  });
  expect(unclear(spoilt)).toEqual([]);
});

/** These take a construct, or only this library calls them. */
const NOT_CALLED = /\.(from\w+Attributes|tagsOf|resourceGroupOf|fromProp|render|named|managed|several|around)$/;

const CLASSES = Object.entries(lib).filter((entry): entry is [string, any] => /^class\b/.test(String(entry[1])));
const STATICS = CLASSES.flatMap(([name, type]) =>
  Object.getOwnPropertyNames(type)
    .filter((member) => typeof type[member] === 'function' && !NOT_CALLED.test(`${name}.${member}`))
    .map((member): [string, (...args: unknown[]) => unknown] => [
      `${name}.${member}`,
      (...args) => type[member](...args),
    ]),
);

test.each([...STATICS, ['podIdentity', any(lib.podIdentity)] as const])(
  '%s takes anything, or says in an error why not',
  (_name, call) => {
    const calls = VALUES.flatMap((value) => [[value], ['web', value], [value, value], ['web', 'web', value]]);
    expect(unclear(calls.map((args) => [args.map(shown).join(', '), () => call(...args)]))).toEqual([]);
  },
);

test('no construct is left out', () => {
  const elsewhere = ['Cluster', 'PlatformStack', 'KubeadmBootstrap', 'SelfManagedCluster', 'LocalMachines'];
  const constructs = CLASSES.filter(([, type]) => type.prototype instanceof ros.Construct).map(([name]) => name);
  const tried = DEFINITIONS.map(([name]) => name);
  expect(constructs.filter((name) => !elsewhere.includes(name) && !tried.includes(name))).toEqual([]);
});

/** A word in place of a named value must never be taken for another choice. */
test.each<[string, (stack: Stack) => unknown, string]>([
  [
    'a bucket that would be deleted',
    (stack) => new lib.ObjectStorage(stack, 'A', any({ retention: 'KEEP', redundancy: 'LRS' })),
    "'redundancy' must be a Redundancy, e.g. Redundancy.ZONES, got 'LRS'; 'retention' must be a DataRetention, e.g. DataRetention.KEEP, got 'KEEP' [at Stack/A]",
  ],
  [
    'files that would be deleted',
    (stack) =>
      new lib.FileStorage(stack, 'A', any({ network: newNetwork(stack), retention: 'keep', storage: 'Capacity' })),
    "'storage' must be a NasStorage, e.g. NasStorage.CAPACITY, got 'Capacity'; 'retention' must be a DataRetention, e.g. DataRetention.KEEP, got 'keep' [at Stack/A]",
  ],
  [
    'logs that would be deleted',
    (stack) => new lib.LogProject(stack, 'A', any({ projectName: 'web-logs', retention: 'KEEP' })),
    "'retention' must be a DataRetention, e.g. DataRetention.KEEP, got 'KEEP' [at Stack/A]",
  ],
  [
    'a log project without a name',
    (stack) => new lib.LogProject(stack, 'A', any(undefined)),
    "'projectName' is nothing, must be",
  ],
  [
    'alarms that tell nobody',
    (stack) => new lib.NodeAlarms(stack, 'A', any({ cluster: newCluster(stack), contacts: 'web-team' })),
    "'contacts' must be AlarmContacts, e.g. AlarmContacts.fromGroupName('web-team'), got 'web-team' [at Stack/A]",
  ],
  [
    'an add-on by its name',
    (stack) => newCluster(stack).addAddOn(any('alb')),
    "'addOns[0]' must be an AddOn, e.g. AddOn.albIngress(), got 'alb'",
  ],
  [
    'a role by its name',
    (stack) =>
      newCluster(stack).grantAccess(new lib.ClusterUser(stack, 'A', { ramUserId: '212345678901234567' }), any('admin')),
    "'role' must be a ClusterRole, e.g. ClusterRole.DEVELOPER, got 'admin' [at Stack/Cluster]",
  ],
  [
    'a user id that has lost digits as a number',
    (stack) => new lib.ClusterUser(stack, 'A', any({ ramUserId: 212345678 })),
    "'ramUserId' must be a text, e.g. '212345678901234567', got 212345678 [at Stack/A]",
  ],
  [
    'a load balancer that may become public',
    () => lib.AddOn.nginxIngress(any({ addressType: 'private' })),
    "'addressType' must be 'internet' or 'intranet', got 'private' [at AddOn.nginxIngress]",
  ],
  [
    'contacts without mails',
    (stack) => new lib.AlarmContacts(stack, 'A', any(undefined)),
    "'mails' must be an object, e.g. { anna: 'anna@example.com' }, got nothing [at Stack/A]",
  ],
  [
    'a logstore by its name',
    (stack) => newLogs(stack).addLogstore('A', any('alb_access')),
    "'logstoreName' is nothing, must be 3 to 63 lower-case letters, digits, '_' or '-', with a letter or digit at either end, e.g. 'alb_access' [at Stack/Logs/A]",
  ],
  [
    'a grant to nobody',
    (stack) => new lib.ObjectStorage(stack, 'A').grantRead(any(undefined)),
    "'grantee' must be somebody rights can be given to, e.g. cluster.addServiceAccount('Web', { namespace: 'web', name: 'site' }), got nothing [at Stack/A]",
  ],
  [
    'a bucket without a name',
    (stack) => lib.ObjectStorage.fromBucketAttributes(stack, 'A', any({})),
    "'bucketName' is nothing, must be 3 to 63 lower case letters, digits or '-', with a letter or digit at both ends, e.g. 'web-site' [at Stack/A]",
  ],
  [
    'files at no server',
    (stack) => lib.FileStorage.fromFileStorageAttributes(stack, 'A', any({ path: 'models' })),
    "'mountTargetDomain' must be a text, e.g. '31a8e4-abc12.eu-central-1.nas.aliyuncs.com', got nothing; 'path' is 'models', must be absolute, e.g. '/models' [at Stack/A]",
  ],
  [
    'a size in letters',
    (stack) => new lib.FileStorage(stack, 'A', any({ network: newNetwork(stack), capacity: '100' })),
    "'capacity' must be a Size, e.g. Size.gibibytes(100), got '100' [at Stack/A]",
  ],
  [
    'a role without a name',
    () => lib.ClusterRole.of(''),
    "'clusterRoleName' must be a text, e.g. 'auditor', got '' [at ClusterRole.of]",
  ],
])('refuses %s', (_name, make, text) => {
  expect(() => templateOf((stack) => void make(stack))).toThrow(text);
});

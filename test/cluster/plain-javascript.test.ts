import { Cluster } from '../../lib/cluster/cluster';
import { ClusterSpec } from '../../lib/cluster/cluster-spec';
import { ControlPlaneLogs } from '../../lib/cluster/control-plane-logs';
import { DedicatedCluster } from '../../lib/cluster/dedicated-cluster';
import { Disk } from '../../lib/cluster/disk';
import { KubernetesVersion } from '../../lib/cluster/kubernetes-version';
import { MaintenanceWindow } from '../../lib/cluster/maintenance-window';
import { ManagedCluster } from '../../lib/cluster/managed-cluster';
import { MultiAzPolicy } from '../../lib/cluster/multi-az-policy';
import { NodeCapacity } from '../../lib/cluster/node-capacity';
import { NodeImage } from '../../lib/cluster/node-image';
import { PodNetwork } from '../../lib/cluster/pod-network';
import { RetainedResource } from '../../lib/cluster/retained-resource';
import { ValidationError } from '../../lib/errors';
import type { PlatformStack } from '../../lib/platform-stack';
import { Size } from '../../lib/size';
import { resourcesOf } from '../support/template';
import { addManagedCluster, addThesisCluster, WORKERS } from './clusters';

/** What plain JavaScript may hand over, where TypeScript would say no. */
const untyped = (value: unknown) => value as never;
const weekly = (options: Record<string, unknown>) => MaintenanceWindow.weekly(untyped(options));

/** The message of the one ValidationError, without its place. */
function refusal(define: (stack: PlatformStack) => unknown, place: string): string {
  try {
    resourcesOf((stack) => void define(stack));
  } catch (error) {
    expect(error).toBeInstanceOf(ValidationError);
    const { message } = error as Error;
    expect(message).toMatch(new RegExp(`\\[at ${place}\\]$`));
    return message.replace(/ \[at [^\]]*\]$/, '');
  }
  throw new Error('nothing was refused');
}

describe('a managed cluster refuses', () => {
  const START = '2026-01-03T03:00:00.000+01:00';
  const ALL_DAYS = 'Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday';
  const NETWORK = "'network' must be a network, e.g. new Network(…) or Network.fromNetworkAttributes(…), got";
  const SPEC = "'clusterSpec' must be a ClusterSpec, e.g. ClusterSpec.PRO, got";
  const NAME =
    'ACK takes 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen, e.g. ' + "'web-1'";

  test.each<[string, Record<string, unknown>, string]>([
    ['no name', { clusterName: undefined }, `'clusterName' is nothing, ${NAME}`],
    ['a number as name', { clusterName: 7 }, `'clusterName' is 7, ${NAME}`],
    ['an id as network', { network: 'vpc-1' }, `${NETWORK} 'vpc-1'`],
    ['a pod network not called', { podNetwork: PodNetwork.terway }, POD_NETWORK('the function terway (call it)')],
    ['a text as pod network', { podNetwork: 'terway' }, POD_NETWORK("'terway'")],
    ['no pod network', { podNetwork: undefined }, POD_NETWORK('nothing')],
    ['a text as specification', { clusterSpec: 'ack.pro.small' }, `${SPEC} 'ack.pro.small'`],
    [
      'a text as logs',
      { controlPlaneLogs: 'all' },
      "'controlPlaneLogs' must be a ControlPlaneLogs, e.g. ControlPlaneLogs.all(), got 'all'",
    ],
    [
      'logs in a project without a name',
      { controlPlaneLogs: ControlPlaneLogs.all({ project: '' }) },
      "'controlPlaneLogs.project' must be a text, e.g. 'k8s-logs', got ''",
    ],
    [
      'a text as window',
      { maintenanceWindow: 'Saturday' },
      `'maintenanceWindow' must be a MaintenanceWindow, e.g. MaintenanceWindow.weekly({ days: ['Saturday'], start: '${START}' }), got 'Saturday'`,
    ],
    [
      'a window without days',
      { maintenanceWindow: weekly({ start: START }) },
      "'maintenanceWindow.days' must be a list, e.g. ['Saturday'], got nothing",
    ],
    [
      'half a day, and one twice',
      { maintenanceWindow: weekly({ days: ['Sat', 'Monday', 'Monday'], start: START }) },
      `'maintenanceWindow.days' has 'Sat', allowed are ${ALL_DAYS}; 'maintenanceWindow.days' has 'Monday' twice, name it once`,
    ],
    ...['2026-13-45T29:99', '2026-02-30T03:00:00Z', '2026-01-03T29:00:00Z'].map(
      (start): [string, Record<string, unknown>, string] => [
        `a window from ${start}`,
        { maintenanceWindow: weekly({ days: ['Saturday'], start }) },
        `'maintenanceWindow.start' is '${start}', RFC 3339 is needed, e.g. '${START}'`,
      ],
    ),
    [
      'a text as version',
      { kubernetesVersion: '1.34' },
      "'kubernetesVersion' must be a KubernetesVersion, e.g. KubernetesVersion.of('1.34.1-aliyun.1'), got '1.34'",
    ],
    [
      'texts to retain',
      { retain: ['SLS_Data', undefined] },
      "'retain[0]' must be a RetainedResource, e.g. RetainedResource.LOGS, got 'SLS_Data'; 'retain[1]' must be a RetainedResource, e.g. RetainedResource.LOGS, got nothing",
    ],
    ['a word to retain', { retain: 'LOGS' }, "'retain' must be a list, e.g. [RetainedResource.LOGS], got 'LOGS'"],
    ['another rendering', { rendering: 'Any' }, "'rendering' must be 'typed' or 'any', got 'Any'"],
    [
      'a zone as zones',
      { zones: 'eu-central-1a' },
      "'zones' must be a list, e.g. ['eu-central-1a'], got 'eu-central-1a'",
    ],
    [
      'a number as range',
      { serviceCidr: 5 },
      "'serviceCidr' is 5, which is no range of IPv4 addresses such as '172.16.0.0/16'",
    ],
    [
      'words as switches',
      { rrsa: 'yes', autoMode: 1 },
      "'rrsa' must be true or false, got 'yes'; 'autoMode' must be true or false, got 1",
    ],
    ['no word as switch', { deletionProtection: 'no' }, "'deletionProtection' must be true or false, got 'no'"],
    ['no key', { secretsKeyId: '' }, "'secretsKeyId' must be a text, e.g. 'key-hzz62f1cb66fa42qo****', got ''"],
    [
      'a name as certificate names',
      { rendering: 'any', certificateNames: 'api.example.com' },
      "'certificateNames' must be a list, e.g. ['api.example.com'], got 'api.example.com'",
    ],
    [
      'an empty certificate name',
      { rendering: 'any', certificateNames: [''] },
      "'certificateNames[0]' must be a text, e.g. 'api.example.com', got ''",
    ],
    [
      'a speed as upgrades',
      { rendering: 'any', automaticUpgrade: 'fast' },
      "'automaticUpgrade' must be 'patch' or 'stable' or 'rapid', got 'fast'",
    ],
    [
      'a number as domain',
      { rendering: 'any', clusterDomain: 7 },
      "'clusterDomain' is 7, which is no DNS name, e.g. 'cluster.local'",
    ],
  ])('%s', (_, props, message) => {
    expect(refusal((stack) => addManagedCluster(stack, untyped(props)), 'Stack/Cluster')).toBe(message);
  });

  test.each([undefined, null, 'web'])('%p as props', (props) => {
    expect(refusal((stack) => new ManagedCluster(stack, 'Cluster', untyped(props)), 'Stack/Cluster')).toBe(
      `'clusterName' is nothing, ${NAME}; ${NETWORK} nothing; ${POD_NETWORK('nothing')}`,
    );
  });
});

function POD_NETWORK(got: string): string {
  return `'podNetwork' must be a PodNetwork, e.g. PodNetwork.terway(), got ${got}`;
}

describe('a dedicated cluster refuses', () => {
  const TYPES = "'masters.instanceTypes' must be a list, e.g. ['ecs.g7.xlarge'], got nothing";
  const DISK = "'masters.systemDisk' must be a Disk, e.g. Disk.essd(Size.gibibytes(50)).unencrypted(), got";

  test.each<[string, unknown, string]>([
    ['no masters', undefined, `${TYPES}; ${DISK} nothing`],
    ['masters without a disk', { instanceTypes: ['ecs.g7a.large'] }, `${DISK} nothing`],
    ['a number of masters', 3, `${TYPES}; ${DISK} nothing`],
    [
      'three masters in letters',
      { count: '3', instanceTypes: ['ecs.g7a.large'], systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted() },
      "'masters.count' is '3', allowed are 3 and 5",
    ],
  ])('%s', (_, masters, message) => {
    expect(refusal((stack) => addThesisCluster(stack, { masters: untyped(masters) }), 'Stack/Cluster')).toBe(message);
  });

  test('no props', () => {
    expect(refusal((stack) => new DedicatedCluster(stack, 'Cluster', untyped(undefined)), 'Stack/Cluster')).toMatch(
      "'acknowledgeDiscontinued' is required",
    );
  });
});

describe('a node pool refuses', () => {
  const IMAGE = "'image' must be a NodeImage, e.g. NodeImage.ALIBABA_CLOUD_LINUX_3, got";

  test.each<[string, Record<string, unknown>, string]>([
    [
      'no name',
      { nodePoolName: undefined },
      "'nodePoolName' is nothing, ACK takes 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen, e.g. 'web-1'",
    ],
    [
      'no instance types',
      { instanceTypes: undefined },
      "'instanceTypes' must be a list, e.g. ['ecs.g7.xlarge'], got nothing",
    ],
    [
      'one as instance types',
      { instanceTypes: 'ecs.g7.xlarge' },
      "'instanceTypes' must be a list, e.g. ['ecs.g7.xlarge'], got 'ecs.g7.xlarge'",
    ],
    [
      'a number as instance type',
      { instanceTypes: [4] },
      "'instanceTypes' has 4, which is no ECS instance type such as 'ecs.g7.xlarge'",
    ],
    ['a number as capacity', { capacity: 3 }, "'capacity' must be a NodeCapacity, e.g. NodeCapacity.fixed(3), got 3"],
    [
      'no capacity',
      { capacity: undefined },
      "'capacity' must be a NodeCapacity, e.g. NodeCapacity.fixed(3), got nothing",
    ],
    [
      'texts in a capacity',
      { capacity: NodeCapacity.autoscaled(untyped({ min: '3', max: '9' })) },
      "'capacity' is '3' to '9' nodes, whole numbers from 0 are needed, e.g. NodeCapacity.autoscaled({ min: 3, max: 9 })",
    ],
    [
      'a capacity without limits',
      { capacity: NodeCapacity.autoscaled(untyped(undefined)) },
      "'capacity' is nothing to nothing nodes, whole numbers from 0 are needed, e.g. NodeCapacity.autoscaled({ min: 3, max: 9 })",
    ],
    ['a number as disk', { systemDisk: 50 }, "'systemDisk' must be a Disk, e.g. Disk.essd(Size.gibibytes(50)), got 50"],
    ['a text as image', { image: 'AliyunLinux3' }, `${IMAGE} 'AliyunLinux3'`],
    [
      'a text as policy',
      { multiAzPolicy: 'BALANCE' },
      "'multiAzPolicy' must be a MultiAzPolicy, e.g. MultiAzPolicy.BALANCE, got 'BALANCE'",
    ],
    [
      'a zone as zones',
      { zones: 'eu-central-1a' },
      "'zones' must be a list, e.g. ['eu-central-1a'], got 'eu-central-1a'",
    ],
    ['no labels', { labels: null }, "'labels' must be a map of texts, e.g. { team: 'web' }, got nothing"],
    [
      'a number in labels',
      { labels: { team: 7 }, containerdVersion: '1.6.28' },
      "'labels' has the value 7 for 'team', which Kubernetes refuses, e.g. 'web'",
    ],
    ['texts as taints', { taints: ['gpu'] }, "'taints[0]' must be a Taint, e.g. Taint.noSchedule('gpu'), got 'gpu'"],
    ['no containerd', { containerdVersion: '' }, "'containerdVersion' is '', write it in full, e.g. '1.6.28'"],
    [
      'any containerd',
      { containerdVersion: 'latest' },
      "'containerdVersion' is 'latest', write it in full, e.g. '1.6.28'",
    ],
    ['no key pair', { keyPair: '' }, "'keyPair' must be a text, e.g. 'ops', got ''"],
    ['a word as switch', { autoRepair: 'no' }, "'autoRepair' must be true or false, got 'no'"],
    [
      'a text as hardening',
      { hardening: 'MLPS' },
      "'hardening' must be a NodeHardening, e.g. NodeHardening.ALIBABA_CLOUD, got 'MLPS'",
    ],
  ])('%s', (_, options, message) => {
    const define = (stack: PlatformStack) =>
      addManagedCluster(stack).addNodePool('Workers', untyped({ ...WORKERS, ...options }));
    expect(refusal(define, 'Stack/Cluster/Workers')).toBe(message);
  });

  test('no options', () => {
    const define = (stack: PlatformStack) => addManagedCluster(stack).addNodePool('Workers', untyped(undefined));
    expect(refusal(define, 'Stack/Cluster/Workers')).toMatch(
      /^'nodePoolName' is nothing, .*'instanceTypes' .*'capacity' /,
    );
  });
});

describe('an import refuses', () => {
  const ID = "which is no id of a cluster, e.g. 'c0123456789abcdef0123456789abcdef'";

  test.each<[string, Record<string, unknown> | undefined, string]>([
    ['no attributes', undefined, `'clusterId' is nothing, ${ID}`],
    ['no id', { clusterId: '' }, `'clusterId' is '', ${ID}`],
    ['a name as id', { clusterId: 'my cluster' }, `'clusterId' is 'my cluster', ${ID}`],
    [
      'an unknown type',
      { clusterId: 'c-1', controlPlane: 'x' },
      "'controlPlane' must be 'managed' or 'dedicated' or 'edge' or 'serverless' or 'acs' or 'registered', got 'x'",
    ],
    [
      'an id as network',
      { clusterId: 'c-1', network: 'vpc-1' },
      "'network' must be a network, e.g. new Network(…) or Network.fromNetworkAttributes(…), got 'vpc-1'",
    ],
    ['a text as pod network', { clusterId: 'c-1', podNetwork: 'terway' }, POD_NETWORK("'terway'")],
    ['a word as switch', { clusterId: 'c-1', rrsa: 'on' }, "'rrsa' must be true or false, got 'on'"],
  ])('%s', (_, attributes, message) => {
    const define = (stack: PlatformStack) => Cluster.fromClusterAttributes(stack, 'Shared', untyped(attributes));
    expect(refusal(define, 'Stack/Shared')).toBe(message);
  });
});

describe('a value refuses, where it is made', () => {
  const NO_SIZE = "'size' must be a Size, e.g. Size.gibibytes(50), got 50";

  test.each<[string, () => unknown, string]>([
    ['Disk.essd', () => Disk.essd(untyped(50)), NO_SIZE],
    ['Disk.essdAutoPl', () => Disk.essdAutoPl(untyped(50)), NO_SIZE],
    ['Disk.of', () => Disk.of('', Size.gibibytes(50)), "'category' must be a text, e.g. 'cloud_efficiency', got ''"],
    [
      'Disk.essd',
      () => Disk.essd(Size.gibibytes(50), { performanceLevel: untyped('PL9') }),
      "'performanceLevel' must be 'PL0' or 'PL1' or 'PL2' or 'PL3', got 'PL9'",
    ],
    [
      'PodNetwork.terway',
      () => PodNetwork.terway({ networkPolicies: untyped('on') }),
      "'networkPolicies' must be 'enforced' or 'ignored', got 'on'",
    ],
    [
      'PodNetwork.flannel',
      () => PodNetwork.flannel({ securityGroup: untyped('Basic') }),
      "'securityGroup' must be 'advanced' or 'basic', got 'Basic'",
    ],
    [
      'ControlPlaneLogs.of',
      () => ControlPlaneLogs.of(untyped('kcm')),
      "'components' must be a list, e.g. ['apiserver', 'ccm'], got 'kcm'",
    ],
    [
      'ControlPlaneLogs.of',
      () => ControlPlaneLogs.of([]),
      "'components' is empty, say ControlPlaneLogs.none() if none are meant",
    ],
    [
      'ControlPlaneLogs.of',
      () => ControlPlaneLogs.of(['kcm', 'kcm', 'etcd']),
      "'components' has 'etcd', allowed are apiserver, kcm, scheduler, ccm, controlplane-events; 'components' has 'kcm' twice, name it once",
    ],
    [
      'KubernetesVersion.of',
      () => KubernetesVersion.of(untyped(1.34)),
      "'version' is 1.34, write it as ACK does, e.g. '1.34.1-aliyun.1'",
    ],
    ['NodeImage.of', () => NodeImage.of(''), "'imageType' must be a text, e.g. 'Windows', got ''"],
    ['MultiAzPolicy.of', () => MultiAzPolicy.of(untyped(null)), "'policy' must be a text, e.g. 'BALANCE', got nothing"],
    ['ClusterSpec.of', () => ClusterSpec.of(''), "'spec' must be a text, e.g. 'ack.pro.small', got ''"],
    ['RetainedResource.of', () => RetainedResource.of(''), "'resourceType' must be a text, e.g. 'SLS_Data', got ''"],
  ])('%s', (place, make, message) => {
    expect(refusal(make, place)).toBe(message);
  });
});

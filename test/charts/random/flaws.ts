import {
  AccessMode,
  Alerts,
  DiskClass,
  Drain,
  ElasticUnit,
  EnvValue,
  Exposure,
  Logs,
  Metrics,
  NetworkAccess,
  Peer,
  PodSecurity,
  Probe,
  Rollout,
  Scaling,
  Size,
  Target,
  Volume,
} from '../../../charts';
import { V_SWITCHES } from './random-place';
import type { RandomWorkload } from './random-workload';

type Props = Readonly<Record<string, any>>;
type Type = RandomWorkload['type'];

/** A way to spoil a workload: what it then says instead, or besides. */
export interface Flaw {
  readonly title: string;
  /** @default - all of them */
  readonly types?: readonly Type[];
  /** What is put into the props; a function as it depends on the others. */
  readonly spoil: (props: Props) => Props;
  /** @default - the error names one of the props that are spoilt */
  readonly says?: readonly string[];
}

const REPLICATED: readonly Type[] = ['WebApplication', 'Worker', 'StatefulApplication'];
const SERVING: readonly Type[] = ['WebApplication', 'StatefulApplication'];
const DEPLOYMENTS: readonly Type[] = ['WebApplication', 'Worker'];
const JOBS: readonly Type[] = ['ScheduledJob'];

const disk = Volume.fromClaim('disk', { accessMode: AccessMode.READ_WRITE_ONCE });
const perReplica = Volume.perReplica('data', {
  storageClass: DiskClass.fromName('alicloud-disk-topology-alltype'),
  capacity: Size.gibibytes(20),
});
const LOCAL = Target.local();
const CLOUD = Target.ack({ podNetwork: 'terway' });

function flaw(title: string, spoil: Flaw['spoil'] | Props, types?: readonly Type[]): Flaw {
  return { title, types, spoil: typeof spoil === 'function' ? (spoil as Flaw['spoil']) : () => spoil };
}

/** Whatever can be wrong with a workload that is right otherwise. */
export const FLAWS: readonly Flaw[] = [
  flaw('no target', { target: undefined }),
  flaw('no image', { image: undefined }),
  flaw('an image that is none', { image: 'not an image' }),
  flaw('a name that is none', { name: 'Work_1' }),
  flaw('a name that is too long', { name: 'a'.repeat(64) }),
  flaw('an application that is no label', { application: '-' }),
  flaw('a component that is no label', { component: 'a b' }),
  flaw('a label that is ours', { labels: { 'app.kubernetes.io/name': 'other' } }),
  flaw('a label that is none', { labels: { team: 'a b' } }),
  flaw('a variable that is none', { env: { '1 2': 'a' } }),
  flaw('a value that is a number', { env: { A: 1 } }),
  flaw('a source that is none', { envFrom: ['database'] }),
  flaw('a relative path of a file', { files: { 'etc/a': 'a' } }),
  flaw('a file with a path out of its folder', { files: { '/etc/../a': 'a' } }),
  flaw('a file that is too large', { files: { '/etc/a': 'a'.repeat(1024 * 1024 + 1) } }),
  flaw('two of a path', { files: { '/tmp': 'a' }, scratch: ['/tmp'] }),
  flaw('scratch at the root', { scratch: ['/'] }),
  flaw('a command that is a text', { command: 'sleep' }),
  flaw('arguments that are numbers', { args: [1] }),
  flaw('more requested than allowed', { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }),
  flaw('an amount that is none', { resources: { requests: { memory: 'much' } } }),
  flaw('root, who is restricted', { user: 0, security: PodSecurity.restricted() }),
  flaw('a security that is a word', { security: 'restricted' }),
  flaw('a mount without a volume', { mounts: [{ path: '/data' }] }),
  flaw('a mount of a relative path', { mounts: [{ volume: Volume.scratch('a'), path: 'data' }] }),
  flaw('a subPath out of its volume', { mounts: [{ volume: Volume.scratch('a'), path: '/a', subPath: '../b' }] }),
  flaw('a Secret to be written', { mounts: [{ volume: Volume.fromSecret('a'), path: '/a', readOnly: false }] }),
  flaw('two volumes of one name', {
    mounts: [
      { volume: Volume.fromSecret('a'), path: '/a' },
      { volume: Volume.fromConfigMap('a'), path: '/b' },
    ],
  }),
  flaw('a toleration without a key', { tolerations: [{ effect: 'NoSchedule' }] }),
  flaw('a toleration of no effect', { tolerations: [{ key: 'gpu', effect: 'Never' }] }),
  flaw('a nodeSelector that is none', { nodeSelector: { 'a b': 'c' } }),
  flaw('a password that can be no Secret', { imagePullSecrets: ['A B'] }),
  flaw('a ServiceAccount that can be none', { serviceAccount: 'A B' }),
  flaw('the identity of another namespace', {
    serviceAccount: { namespace: 'other', name: 'web', annotations: {}, podLabels: {} },
  }),
  flaw('a priority that is a word', { priority: 'high' }),
  flaw('init containers of one name', {
    initContainers: [
      { name: 'a', image: 'a' },
      { name: 'a', image: 'a' },
    ],
  }),
  flaw('a network that is a word', { network: 'open' }),
  flaw('logs where there is no log service', { target: LOCAL, logs: Logs.stdout() }),
  flaw('an alarm that is a word', { alerts: 'all' }),

  flaw('a scaling that is a number', { scaling: 3 }, REPLICATED),
  flaw(
    'two that decide the number',
    { scaling: [Scaling.fixed(2), Scaling.horizontal({ min: 2, max: 3, cpuPercent: 50 })] },
    REPLICATED,
  ),
  flaw(
    'a schedule alone',
    {
      scaling: Scaling.scheduled([
        { schedule: '@daily', replicas: 2 },
        { schedule: '0 0 8 * * *', replicas: 3 },
      ]),
    },
    REPLICATED,
  ),
  flaw(
    'a metric without requests',
    { scaling: Scaling.horizontal({ min: 2, max: 3, cpuPercent: 50 }), maxUnavailable: undefined, resources: {} },
    REPLICATED,
  ),
  flaw('a budget that lets all go', { scaling: Scaling.fixed(3), maxUnavailable: 3 }, REPLICATED),
  flaw('a budget for a single one', { scaling: Scaling.fixed(1), maxUnavailable: 1 }, REPLICATED),
  flaw(
    'a disk on several replicas',
    { scaling: Scaling.fixed(2), maxUnavailable: undefined, mounts: [{ volume: disk, path: '/d' }] },
    REPLICATED,
  ),
  flaw(
    'a sidecar called like the main one',
    ({ sidecars = [] }) => ({
      sidecars: [
        ...sidecars,
        ...['web', 'worker', 'server'].map((name) => ({ name, image: 'a', drain: Drain.none() })),
      ],
    }),
    REPLICATED,
  ),
  flaw('a port twice', { extraPorts: { metrics: 9113, other: 9113 } }, REPLICATED),
  flaw('a port that is none', { extraPorts: { metrics: 70_000 } }, REPLICATED),
  flaw('the name of a port that is none', { extraPorts: { a_very_long_name_: 9115 } }, REPLICATED),
  flaw('a port that root alone has', { extraPorts: { low: 81 }, security: PodSecurity.restricted() }, REPLICATED),
  flaw(
    'metrics of a port that is not there',
    { extraPorts: { admin: 9114 }, metrics: Metrics.scraped({ port: 'metrics' }) },
    REPLICATED,
  ),
  flaw('a spread that is a word', { spread: 'even' }, REPLICATED),
  flaw('a drain that is a number', { drain: 30 }, REPLICATED),
  flaw('probes that are words', { probes: { liveness: '/healthz' } }, REPLICATED),
  flaw('alerts of a job', { alerts: Alerts.job() }, REPLICATED),
  flaw('virtual nodes at home', { target: LOCAL, scaling: [Scaling.fixed(3), Scaling.burst()] }, REPLICATED),

  flaw('no port', { port: undefined }, SERVING),
  flaw('a port as a text', { port: '8080' }, SERVING),
  flaw(
    'a load balancer at home',
    { target: LOCAL, exposure: Exposure.loadBalancer({ vSwitches: V_SWITCHES }) },
    SERVING,
  ),
  flaw('MetalLB in the cloud', { target: CLOUD, exposure: Exposure.metalLb() }, SERVING),
  flaw('an exposure that is a word', { exposure: 'alb' }, SERVING),
  flaw(
    'a load balancer that drains longer than the pod',
    {
      target: CLOUD,
      drain: Drain.none(),
      sidecars: undefined,
      portName: undefined,
      exposure: Exposure.loadBalancer({ vSwitches: V_SWITCHES, connectionDrainSeconds: 900 }),
    },
    SERVING,
  ),
  {
    title: 'ranges that are not known',
    types: SERVING,
    says: ['vSwitches'],
    spoil: () => ({
      target: Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' }),
      network: NetworkAccess.declared(),
      exposure: Exposure.loadBalancer({ vSwitches: V_SWITCHES.map(({ zone, vSwitchId }) => ({ zone, vSwitchId })) }),
    }),
  },

  flaw('a disk for each replica of a Deployment', { mounts: [{ volume: perReplica, path: '/data' }] }, DEPLOYMENTS),
  flaw(
    'old and new on one disk',
    {
      scaling: Scaling.fixed(1),
      maxUnavailable: undefined,
      rollout: Rollout.surge(),
      mounts: [{ volume: disk, path: '/d' }],
    },
    DEPLOYMENTS,
  ),
  flaw('a rollout that is a word', { rollout: 'surge' }, DEPLOYMENTS),

  flaw(
    'a worker that asks a port it has not',
    { extraPorts: undefined, metrics: undefined, probes: { liveness: Probe.tcp() } },
    ['Worker'],
  ),
  flaw(
    'who may connect to what has no port',
    { network: NetworkAccess.declared({ from: [Peer.namespace('a')] }), extraPorts: undefined, metrics: undefined },
    ['Worker'],
  ),

  flaw('a name with no room for a number', { name: 'a'.repeat(53) }, ['StatefulApplication']),
  flaw('a policy that is none', { podManagementPolicy: 'Serial' }, ['StatefulApplication']),
  flaw('units of replicas that have names', { scaling: Scaling.elastic({ units: [ElasticUnit.nodes()] }) }, [
    'StatefulApplication',
  ]),

  flaw('no schedule', { schedule: undefined }, JOBS),
  flaw('a schedule with seconds', { schedule: '0 30 3 * * *' }, JOBS),
  flaw('the minute 60', { schedule: '60 3 * * *' }, JOBS),
  flaw('a time zone that is none', { timeZone: 'Europe/Nowhere' }, JOBS),
  flaw('a time zone before 1.27', { target: CLOUD, timeZone: 'Europe/Madrid' }, JOBS),
  flaw('a policy that is none', { concurrencyPolicy: 'Queue' }, JOBS),
  flaw('runs that overlap on a disk', { concurrencyPolicy: 'Allow', mounts: [{ volume: disk, path: '/d' }] }, JOBS),
  flaw('less than nothing', { backoffLimit: -1 }, JOBS),
  flaw('half a second', { activeDeadlineSeconds: 0.5 }, JOBS),
  flaw('alerts of a web application', { alerts: Alerts.web() }, JOBS),
];

/** Values that some prop takes, where they are not meant to be. */
export const MISPLACED: readonly [unknown, ...unknown[]] = [
  () => 'a',
  ...[
    Scaling.fixed(2),
    Exposure.clusterIp(),
    PodSecurity.restricted(),
    Volume.scratch('a'),
    Probe.none(),
    Drain.none(),
  ],
  ...[CLOUD, Rollout.recreate(), EnvValue.fromField('metadata.name'), Size.gibibytes(1)],
];

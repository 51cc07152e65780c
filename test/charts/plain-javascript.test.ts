import fc from 'fast-check';
import {
  AccessList,
  AlbGateway,
  AlbListener,
  AlbTls,
  Canary,
  Drain,
  EnvSource,
  EnvValue,
  Exposure,
  IngressClass,
  IngressController,
  IngressTls,
  MseGateway,
  Namespace,
  NasProtocol,
  NasVolume,
  NfsVolume,
  PodSecurity,
  Probe,
  ReadinessGate,
  Rollout,
  Scaling,
  ScheduledJob,
  ServiceAccount,
  Size,
  Spread,
  StatefulApplication,
  StickySession,
  Target,
  Volume,
  WebApplication,
  Worker,
} from '../../charts';
import { newChart, TERWAY, VSWITCHES } from './manifests';

const anyProps = (...names: string[]) =>
  fc.oneof(
    fc.record(Object.fromEntries(names.map((name) => [name, fc.anything()])), { requiredKeys: [] }),
    fc.anything(),
  );

const TWO = fc.tuple(fc.anything(), fc.anything());

/** Anything as the props of a workload, and as each that all of them have. */
const PODS = [
  fc.constant(undefined),
  ...(
    'target image initContainers security tolerations nodeSelector imagePullSecrets serviceAccount priority network ' +
    'alerts logs tracing name application component partOf labels command args env envFrom files mounts scratch ' +
    'resources user'
  )
    .split(' ')
    .map((name) => anyProps(name)),
  fc.record({ mounts: fc.array(anyProps('volume', 'path')) }),
  fc.record({ tolerations: fc.array(anyProps('key', 'value', 'effect')) }),
  fc.record({ resources: anyProps('requests', 'limits') }),
  fc.record({ env: fc.dictionary(fc.constantFrom('A', 'B'), fc.anything()) }),
  fc.record({ serviceAccount: anyProps('namespace', 'name', 'annotations', 'podLabels') }),
];

/** And as each of those with replicas. */
const REPLICATED = [
  ...PODS,
  ...'extraPorts scaling sidecars probes drain spread maxUnavailable metrics'.split(' ').map((name) => anyProps(name)),
  fc.record({ sidecars: fc.array(anyProps('name', 'image', 'port', 'probes', 'drain', 'mounts')) }),
  fc.record({ probes: anyProps('startup', 'readiness') }),
];

/** What takes something, how it is called, and with what: anything, and anything in the place of a part of it. */
const TAKERS: readonly [string, (value: any) => unknown, fc.Arbitrary<unknown>][] = [
  [
    'WebApplication',
    (props) => new WebApplication(newChart(), 'Web', props && { target: TERWAY, image: 'a', port: 8080, ...props }),
    fc.oneof(...REPLICATED, ...['port', 'exposure', 'rollout'].map((name) => anyProps(name))),
  ],
  [
    'Worker',
    (props) => new Worker(newChart(), 'Mailer', props && { target: TERWAY, image: 'a', ...props }),
    fc.oneof(...REPLICATED, anyProps('rollout')),
  ],
  [
    'StatefulApplication',
    (props) => new StatefulApplication(newChart(), 'Db', props && { target: TERWAY, image: 'a', port: 8080, ...props }),
    fc.oneof(
      ...REPLICATED,
      ...['port', 'exposure', 'portName', 'podManagementPolicy', 'minReadySeconds'].map((name) => anyProps(name)),
    ),
  ],
  [
    'ScheduledJob',
    (props) =>
      new ScheduledJob(newChart(), 'Backup', props && { target: TERWAY, image: 'a', schedule: '@daily', ...props }),
    fc.oneof(
      ...PODS,
      ...(
        'schedule timeZone concurrencyPolicy startingDeadlineSeconds activeDeadlineSeconds backoffLimit restartPolicy ' +
        'successfulJobsHistoryLimit failedJobsHistoryLimit ttlSecondsAfterFinished interruptions'
      )
        .split(' ')
        .map((name) => anyProps(name)),
    ),
  ],
  [
    'ServiceAccount',
    (props) => new ServiceAccount(newChart(), 'Account', props),
    fc.oneof(anyProps('identity'), fc.record({ identity: anyProps('namespace', 'name', 'annotations', 'podLabels') })),
  ],
  ['EnvSource.fromSecret', (args) => EnvSource.fromSecret(args[0], args[1]), TWO],
  ['EnvSource.fromConfigMap', (args) => EnvSource.fromConfigMap(args[0], args[1]), TWO],
  ['PodSecurity.none', PodSecurity.none, anyProps('privileged', 'capabilities')],
  [
    'NasVolume',
    (props) => new NasVolume(newChart(), 'Site', props && { capacity: Size.gibibytes(1), ...props }),
    fc.oneof(
      fc.constant(undefined),
      anyProps('nfs', 'capacity', 'directory', 'mode', 'protocol', 'name'),
      fc.record({ nfs: anyProps('server', 'path') }),
    ),
  ],
  [
    'NfsVolume',
    (props) => new NfsVolume(newChart(), 'Site', props && { capacity: Size.gibibytes(1), ...props }),
    fc.oneof(
      fc.constant(undefined),
      anyProps('nfs', 'capacity', 'directory', 'mountOptions', 'name'),
      fc.record({ nfs: anyProps('server', 'path') }),
    ),
  ],
  ['Namespace', (props) => new Namespace(newChart(), 'Web', props), anyProps('name', 'podSecurity')],
  ['AlbGateway', (props) => new AlbGateway(newChart(), 'A', props), anyProps('vSwitches', 'listeners', 'addressType')],
  ['AlbGateway.fromIngressClassName', (args) => AlbGateway.fromIngressClassName(args[0], args[1]), TWO],
  [
    'Exposure.alb',
    (props) => Exposure.alb(props && { host: 'a.example.com', vSwitches: VSWITCHES, ...props }),
    fc.oneof(
      fc.anything(),
      anyProps('host', 'vSwitches', 'tls', 'gateway', 'readinessGate', 'annotations', 'connectionDrainSeconds'),
      anyProps('paths', 'canary', 'session', 'cors', 'requestsPerSecond', 'backendProtocol'),
      fc.record({ cors: anyProps('origins', 'methods', 'headers', 'exposedHeaders', 'credentials') }),
      fc.record({ vSwitches: fc.array(anyProps('zone', 'vSwitchId')) }),
    ),
  ],
  [
    'Exposure.loadBalancer',
    Exposure.loadBalancer,
    fc.oneof(
      anyProps('vSwitches', 'addressType', 'certificateId', 'annotations', 'scheduler', 'keepsClientAddress'),
      anyProps('tlsPolicy', 'clients', 'name', 'resourceGroupId', 'tags', 'deletionProtection', 'securityGroupIds'),
    ),
  ],
  [
    'Exposure.classicLoadBalancer',
    Exposure.classicLoadBalancer,
    anyProps('masterZone', 'slaveZone', 'vSwitchId', 'addressType', 'connectionDrainSeconds', 'spec', 'access'),
  ],
  [
    'Exposure.nginx',
    (props) => Exposure.nginx(props && { host: 'a.example.com', tls: IngressTls.none(), ...props }),
    anyProps('host', 'paths', 'tls', 'ingressClassName', 'canary', 'session', 'cors', 'controller', 'maxBodyMebibytes'),
  ],
  ['Exposure.mse', Exposure.mse, anyProps('host', 'gateway', 'tls', 'canary', 'paths', 'requestTimeoutSeconds')],
  [
    'MseGateway',
    (props) => new MseGateway(newChart(), 'A', props && { vSwitches: VSWITCHES, ...props }),
    anyProps(
      'vSwitches',
      'size',
      'replicas',
      'allowed',
      'denied',
      'tracing',
      'reuse',
      'sourceRanges',
      'name',
      'logProject',
    ),
  ],
  ['IngressClass', (props) => new IngressClass(newChart(), 'A', props), anyProps('controller', 'parameters', 'name')],
  ['Exposure.clusterIp', Exposure.clusterIp, fc.oneof(fc.anything(), anyProps('staysInZone'))],
  ['AlbListener.https', AlbListener.https, anyProps('port', 'certificateIds', 'tlsPolicy', 'access', 'gzip')],
  ['Canary.weight', Canary.weight, fc.anything()],
  ['Canary.header', (args) => Canary.header(args[0], args[1]), TWO],
  ['StickySession.cookie', StickySession.cookie, fc.anything()],
  ['AccessList.allowing', AccessList.allowing, fc.anything()],
  ['IngressController.in', (args) => IngressController.in(args[0], args[1]), TWO],
  ['Exposure.metalLb', Exposure.metalLb, anyProps('pool', 'address', 'annotations')],
  ['Target.ack', Target.ack, anyProps('podNetwork', 'kubernetesVersion')],
  ['Target.local', Target.local, anyProps('kubernetesVersion')],
  ['Scaling.horizontal', Scaling.horizontal, anyProps('min', 'max', 'cpuPercent', 'memoryPercent', 'behavior')],
  ['Scaling.horizontalFromOne', Scaling.horizontalFromOne, anyProps('max', 'cpuPercent', 'behavior')],
  ['Scaling.fixed', Scaling.fixed, fc.anything()],
  ['Rollout.surge', Rollout.surge, anyProps('maxSurge', 'minReadySeconds', 'progressDeadlineSeconds')],
  ['Drain.sleep', Drain.sleep, fc.anything()],
  ['Drain.exec', (args) => Drain.exec(args[0], args[1]), TWO],
  ['Drain.http', (args) => Drain.http(args[0], args[1]), TWO],
  ['Probe.http', (args) => Probe.http(args[0], args[1]), TWO],
  ['Probe.tcp', Probe.tcp, anyProps('port', 'periodSeconds')],
  ['Probe.exec', Probe.exec, fc.anything()],
  ['PodSecurity.restricted', PodSecurity.restricted, anyProps('user', 'group', 'rootFilesystem', 'capabilities')],
  ['Spread.required', Spread.required, fc.anything()],
  ['EnvValue.fromSecret', EnvValue.fromSecret, anyProps('name', 'key')],
  ['EnvValue.fromConfigMap', EnvValue.fromConfigMap, anyProps('name', 'key')],
  ['EnvValue.fromField', EnvValue.fromField, fc.anything()],
  ['NasProtocol.of', NasProtocol.of, fc.anything()],
  ['Volume.fromClaim', (args) => Volume.fromClaim(args[0], args[1]), TWO],
  ['Volume.scratch', (args) => Volume.scratch(args[0], args[1]), TWO],
  ['AlbTls.certificate', AlbTls.certificate, fc.anything()],
  ['AlbTls.secret', AlbTls.secret, fc.anything()],
  ['AlbListener.http', AlbListener.http, fc.anything()],
  ['ReadinessGate.of', ReadinessGate.of, fc.anything()],
];

test.each(TAKERS)('%s takes any value, or says in a ValidationError why not', (_name, take, values) => {
  fc.assert(
    fc.property(values, (value) => {
      try {
        take(value);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ValidationError', message: expect.stringMatching(/^'.+ \[at .+\]$/s) });
      }
    }),
  );
});

import fc from 'fast-check';
import {
  AlbGateway,
  AlbListener,
  AlbTls,
  Drain,
  EnvValue,
  Exposure,
  Namespace,
  NasProtocol,
  NasVolume,
  NfsVolume,
  PodSecurity,
  Probe,
  ReadinessGate,
  Rollout,
  Scaling,
  Size,
  Spread,
  Target,
  Volume,
  WebApplication,
} from '../../charts';
import { newChart, TERWAY, VSWITCHES } from './manifests';

const anyProps = (...names: string[]) =>
  fc.oneof(
    fc.record(Object.fromEntries(names.map((name) => [name, fc.anything()])), { requiredKeys: [] }),
    fc.anything(),
  );

const TWO = fc.tuple(fc.anything(), fc.anything());

/** What takes something, how it is called, and with what: anything, and anything in the place of a part of it. */
const TAKERS: readonly [string, (value: any) => unknown, fc.Arbitrary<unknown>][] = [
  [
    'WebApplication',
    (props) => new WebApplication(newChart(), 'Web', props && { target: TERWAY, image: 'a', port: 8080, ...props }),
    fc.oneof(
      fc.constant(undefined),
      ...(
        'target image port extraPorts scaling exposure sidecars initContainers probes drain security spread rollout ' +
        'tolerations nodeSelector imagePullSecrets maxUnavailable name application component partOf labels ' +
        'serviceAccount command args env files mounts scratch resources user'
      )
        .split(' ')
        .map((name) => anyProps(name)),
      fc.record({ mounts: fc.array(anyProps('volume', 'path')) }),
      fc.record({ sidecars: fc.array(anyProps('name', 'image', 'port', 'probes', 'drain', 'mounts')) }),
      fc.record({ tolerations: fc.array(anyProps('key', 'value', 'effect')) }),
      fc.record({ resources: anyProps('requests', 'limits') }),
      fc.record({ env: fc.dictionary(fc.constantFrom('A', 'B'), fc.anything()) }),
      fc.record({ probes: anyProps('startup', 'readiness') }),
    ),
  ],
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
      fc.record({ vSwitches: fc.array(anyProps('zone', 'vSwitchId')) }),
    ),
  ],
  [
    'Exposure.loadBalancer',
    Exposure.loadBalancer,
    anyProps('vSwitches', 'addressType', 'certificateId', 'annotations'),
  ],
  [
    'Exposure.classicLoadBalancer',
    Exposure.classicLoadBalancer,
    anyProps('masterZone', 'slaveZone', 'vSwitchId', 'addressType', 'connectionDrainSeconds'),
  ],
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
  ['AlbListener.https', AlbListener.https, anyProps('port', 'certificateIds', 'securityPolicyId')],
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

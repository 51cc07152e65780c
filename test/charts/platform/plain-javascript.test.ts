import fc from 'fast-check';
import {
  DefaultDeny,
  LoadTest,
  MetalLbAdvertisement,
  MetalLbPool,
  Namespace,
  NetworkAccess,
  NfsProvisioner,
  Peer,
  Port,
  Priority,
  PriorityClass,
  Target,
} from '../../../charts';
import { newChart } from '../manifests';

const target = Target.local();
const addresses = ['10.0.0.0/28'];
const peer = Peer.anywhere();

const anyProps = (...names: string[]) =>
  fc.oneof(
    fc.record(Object.fromEntries(names.map((name) => [name, fc.anything()])), { requiredKeys: [] }),
    fc.anything(),
  );

const TWO = fc.tuple(fc.anything(), fc.anything());
const AMOUNTS = anyProps('cpu', 'memory');

/** What takes something, how it is called, and with what: anything, and anything in the place of a part of it. */
const TAKERS: readonly [string, (value: any) => unknown, fc.Arbitrary<unknown>][] = [
  [
    'NetworkAccess.declared',
    NetworkAccess.declared,
    fc.oneof(
      anyProps('from', 'to'),
      fc.record({ from: fc.array(anyProps('peer', 'ports')) }),
      fc.record({ to: fc.array(anyProps('peer', 'ports')) }),
      fc.record({ to: fc.tuple(fc.record({ peer: fc.constant(peer), ports: fc.array(fc.anything()) })) }),
    ),
  ],
  ['NetworkAccess.ingressOnly', NetworkAccess.ingressOnly, anyProps('from', 'to')],
  ['Peer.workload', Peer.workload, anyProps('namespace', 'selector')],
  ['Peer.named', (args) => Peer.named(args[0], args[1]), TWO],
  ['Peer.pods', (args) => Peer.pods(args[0], args[1]), TWO],
  ['Peer.namespace', Peer.namespace, fc.anything()],
  [
    'Peer.cidr',
    (args) => Peer.cidr(args[0], args[1]),
    fc.oneof(TWO, fc.tuple(fc.constant('10.0.0.0/8'), anyProps('except'))),
  ],
  ['Port.tcp', Port.tcp, fc.anything()],
  ['DefaultDeny', (props) => new DefaultDeny(newChart(), 'Deny', props), anyProps('target', 'namespace', 'name')],
  [
    'Namespace',
    (props) => new Namespace(newChart(), 'Web', props),
    fc.oneof(
      anyProps('name', 'podSecurity', 'podSecurityVersion', 'quota', 'containerDefaults'),
      fc.record({ quota: anyProps('requests', 'limits', 'pods', 'storage', 'claims', 'loadBalancers') }),
      fc.record({ quota: fc.record({ requests: AMOUNTS }) }),
      fc.record({ containerDefaults: fc.record({ requests: AMOUNTS, limits: AMOUNTS }, { requiredKeys: [] }) }),
    ),
  ],
  ['Priority.fromName', Priority.fromName, fc.anything()],
  [
    'PriorityClass',
    (props) => new PriorityClass(newChart(), 'Important', props),
    anyProps('value', 'preempts', 'description', 'name'),
  ],
  [
    'MetalLbPool',
    (props) => new MetalLbPool(newChart(), 'Public', props && { addresses, ...props }),
    fc.oneof(fc.constant(undefined), anyProps('addresses', 'assignment', 'namespaces', 'advertisement', 'name')),
  ],
  ['MetalLbAdvertisement.layer2', MetalLbAdvertisement.layer2, anyProps('nodes', 'interfaces')],
  ['MetalLbAdvertisement.bgp', MetalLbAdvertisement.bgp, anyProps('nodes', 'peers')],
  ['NfsProvisioner.values', NfsProvisioner.values, anyProps('replicas', 'onDelete', 'kubeletDirectory')],
  ['Target.ack', (props) => Target.ack({ podNetwork: 'terway', ...props }), anyProps('podNetwork', 'networkPolicies')],
  ['Target.local', Target.local, anyProps('networkPolicies')],
  [
    'LoadTest',
    (props) => new LoadTest(newChart(), 'Load', props && { target, url: 'https://a.example.com', ...props }),
    fc.oneof(
      fc.constant(undefined),
      anyProps('target', 'stages', 'thresholds', 'pauseSeconds', 'keepSeconds', 'image', 'resources', 'name'),
      anyProps('url', 'paths'),
      fc.record({ app: anyProps('name', 'namespace', 'selector', 'servicePort'), url: fc.constant(undefined) }),
      fc.record({ stages: fc.array(anyProps('duration', 'target')) }),
      fc.record({ thresholds: fc.dictionary(fc.constantFrom('checks', '__proto__'), fc.anything()) }),
      fc.record({ resources: fc.record({ requests: AMOUNTS, limits: AMOUNTS }, { requiredKeys: [] }) }),
    ),
  ],
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
    { numRuns: 200 },
  );
});

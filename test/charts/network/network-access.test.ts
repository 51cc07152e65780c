import type { Chart } from 'cdk8s';
import { NetworkAccess, Peer, Port, Target } from '../../../charts';
import type { WorkloadFacts } from '../../../charts/workload/workload-part';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { FLANNEL, manifestsOf, TERWAY } from '../manifests';

const ENFORCING = Target.ack({ podNetwork: 'terway', networkPolicies: 'enforced' });
const SELECTOR = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };
const VISITOR = { ipBlock: { cidr: '172.16.0.0/20' } };

const factsOf = (facts: Partial<WorkloadFacts> = {}): WorkloadFacts => ({
  name: 'web',
  namespace: 'web',
  labels: SELECTOR,
  selector: SELECTOR,
  target: ENFORCING,
  controller: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
  containers: [
    { name: 'web', resources: {}, ports: { http: 8080, metrics: 9113 } },
    { name: 'php', resources: {}, ports: {} },
  ],
  replicas: { min: 3, max: 3 },
  hasService: true,
  nodeAccess: [],
  ...facts,
});

/** The policy of a workload that its exposure lets the load balancer into. */
function policyOf(network: NetworkAccess, facts?: Partial<WorkloadFacts>) {
  const define = (chart: Chart) =>
    network.defineObjects(chart, factsOf(facts), [
      { peers: [VISITOR], ports: [8080] },
      { peers: [], ports: [9113] },
      { peers: [VISITOR], ports: [] },
    ]);
  const manifests = manifestsOf(define);
  expect(checkManifests(manifests)).toEqual([]);
  return manifests[0];
}

const ingressOf = (from: Peer) => policyOf(NetworkAccess.declared({ from: [from] }))?.spec.ingress[1];
const egressOf = (peer: Peer) => policyOf(NetworkAccess.declared({ to: [{ peer, ports: [443] }] }))?.spec.egress[1];

test('defaults', () => {
  expect(policyOf(NetworkAccess.declared())).toMatchSnapshot();
});

test.each([
  ['Terway of which nothing more is known', TERWAY],
  ['Flannel', FLANNEL],
  ['a plugin that was told to ignore them', Target.local({ networkPolicies: 'ignored' })],
])('writes none for %s: one without effect looks like protection', (_, target) => {
  expect(policyOf(NetworkAccess.declared(), { target })).toBeUndefined();
});

test('writes none where everything is open', () => {
  expect(policyOf(NetworkAccess.open())).toBeUndefined();
  expect(NetworkAccess.open().isWrittenFor(ENFORCING)).toBe(false);
});

const DNS_PORTS = [
  { protocol: 'UDP', port: 53 },
  { protocol: 'TCP', port: 53 },
];
const IN_CLUSTER = [
  { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } },
  { ipBlock: { cidr: '169.254.20.10/32' } },
];
const OF_VPC = [{ ipBlock: { cidr: '100.100.2.136/32' } }, { ipBlock: { cidr: '100.100.2.138/32' } }];

test('DNS is everywhere, since that of ACK may be no pod and have no address that is known', () => {
  expect(policyOf(NetworkAccess.declared())?.spec.egress).toEqual([{ ports: DNS_PORTS }]);
});

test.each([
  ['ACK', ENFORCING, [...IN_CLUSTER, ...OF_VPC]],
  ['machines of your own', Target.local(), IN_CLUSTER],
])('DNS is that of the cluster by name, on %s', (_, target, to) => {
  expect(policyOf(NetworkAccess.declared({ dns: 'cluster' }), { target })?.spec.egress).toEqual([
    { to, ports: DNS_PORTS },
  ]);
});

test('the Kubernetes API is at addresses, behind its Service', () => {
  const network = NetworkAccess.declared({ to: [Peer.kubernetesApi(['172.16.0.0/20', '172.16.16.0/20'])] });
  expect(policyOf(network)?.spec.egress[1]).toEqual({
    to: [{ ipBlock: { cidr: '172.16.0.0/20' } }, { ipBlock: { cidr: '172.16.16.0/20' } }],
    ports: [{ protocol: 'TCP', port: 6443 }],
  });
});

test('leaves egress alone by name', () => {
  const { spec } = policyOf(NetworkAccess.ingressOnly({ from: [Peer.namespace('shop')] })) ?? {};
  expect(spec.policyTypes).toEqual(['Ingress']);
  expect(spec).not.toHaveProperty('egress');
  expect(spec.ingress).toHaveLength(2);
});

test('nobody comes where nobody is named', () => {
  const [policy] = manifestsOf((chart) =>
    NetworkAccess.declared().defineObjects(chart, factsOf({ hasService: false })),
  );
  expect(policy?.spec.policyTypes).toContain('Ingress');
  expect(policy?.spec.ingress ?? []).toEqual([]);
});

test('a peer reaches the ports that have a name, or those that are named', () => {
  expect(ingressOf(Peer.namespace('shop')).ports).toEqual([
    { protocol: 'TCP', port: 8080 },
    { protocol: 'TCP', port: 9113 },
  ]);
  const network = NetworkAccess.declared({ from: [{ peer: Peer.namespace('shop'), ports: ['http', Port.udp(5000)] }] });
  expect(policyOf(network)?.spec.ingress[1].ports).toEqual([
    { protocol: 'TCP', port: 'http' },
    { protocol: 'UDP', port: 5000 },
  ]);
});

test('a bare peer does not reach the port of the metrics, which those reach who read them', () => {
  const { ingress } =
    policyOf(NetworkAccess.declared({ from: [Peer.anywhere()] }), { metricsPort: 'metrics' })?.spec ?? {};
  expect(ingress[1]).toEqual({ ports: [{ protocol: 'TCP', port: 8080 }] });
});

test('peers of the same ports are one rule, and everybody stays a rule of their own', () => {
  const from = [Peer.namespace('shop'), Peer.anywhere(), Peer.pods({ app: 'database' })];
  const ports = [{ protocol: 'TCP', port: 8080 }];
  expect(policyOf(NetworkAccess.declared({ from }), { metricsPort: 'metrics' })?.spec.ingress).toEqual([
    { from: [VISITOR, inShop, database], ports },
    { ports },
  ]);
});

const inShop = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } };
const database = { podSelector: { matchLabels: { app: 'database' } } };

test.each([
  ['pods of the same namespace', Peer.pods({ app: 'database' }), [database]],
  ['pods of another one', Peer.pods({ app: 'database' }, 'shop'), [{ ...inShop, ...database }]],
  ['a workload', Peer.workload({ namespace: 'shop', selector: { app: 'database' } }), [{ ...inShop, ...database }]],
  [
    'a workload by its name',
    Peer.named('web', 'shop'),
    [{ ...inShop, podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'web' } } }],
  ],
  ['a namespace', Peer.namespace('shop'), [inShop]],
  ['its own replicas', Peer.replicas(), [{ podSelector: { matchLabels: SELECTOR } }]],
  ['a range', Peer.cidr('10.0.0.0/8'), [{ ipBlock: { cidr: '10.0.0.0/8' } }]],
  [
    'a range with exceptions',
    Peer.cidr('10.0.0.0/8', { except: ['10.1.0.0/16'] }),
    [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
  ],
  [
    'the internet',
    Peer.internet(),
    [
      {
        ipBlock: {
          cidr: '0.0.0.0/0',
          except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'],
        },
      },
    ],
  ],
  [
    'services of Alibaba Cloud, but no credentials of nodes',
    Peer.cloudServices(),
    [{ ipBlock: { cidr: '100.64.0.0/10', except: ['100.100.100.200/32'] } }],
  ],
  ['everybody', Peer.anywhere(), undefined],
])('names %s', (_, peer, expected) => {
  expect(ingressOf(peer).from).toEqual(expected);
  expect(egressOf(peer).to).toEqual(expected);
});

test('a bare peer needs a Service, a name a container that has it', () => {
  const bare = NetworkAccess.declared({ from: [Peer.namespace('shop')] });
  expect(bare.check(factsOf({ hasService: false }))).toEqual([
    "'network.from[0]' must say its ports, as no Service leads to 'web', e.g. { peer, ports: [9000] }",
  ]);
  const containers = [{ name: 'worker', resources: {}, ports: { metrics: 9113 } }];
  expect(bare.check(factsOf({ containers, metricsPort: 'metrics' }))).toEqual([
    "'network.from[0]' must say its ports, as 'web' has a port for its metrics only, e.g. { peer, ports: [9000] }",
  ]);
  const named = NetworkAccess.declared({ from: [{ peer: Peer.namespace('shop'), ports: ['http', 'grpc', 9000] }] });
  expect(named.check(factsOf())).toEqual([
    "'network.from[0].ports' names 'grpc', which no container of 'web' has; it has 'http', 'metrics'",
  ]);
  expect(named.check(factsOf({ containers: [] }))).toContain(
    "'network.from[0].ports' names 'http', which no container of 'web' has; it has none with a name",
  );
});

const peer = Peer.cidr('10.0.0.0/24');

test.each([
  [null, "'rules' must be an object, e.g. { to: [{ peer: Peer.cidr('10.0.0.0/24'), ports: [5432] }] }, got nothing"],
  [{ from: peer }, "'from' must be a list, e.g. [Peer.namespace('shop')], got another object"],
  [{ from: ['shop'] }, "'from[0]' must be a Peer, e.g. Peer.namespace('shop'), got 'shop'"],
  [
    { to: [peer] },
    "'to[0]' must be a peer and its ports, e.g. { peer: Peer.cidr('10.0.0.0/24'), ports: [5432] }, got another object",
  ],
  [{ to: [{ peer: 'shop', ports: [1] }] }, "'to[0].peer' must be a Peer, e.g. Peer.namespace('shop'), got 'shop'"],
  [{ to: [{ peer }] }, "'to[0].ports' must be a list, e.g. [5432], got nothing"],
  [{ to: [{ peer, ports: [] }] }, "'to[0].ports' must have one or more, got none, e.g. [5432]"],
  [
    { to: [{ peer, ports: [0] }] },
    "'to[0].ports[0]' must be a port from 1 to 65535 or the name of one, got 0, e.g. 5432 or Port.udp(53)",
  ],
  [
    { to: [{ peer, ports: ['postgres'] }] },
    "'to[0].ports[0]' must be a number: addresses have no names for ports, got 'postgres'",
  ],
])('fails for %j', (rules, message) => {
  expect(() => NetworkAccess.declared(rules as never)).toThrow(`${message} [at NetworkAccess.declared]`);
});

test('fails for egress that stays open anyway', () => {
  expect(() => NetworkAccess.ingressOnly({ to: [] } as never)).toThrow(
    "'to' must be left out: with ingressOnly pods may connect to everything; use NetworkAccess.declared({ to }) [at NetworkAccess.ingressOnly]",
  );
});

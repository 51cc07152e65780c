import { linesIn } from '../checked';

const P = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

const service = (annotations: Readonly<Record<string, string>>, spec: object = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'web',
      namespace: 'kube-system',
      annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`${P}${key}`, value])),
    },
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }], ...spec },
  });

const problemsOf = (text: string) =>
  linesIn(text)
    .filter((line) => line.startsWith('K8S182'))
    .map((line) => line.replace('K8S182 Service kube-system/web ', '').replaceAll(P, '…'));

const NLB = { loadBalancerClass: 'alibabacloud.com/nlb' };

test.each([
  [
    { 'connection-drain': 'on' },
    {},
    "metadata.annotations['…connection-drain']: has no effect without …connection-drain-timeout",
  ],
  [
    { 'force-override-listeners': 'true' },
    {},
    "metadata.annotations['…force-override-listeners']: has no effect without …id",
  ],
  [{ 'vswitch-id': 'vsw-1' }, {}, "metadata.annotations['…vswitch-id']: goes with …address-type intranet"],
  [{ 'protocol-port': 'https:443' }, {}, "metadata.annotations['…protocol-port']: https and tcpssl need …cert-id"],
  [
    { spec: 'slb.s1.small', 'instance-charge-type': 'PayByCLCU' },
    {},
    "metadata.annotations['…spec']: a CLB that is paid by CLCU has no specification",
  ],
  [
    { 'zone-maps': 'a:vsw-1,b:vsw-2' },
    {},
    "metadata.annotations['…zone-maps']: CLB does not know this, only loadBalancerClass alibabacloud.com/nlb",
  ],
  [{}, NLB, 'spec.loadBalancerClass: a new NLB needs …zone-maps with two zones at least'],
  [{ id: 'nlb-1', 'master-zoneid': 'a' }, NLB, "metadata.annotations['…master-zoneid']: NLB does not know this"],
  [
    { scheduler: 'rr' },
    { externalTrafficPolicy: 'Local' },
    "metadata.annotations['…scheduler']: externalTrafficPolicy Local needs wrr, as nodes have different numbers of pods",
  ],
  [
    { id: 'lb-1' },
    { type: 'ClusterIP' },
    'metadata.annotations: annotations of a load balancer have no effect with type ClusterIP',
  ],
])('%j with %j', (annotations, spec, problem) => {
  expect(problemsOf(service(annotations, spec))).toEqual([problem]);
});

test.each([
  [{ 'connection-drain': 'off' }, {}],
  [{ 'connection-drain': 'on', 'connection-drain-timeout': '60' }, {}],
  [{ 'zone-maps': 'a:vsw-1,b:vsw-2' }, NLB],
  [{ id: 'nlb-1' }, NLB],
  [{}, { type: 'ClusterIP' }],
  [{ 'protocol-port': 'https:443,http:80', 'cert-id': '1', 'forward-port': '80:443' }, {}],
])('%j with %j is fine', (annotations, spec) => {
  expect(problemsOf(service(annotations, spec))).toEqual([]);
});

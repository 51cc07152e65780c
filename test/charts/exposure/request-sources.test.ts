import {
  AddressType,
  AlbGateway,
  AlbListener,
  type ExposedApplication,
  Exposure,
  type IExposure,
  IngressController,
  IngressTls,
  MseGateway,
  Target,
} from '../../../charts';
import { TERWAY, VSWITCHES } from '../manifests';

const RANGES = ['172.16.0.0/20', '172.16.16.0/20'];
const vSwitches = VSWITCHES.map((vSwitch, index) => ({ ...vSwitch, cidr: RANGES[index] }));
const host = 'www.example.com';
const tls = IngressTls.none();
const zones = { masterZone: 'eu-central-1a', slaveZone: 'eu-central-1b' };
const local = Target.local();

const application = (target: Target): ExposedApplication => ({
  name: 'web',
  namespace: 'web',
  labels: {},
  graceSeconds: 60,
  target,
});
const sourcesOf = (exposure: IExposure, target = TERWAY) => {
  expect(exposure.checkSources(application(target))).toEqual([]);
  return exposure.renderSources(application(target));
};
const ranges = (...cidrs: string[]) => cidrs.map((cidr) => ({ ipBlock: { cidr } }));

test.each([
  ['an ALB', Exposure.alb({ host, vSwitches }), ranges(...RANGES)],
  [
    'a shared ALB',
    Exposure.alb({
      host,
      gateway: AlbGateway.fromIngressClassName('alb', [AlbListener.http(), AlbListener.https()], RANGES),
    }),
    ranges(...RANGES),
  ],
  [
    'an MSE gateway',
    Exposure.mse({ host, tls, gateway: MseGateway.fromIngressClassName('mse', RANGES) }),
    ranges(...RANGES),
  ],
  ['an NLB', Exposure.loadBalancer({ vSwitches }), ranges(...RANGES)],
  [
    'an NLB that keeps addresses',
    Exposure.loadBalancer({ vSwitches, keepsClientAddress: true }),
    ranges(...RANGES, '0.0.0.0/0'),
  ],
  [
    'the same, for some',
    Exposure.loadBalancer({ vSwitches, keepsClientAddress: true, clients: ['203.0.113.0/24'] }),
    ranges(...RANGES, '203.0.113.0/24'),
  ],
  ['a CLB', Exposure.classicLoadBalancer(zones), ranges('100.64.0.0/10', '0.0.0.0/0')],
  [
    'a CLB in the VPC',
    Exposure.classicLoadBalancer({ ...zones, addressType: AddressType.INTRANET }),
    ranges('100.64.0.0/10', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'),
  ],
  ['a CLB where HTTPS ends', Exposure.classicLoadBalancer({ ...zones, certificateId: '1' }), ranges('100.64.0.0/10')],
  ['NGINX', Exposure.nginx({ host, tls }), [{ namespaceSelector: namespace('kube-system') }]],
  ['the cluster alone', Exposure.clusterIp(), []],
])('requests come from %s', (_name, exposure, sources) => {
  expect(sourcesOf(exposure)).toEqual(sources);
});

test('on machines of your own', () => {
  expect(sourcesOf(Exposure.metalLb(), local)).toEqual(ranges('0.0.0.0/0'));
  expect(sourcesOf(Exposure.nginx({ host, tls }), local)).toEqual([
    {
      namespaceSelector: namespace('ingress-nginx'),
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
    },
  ]);
});

test('NGINX can be elsewhere', () => {
  const controller = IngressController.in('edge', { app: 'nginx' });
  expect(sourcesOf(Exposure.nginx({ host, tls, controller }))).toEqual([
    { namespaceSelector: namespace('edge'), podSelector: { matchLabels: { app: 'nginx' } } },
  ]);
  expect(() => IngressController.in('My Space')).toThrow("'namespace' must be a DNS label");
});

describe('fails where they are not known', () => {
  const problemsOf = (exposure: IExposure, target = TERWAY) => exposure.checkSources(application(target)).join('; ');
  const missing =
    "'vSwitches[0].cidr' must be the range of vsw-a, from which requests come, for the NetworkPolicy, got nothing; outputs.nodeVSwitches('Network') has it, or `aliyun vpc DescribeVSwitchAttributes --VSwitchId vsw-a` shows it, e.g. '172.16.0.0/20'";

  test('by vSwitches', () => {
    const some = [VSWITCHES[0], vSwitches[1]] as typeof VSWITCHES;
    expect(problemsOf(Exposure.alb({ host, vSwitches: some }))).toBe(missing);
    expect(problemsOf(Exposure.loadBalancer({ vSwitches: some }))).toBe(missing);
  });
  test('by gateways', () => {
    const alb = AlbGateway.fromIngressClassName('alb', [AlbListener.http(), AlbListener.https()]);
    expect(problemsOf(Exposure.alb({ host, gateway: alb }))).toBe(
      "'gateway' must know the ranges of its vSwitches, from which requests come, for the NetworkPolicy; give its vSwitches a 'cidr', or AlbGateway.fromIngressClassName(…) the ranges, e.g. ['172.16.0.0/20', '172.16.16.0/20']",
    );
    const mse = Exposure.mse({ host, tls, gateway: MseGateway.fromIngressClassName('mse') });
    expect(problemsOf(mse)).toMatch(/^'gateway' must know .* or MseGateway.fromIngressClassName\(…\) the ranges, /);
  });
  test('but not where they cannot be at all, which is said already', () => {
    expect(problemsOf(Exposure.alb({ host, vSwitches: VSWITCHES }), local)).toBe('');
  });
});

test('fails for a range that is none', () => {
  const wrong = vSwitches.map((vSwitch) => ({ ...vSwitch, cidr: '172.16.0.1/20' }));
  expect(() => Exposure.alb({ host, vSwitches: wrong })).toThrow(
    "'vSwitches[0].cidr' is '172.16.0.1/20', which has host bits set: the range is '172.16.0.0/20'",
  );
});

test('fails for no ranges, which would let nobody in, and for those of a gateway that are none', () => {
  const none = "must have one or more, or be left out, got none, e.g. ['172.16.0.0/20']";
  const listeners = [AlbListener.http(), AlbListener.https()];
  expect(() => AlbGateway.fromIngressClassName('alb', listeners, [])).toThrow(`'sourceRanges' ${none}`);
  const withGateway = (gateway: object) => () => Exposure.alb({ host, gateway } as never);
  expect(withGateway({ ingressClassName: 'alb', listeners, sourceRanges: [] })).toThrow(
    `'gateway.sourceRanges' ${none}`,
  );
  expect(withGateway({ ingressClassName: 'alb', listeners: [80] })).toThrow(
    "'gateway.listeners[0]' must be an AlbListener, e.g. AlbListener.https(), got 80",
  );
});

function namespace(name: string): object {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}

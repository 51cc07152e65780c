import {
  AddressType,
  Exposure,
  IngressTls,
  MseGateway,
  MseReuse,
  MseSize,
  MseTracing,
  type NewMseGatewayProps,
  Target,
} from '../../../../charts';
import { checkManifestGraph } from '../../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf, newChart, newWebApplication, VSWITCHES, webApplication } from '../../manifests';

const host = 'shop.example.com';
const tls = IngressTls.secret('shop-tls');
const existing = MseGateway.fromIngressClassName('mse', ['172.16.0.0/20']);
const gatewayWith = (props: Partial<NewMseGatewayProps>) =>
  manifestsOf((chart) => new MseGateway(chart, 'Gateway', { vSwitches: VSWITCHES, ...props }));
const specOf = (props: Partial<NewMseGatewayProps>) => byKind(gatewayWith(props)).MseIngressConfig.spec;

test('defaults', () => {
  const manifests = manifestsOf((chart) => {
    const gateway = new MseGateway(chart, 'Gateway', { vSwitches: VSWITCHES });
    newWebApplication(chart, { exposure: Exposure.mse({ host, gateway, tls }) });
  });
  const { MseIngressConfig, IngressClass, Ingress } = byKind(manifests);
  expect({ MseIngressConfig, IngressClass, Ingress }).toMatchSnapshot();
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkManifestGraph(manifests, { external: ['Secret web/shop-tls', 'Namespace web'] })).toEqual([]);
});

describe('gateway', () => {
  test('is as large, guarded and watched as it is told', () => {
    const props = {
      addressType: AddressType.INTRANET,
      size: MseSize.C8_G16,
      replicas: 5,
      allowed: ['10.0.0.0/8'],
      denied: ['10.1.0.0/16'],
      logProject: 'shop-logs',
      tracing: MseTracing.openTelemetry(10),
    };
    expect(specOf(props)).toMatchObject({
      common: {
        instance: { spec: '8c16g', replicas: 5 },
        network: { vSwitches: ['vsw-a', 'vsw-b'], privateSLBSpec: 'slb.s2.small' },
      },
      global: { ipAccessControl: { whitelist: ['10.0.0.0/8'], blacklist: ['10.1.0.0/16'] } },
      monitor: {
        logging: { sls: { reuseProject: 'shop-logs' } },
        tracing: { openTelemetry: { sampleRate: '10' } },
      },
    });
    expect(checkManifests(gatewayWith(props))).toEqual([]);
    expect(specOf({ tracing: MseTracing.xTrace(100) }).monitor).toEqual({ tracing: { xTrace: { sampleRate: '100' } } });
  });
  test('can be one that exists', () => {
    const reuse = MseReuse.asItIs('gw-1');
    const [manifest] = manifestsOf((chart) => new MseGateway(chart, 'Gateway', { reuse, name: 'shop' }));
    expect(manifest?.spec).toEqual({
      id: 'gw-1',
      override: false,
      ingress: { local: { ingressClass: 'shop', watchNamespace: '' } },
    });
  });
  test.each([
    [{ vSwitches: VSWITCHES.slice(1) }, "'vSwitches' must lie in at least two zones for an MSE gateway"],
    [
      { vSwitches: [...VSWITCHES, { zone: 'eu-central-1c', vSwitchId: 'vsw-c' }] },
      "'vSwitches' must be two for an MSE gateway, the primary first, got 3 [at chart/Gateway]",
    ],
    [{ replicas: 1 }, "'replicas' must be a whole number, 2 to 30, got 1, e.g. 3"],
    [{ size: '1c2g' }, "'size' must be '2c4g' or '4c8g' or '8c16g' or '16c32g', got '1c2g'"],
    [{ allowed: ['10.0.0.1'] }, "'allowed[0]' is '10.0.0.1', which is no range of IPv4 addresses"],
    [{ denied: 'all' }, "'denied' must be a list, e.g. ['172.16.0.0/20'], got 'all'"],
    [
      { reuse: 'gw-1', vSwitches: undefined },
      "'reuse' must be a MseReuse, e.g. MseReuse.asItIs('gw-1234'), got 'gw-1'",
    ],
    [
      { reuse: MseReuse.asItIs('gw-1'), vSwitches: undefined, replicas: 3 },
      "'replicas' is that of a new one, and the one of 'reuse' keeps its own; leave it out",
    ],
    [{ reuse: MseReuse.asItIs('gw-1') }, "'vSwitches' is that of a new one, and the one of 'reuse' keeps its own"],
    [
      { reuse: MseReuse.asItIs('gw-1'), vSwitches: undefined, sourceRanges: 'all' },
      "'sourceRanges' must be a list, e.g. ['172.16.0.0/20'], got 'all'",
    ],
    [{ tracing: 10 }, "'tracing' must be a MseTracing, e.g. MseTracing.openTelemetry(10), got 10"],
    [{ logProject: 5 }, "'logProject' must be a text, e.g. 'shop-logs', got 5"],
    [{ addressType: 'public' }, "'addressType' must be 'internet' or 'intranet', got 'public'"],
  ])('fails for %p', (props, message) => {
    expect(() => gatewayWith(props as never)).toThrow(message);
  });
  test('fails for a gateway to take over that is none', () => {
    expect(() => MseReuse.asItIs('1')).toThrow("'gatewayId' must be the id of an MSE gateway, got '1', e.g. 'gw-1234'");
  });
  test('fails for a part of the requests that is none', () => {
    expect(() => MseTracing.openTelemetry(0)).toThrow("'percent' must be a whole number, 1 to 100, got 0, e.g. 10");
  });
});

test('the Ingress is told what is documented', () => {
  const exposure = Exposure.mse({
    host,
    gateway: existing,
    tls: IngressTls.none(),
    requestTimeoutSeconds: 30,
    requestsPerSecond: 500,
    annotations: { own: 'x' },
  });
  expect(webApplication({ exposure }).Ingress.metadata.annotations).toEqual({
    'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
    'mse.ingress.kubernetes.io/timeout': '30',
    'mse.ingress.kubernetes.io/route-limit-rps': '500',
    own: 'x',
  });
});

test.each([
  [{ host, tls }, "'gateway' must be an MseGateway, e.g. MseGateway.fromIngressClassName('mse'), got nothing"],
  [{ host, gateway: existing }, "'tls' must be an IngressTls, e.g. IngressTls.secret('site-tls'), got nothing"],
  [
    { host, gateway: existing, tls: IngressTls.controller() },
    "'tls' must name a Secret for an MSE gateway, which has no certificate of its own; use IngressTls.secret('site-tls') [at Exposure.mse]",
  ],
  [
    { host, gateway: { ingressClassName: 'mse', sourceRanges: 5 }, tls },
    "'gateway.sourceRanges' must be a list, e.g. ['172.16.0.0/20'], got 5",
  ],
  [{ host, gateway: existing, tls, requestsPerSecond: 0 }, "'requestsPerSecond' must be a whole number, 1 or more"],
])('fails for %p', (props, message) => {
  expect(() => Exposure.mse(props as never)).toThrow(message);
});

test('fails where there is none', () => {
  const exposure = Exposure.mse({ host, gateway: existing, tls });
  expect(() => newWebApplication(newChart(), { exposure, target: Target.local() })).toThrow(
    "'exposure' is an MSE gateway, which exists on ACK only; use Exposure.nginx() or Exposure.metalLb() on this target [at chart/Web]",
  );
});

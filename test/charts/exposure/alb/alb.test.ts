import { Chart, JsonPatch } from 'cdk8s';
import {
  AddressType,
  AlbGateway,
  AlbListener,
  type AlbRouteProps,
  AlbTls,
  BackendProtocol,
  Canary,
  Drain,
  Exposure,
  Probe,
  ReadinessGate,
  StickySession,
  Target,
  type WebApplicationProps,
} from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import {
  byKind,
  FLANNEL,
  manifestsOf,
  newChart,
  newWebApplication,
  podOf,
  TERWAY,
  VSWITCHES,
  webApplication,
} from '../../manifests';

const host = 'www.example.com';
const alb = (props: Partial<AlbRouteProps> = {}) => Exposure.alb({ host, vSwitches: VSWITCHES, ...props });
const exposed = (props: Partial<AlbRouteProps> = {}, more: Partial<WebApplicationProps> = {}) =>
  webApplication({ exposure: alb(props), ...more });
const annotationsOf = (props: Partial<AlbRouteProps> = {}, more: Partial<WebApplicationProps> = {}) =>
  exposed(props, more).Ingress.metadata.annotations;
const failing = (exposure: () => unknown) => expect(exposure);

test('defaults', () => {
  const { AlbConfig, IngressClass, Ingress } = exposed();
  expect({ AlbConfig, IngressClass, Ingress }).toMatchSnapshot();
});

test('the controller and an API server take it', () => {
  const manifests = manifestsOf((chart) => newWebApplication(chart, { exposure: alb() }));
  expect(checkManifests(manifests)).toEqual([]);
});

describe('encryption', () => {
  test('none, by name, leaves HTTP alone', () => {
    const { AlbConfig, Ingress } = exposed({ tls: AlbTls.none() });
    expect(AlbConfig.spec.listeners).toMatchObject([{ port: 80, protocol: 'HTTP' }]);
    expect(Ingress.metadata.annotations['alb.ingress.kubernetes.io/listen-ports']).toBe('[{"HTTP":80}]');
    expect(Ingress.metadata.annotations).not.toHaveProperty(['alb.ingress.kubernetes.io/ssl-redirect']);
    expect(Ingress.spec).not.toHaveProperty('tls');
  });
  test('a certificate is put on the listener, and not looked for', () => {
    const { AlbConfig, Ingress } = exposed({ tls: AlbTls.certificate('1234-cn-hangzhou') });
    expect(AlbConfig.spec.listeners[1].certificates).toEqual([{ CertificateId: '1234-cn-hangzhou', IsDefault: true }]);
    expect(Ingress.spec).not.toHaveProperty('tls');
  });
  test('a Secret is named by the Ingress', () => {
    expect(exposed({ tls: AlbTls.secret('site-tls') }).Ingress.spec.tls).toEqual([
      { hosts: [host], secretName: 'site-tls' },
    ]);
  });
});

describe('health', () => {
  test('is asked where readiness is asked', () => {
    const probes = { readiness: Probe.http('/ready') };
    expect(annotationsOf({}, { probes })).toMatchObject({ 'alb.ingress.kubernetes.io/healthcheck-path': '/ready' });
  });
  test('is a connection, where readiness asks in another way', () => {
    const annotations = annotationsOf({}, { probes: { readiness: Probe.tcp() } });
    expect(annotations).toMatchObject({ 'alb.ingress.kubernetes.io/healthcheck-protocol': 'TCP' });
    expect(annotations).not.toHaveProperty(['alb.ingress.kubernetes.io/healthcheck-path']);
  });
});

describe('health on the port that readiness asks', () => {
  const probes = { readiness: Probe.http('/ready', { port: 9090 }) };
  const PORT = 'alb.ingress.kubernetes.io/healthcheck-connect-port';

  test('is asked there, and takes what a kubelet takes: or the gate of a ready pod would never open', () => {
    expect(annotationsOf({}, { probes })).toMatchObject({
      'alb.ingress.kubernetes.io/healthcheck-path': '/ready',
      'alb.ingress.kubernetes.io/healthcheck-httpcode': 'http_2xx,http_3xx',
      [PORT]: '9090',
    });
  });
  test('is not said for the port that takes requests', () => {
    const same = { readiness: Probe.http('/ready', { port: 8080 }) };
    expect(annotationsOf({}, { probes: same })).not.toHaveProperty([PORT]);
  });
  test('is a connection where nodes forward to no other port', () => {
    const annotations = annotationsOf({}, { probes, target: FLANNEL });
    expect(annotations).toMatchObject({ 'alb.ingress.kubernetes.io/healthcheck-protocol': 'TCP' });
    expect(annotations).not.toHaveProperty([PORT]);
  });
});

test('further annotations reach the Ingress', () => {
  const annotations = { 'alb.ingress.kubernetes.io/rewrite-target': '/x' };
  expect(annotationsOf({ annotations })).toMatchObject(annotations);
});

test('a gateway that is not said is none', () => {
  const exposure = Exposure.alb({ host, vSwitches: VSWITCHES, gateway: undefined } as never);
  expect(webApplication({ exposure })).toHaveProperty('AlbConfig');
});

describe('readiness gate', () => {
  test('the documented one', () => {
    expect(podOf({ exposure: alb() }).readinessGates).toEqual([
      { conditionType: 'target-health.alb.k8s.alibabacloud' },
    ]);
  });
  test('another one', () => {
    const readinessGate = ReadinessGate.of('target-health.alb.k8s.alicloud');
    expect(podOf({ exposure: alb({ readinessGate }) }).readinessGates[0].conditionType).toBe(
      'target-health.alb.k8s.alicloud',
    );
  });
  test('none', () => {
    expect(podOf({ exposure: alb({ readinessGate: ReadinessGate.none() }) })).not.toHaveProperty('readinessGates');
  });
});

describe('one ALB for several applications', () => {
  const gateway = (chart: Chart, listeners?: AlbListener[]) =>
    new AlbGateway(chart, 'Gateway', { vSwitches: VSWITCHES, addressType: AddressType.INTRANET, listeners });

  test('is made once, and named by all', () => {
    const manifests = manifestsOf((chart) => {
      const shared = gateway(chart);
      for (const name of ['shop', 'blog']) {
        const exposure = Exposure.alb({ host: `${name}.example.com`, gateway: shared });
        newWebApplication(new Chart(chart, name, { namespace: name }), { name, exposure });
      }
    });
    expect(byKind(manifests).AlbConfig.spec.config.addressType).toBe('Intranet');
    expect(byKind(manifests).IngressClass.metadata).toEqual({
      name: 'web-gateway',
      labels: { 'app.kubernetes.io/instance': 'web-gateway', 'app.kubernetes.io/managed-by': 'ack-blueprints' },
    });
  });
  test('can be one that exists', () => {
    const existing = AlbGateway.fromIngressClassName('alb', [AlbListener.http()]);
    const manifests = webApplication({ exposure: Exposure.alb({ host, gateway: existing, tls: AlbTls.none() }) });
    expect(manifests.Ingress.spec.ingressClassName).toBe('alb');
    expect(manifests).not.toHaveProperty('AlbConfig');
  });
  test('a listener with certificates spares the Ingress from looking for one', () => {
    const manifests = manifestsOf((chart) => {
      const https = AlbListener.https({ certificateIds: ['1-cn-hangzhou', '2-cn-hangzhou'] });
      const shared = gateway(chart, [AlbListener.http(), https]);
      newWebApplication(chart, { exposure: Exposure.alb({ host, gateway: shared }) });
    });
    expect(byKind(manifests).Ingress.spec).not.toHaveProperty('tls');
    expect(byKind(manifests).AlbConfig.spec.listeners[1].certificates).toEqual([
      { CertificateId: '1-cn-hangzhou', IsDefault: true },
      { CertificateId: '2-cn-hangzhou', IsDefault: false },
    ]);
  });
  test('a Secret is named by the Ingress even then', () => {
    const shared = AlbGateway.fromIngressClassName('alb', [
      AlbListener.http(),
      AlbListener.https({ certificateIds: ['1-cn-hangzhou'] }),
    ]);
    const exposure = Exposure.alb({ host, gateway: shared, tls: AlbTls.secret('site-tls') });
    expect(webApplication({ exposure }).Ingress.spec.tls).toEqual([{ hosts: [host], secretName: 'site-tls' }]);
  });
  test('fails for one host twice, in whichever chart', () => {
    const chart = newChart();
    const exposure = Exposure.alb({ host, gateway: gateway(chart) });
    newWebApplication(chart, { name: 'shop', exposure });
    failing(() => newWebApplication(new Chart(chart, 'Other'), { name: 'blog', exposure })).toThrow(
      "'host' www.example.com is served by chart/Web already, behind the same IngressClass 'web-gateway'; give one of them another host, other 'paths', or a 'canary' [at chart/Other/Web]",
    );
  });
  test('fails for two listeners on one port, and for none', () => {
    const fail = (listeners: AlbListener[]) => () => AlbGateway.fromIngressClassName('alb', listeners);
    failing(fail([AlbListener.http(443), AlbListener.https()])).toThrow(
      "'listeners' has port 443 twice; an ALB has one listener a port [at AlbGateway.fromIngressClassName]",
    );
    failing(fail([])).toThrow("'listeners' must have one or more, got none, e.g. [AlbListener.https()]");
  });
  test('fails when it does not listen where it is needed', () => {
    const shared = AlbGateway.fromIngressClassName('alb', [AlbListener.http(8080)]);
    failing(() => Exposure.alb({ host, gateway: shared })).toThrow(
      "'gateway' must listen on HTTP 80, which 'tls' uses; it has HTTP 8080; 'gateway' must listen on HTTPS 443, which 'tls' uses; it has HTTP 8080 [at Exposure.alb]",
    );
  });
  test('fails for a certificate of one application', () => {
    const shared = AlbGateway.fromIngressClassName('alb', [AlbListener.http(), AlbListener.https()]);
    failing(() => Exposure.alb({ host, gateway: shared, tls: AlbTls.certificate('1-cn-hangzhou') })).toThrow(
      "'tls' has a certificate, but 'gateway' is shared and its listener holds certificates: AlbListener.https({ certificateIds: […] })",
    );
  });
});

test('a patch of the AlbConfig reaches the file', () => {
  const manifests = manifestsOf((chart) => {
    const { gateway } = newWebApplication(chart, { exposure: alb() });
    gateway?.albConfig.addJsonPatch(JsonPatch.add('/spec/config/addressAllocatedMode', 'Fixed'));
  });
  expect(byKind(manifests).AlbConfig.spec.config.addressAllocatedMode).toBe('Fixed');
});

test('lets connections end for as long as the pod lives, when asked to', () => {
  expect(annotationsOf({ connectionDrainSeconds: 30 })).toMatchObject({
    'alb.ingress.kubernetes.io/connection-drain-enabled': 'true',
    'alb.ingress.kubernetes.io/connection-drain-timeout': '30',
  });
});

describe('paths', () => {
  const gateway = AlbGateway.fromIngressClassName('alb', [AlbListener.http()]);
  const route = (paths: string[]) => Exposure.alb({ host, gateway, tls: AlbTls.none(), paths });

  test('are all that is served; the deeper, the earlier they are asked', () => {
    const { metadata, spec } = webApplication({ exposure: route(['/api/v1', '/api/v2']) }).Ingress;
    expect(spec.rules[0].http.paths).toMatchObject([
      { path: '/api/v1', pathType: 'Prefix' },
      { path: '/api/v2', pathType: 'Prefix' },
    ]);
    expect(metadata.annotations).toMatchObject({ 'alb.ingress.kubernetes.io/order': '8' });
    expect(annotationsOf()).not.toHaveProperty(['alb.ingress.kubernetes.io/order']);
  });
  test('of a host can be divided', () => {
    const chart = newChart();
    newWebApplication(chart, { name: 'site', exposure: route(['/']) });
    failing(() => newWebApplication(new Chart(chart, 'Api'), { name: 'api', exposure: route(['/api']) })).not.toThrow();
    failing(() => newWebApplication(new Chart(chart, 'Two'), { name: 'two', exposure: route(['/x', '/api']) })).toThrow(
      "'host' www.example.com/api is served by chart/Api/Web already, behind the same IngressClass 'alb'; give one of them another host, other 'paths', or a 'canary' [at chart/Two/Web]",
    );
  });
  test('fail where one would never be asked', () => {
    const chart = newChart();
    newWebApplication(chart, { name: 'a', exposure: route(['/b']) });
    failing(() => newWebApplication(new Chart(chart, 'A'), { name: 'b', exposure: route(['/a', '/b/c']) })).toThrow(
      "'paths' has /b/c, which lies in a path of chart/Web, and the ALB may ask for either first; serve /b/c by an application of its own [at chart/A/Web]",
    );
  });
  test.each([
    [[], "'paths' must name one or more, e.g. ['/api'], got none"],
    ['/', "'paths' must be a list, e.g. ['/api'], got '/'"],
    [['/a', '/a'], "'paths' has '/a' twice"],
    [['a', '/a/', '/a//b', '/..', 5], "'paths[0]' must be a path without a '/' at its end, host and query, got 'a'"],
    [['/a/../b'], "got '/a/../b', e.g. '/api'"],
  ])('fail for %p', (paths, message) => {
    failing(() => route(paths as never)).toThrow(message);
  });
});

test('sticky sessions, limits, other origins and the protocol of pods are annotations', () => {
  const annotations = annotationsOf({
    session: StickySession.cookie(600),
    requestsPerSecond: 500,
    cors: { origins: ['https://app.example.com'], methods: ['GET', 'PUT'], maxAgeSeconds: 600 },
    backendProtocol: BackendProtocol.HTTPS,
  });
  expect(annotations).toMatchObject({
    'alb.ingress.kubernetes.io/sticky-session': 'true',
    'alb.ingress.kubernetes.io/sticky-session-type': 'Insert',
    'alb.ingress.kubernetes.io/cookie-timeout': '600',
    'alb.ingress.kubernetes.io/traffic-limit-qps': '500',
    'alb.ingress.kubernetes.io/enable-cors': 'true',
    'alb.ingress.kubernetes.io/cors-allow-origin': 'https://app.example.com',
    'alb.ingress.kubernetes.io/cors-allow-methods': 'GET,PUT',
    'alb.ingress.kubernetes.io/cors-allow-credentials': 'false',
    'alb.ingress.kubernetes.io/cors-max-age': '600',
    'alb.ingress.kubernetes.io/backend-protocol': 'https',
    'alb.ingress.kubernetes.io/healthcheck-protocol': 'TCP',
  });
});

describe('fails', () => {
  const [first, second] = VSWITCHES;

  test.each([
    ['none', []],
    ['only eu-central-1a', [first]],
  ] as const)('for %s zone where two are needed', (got, zones) => {
    failing(() => Exposure.alb({ host, vSwitches: zones as never })).toThrow(
      `'vSwitches' must lie in at least two zones for an ALB, got ${got}, e.g. [{ zone: 'eu-central-1a', vSwitchId: 'vsw-a' }, { zone: 'eu-central-1b', vSwitchId: 'vsw-b' }] [at Exposure.alb]`,
    );
  });
  test('for a gateway of its own in one zone', () => {
    failing(() => new AlbGateway(newChart(), 'Gateway', { vSwitches: VSWITCHES.slice(1) })).toThrow(
      /'vSwitches' must lie in at least two zones for an ALB, got only eu-central-1b, .* \[at chart\/Gateway\]/,
    );
  });
  test('for a zone twice', () => {
    const vSwitches = [...VSWITCHES, { zone: 'eu-central-1a', vSwitchId: 'vsw-c' }];
    failing(() => Exposure.alb({ host, vSwitches })).toThrow(
      "'vSwitches' has zone eu-central-1a twice; an ALB takes one vSwitch a zone",
    );
  });
  test('for a vSwitch twice', () => {
    const vSwitches = [first, { ...second, vSwitchId: 'vsw-a' }] as typeof VSWITCHES;
    failing(() => Exposure.alb({ host, vSwitches })).toThrow(
      "'vSwitches' has vSwitch vsw-a twice; a vSwitch lies in one zone",
    );
  });
  test.each([
    'https://www.example.com',
    'www.example.com:80',
    'WWW.example.com',
    'localhost',
    '10.0.0.1',
    'a.*.com',
    '',
  ])('for the host %p', (wrong) => {
    failing(() => alb({ host: wrong })).toThrow(
      `'host' must be a DNS name in small letters without scheme, port and path, got '${wrong}', e.g. 'www.example.com' or '*.example.com'`,
    );
  });
  test('for a name that is too long for an ALB of its own, and names it', () => {
    const name = 'a'.repeat(60);
    failing(() => newWebApplication(newChart(), { name, exposure: alb() })).toThrow(
      `'name' must have at most 62 characters together with the namespace behind an ALB of its own, got 63: '${name}' in 'web'; give a shorter 'name', or share a 'gateway' [at chart/Web]`,
    );
    failing(() => newWebApplication(newChart(), { name: name.slice(1), exposure: alb() })).not.toThrow();
  });
  test('for names that ACK keeps for itself', () => {
    const chart = newChart({ namespace: 'aliyun-web' });
    failing(() => newWebApplication(chart, { name: 'aliyun', exposure: alb() })).toThrow(
      "'name' must not start with 'aliyun' behind an ALB, got 'aliyun'; 'namespace' must not start with 'aliyun' behind an ALB, got 'aliyun-web'",
    );
    failing(() => new AlbGateway(chart, 'Gateway', { vSwitches: VSWITCHES })).toThrow(
      "'name' must not start with 'aliyun' behind an ALB, got 'aliyun-web-gateway'",
    );
  });
  test('on a target that has none', () => {
    failing(() => newWebApplication(newChart(), { exposure: alb(), target: Target.local() })).toThrow(
      "'exposure' is an ALB, which exists on ACK only; use Exposure.clusterIp() on this target",
    );
  });
  test('when connections may outlive the pod', () => {
    const exposure = alb({ connectionDrainSeconds: 61 });
    failing(() => newWebApplication(newChart(), { exposure })).toThrow(
      "'connectionDrainSeconds' must not be above the pod's grace period of 60 s, got 61; give 'drain' a longer one",
    );
    failing(() => newWebApplication(newChart(), { exposure, drain: Drain.sleep(60), target: TERWAY })).not.toThrow();
  });
  test.each([
    [
      { vSwitchId: 'TODO' },
      "'vSwitches[0].vSwitchId' must be the id of a vSwitch, got 'TODO', e.g. 'vsw-gw8node0000000000000a'",
    ],
    [{ vSwitchId: 'subnet-1' }, "got 'subnet-1'"],
    [{ vSwitchId: undefined }, 'got nothing'],
    [
      { zone: undefined },
      "'vSwitches[0].zone' must be a zone, got nothing, e.g. 'eu-central-1a' or 'cn-hangzhou-h' [at Exposure.alb]",
    ],
    [{ zone: 'a,b:vsw-z' }, "'vSwitches[0].zone' must be a zone, got 'a,b:vsw-z'"],
  ])('for the vSwitch %p', (part, message) => {
    failing(() => alb({ vSwitches: [{ ...first, ...part }, second] } as never)).toThrow(message);
  });
  test.each([
    [{ tls: 'none' }, "'tls' must be an AlbTls, e.g. AlbTls.discovered(), got 'none'"],
    [{ vSwitches: undefined }, "'vSwitches' must be a list, e.g. [{ zone: 'eu-central-1a', vSwitchId: 'vsw-a' }"],
    [
      { gateway: 'alb' },
      "'gateway' must be an AlbGateway, e.g. AlbGateway.fromIngressClassName('alb', […]), got 'alb'",
    ],
    [{ host: undefined }, "'host' must be a DNS name in small letters without scheme, port and path, got nothing"],
    [{ requestsPerSecond: 0 }, "'requestsPerSecond' must be a whole number, 1 to 100000, got 0, e.g. 1000"],
    [{ session: 60 }, "'session' must be a StickySession, e.g. StickySession.cookie(), got 60"],
    [{ backendProtocol: 'h2' }, "'backendProtocol' must be 'http' or 'https' or 'grpc', got 'h2'"],
    [
      { backendProtocol: BackendProtocol.GRPC, tls: AlbTls.none() },
      "'backendProtocol' gRPC needs HTTPS, got AlbTls.none(); use AlbTls.discovered()",
    ],
    [
      { canary: Canary.weight(10) },
      "'canary' needs the 'gateway' of the application it stands beside, got an ALB of its own",
    ],
    [{ connectionDrainSeconds: 901 }, "'connectionDrainSeconds' must be a whole number, 1 to 900, got 901, e.g. 30"],
    [{ readinessGate: 'x' }, "'readinessGate' must be a ReadinessGate, e.g. ReadinessGate.none(), got 'x'"],
    [{ annotations: { a: 5 } }, "'annotations.a' must be a text, got 5, e.g. '5'"],
    [{ addressType: 'Internet' }, "'addressType' must be 'internet' or 'intranet', got 'Internet'"],
  ])('for %p', (props, message) => {
    failing(() => alb(props as never)).toThrow(message);
  });
  test('for a listener on no port', () => {
    failing(() => AlbListener.http(0)).toThrow("'port' must be a whole number, 1 to 65535, got 0, e.g. 80");
  });
});

import {
  BackendProtocol,
  type Cors,
  Exposure,
  IngressClass,
  IngressTls,
  type NginxExposureProps,
  StickySession,
  Target,
} from '../../../../charts';
import { checkManifestGraph } from '../../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { FLANNEL, manifestsOf, newWebApplication, podOf, TERWAY, webApplication } from '../../manifests';

const host = 'www.example.com';
const nginx = (props: Partial<NginxExposureProps> = {}) =>
  Exposure.nginx({ host, tls: IngressTls.secret('site-tls'), ...props });
const annotationsOf = (props: Partial<NginxExposureProps>) =>
  webApplication({ exposure: nginx(props) }).Ingress.metadata.annotations;

test('defaults', () => {
  expect(webApplication({ exposure: nginx() }).Ingress).toMatchSnapshot();
});

test.each([
  ['Terway', TERWAY],
  ['Flannel', FLANNEL],
  ['local machines', Target.local()],
])('is the same everywhere, and pods wait for nobody: %s', (_name, target) => {
  const manifests = manifestsOf((chart) => {
    new IngressClass(chart, 'Nginx', { controller: 'k8s.io/ingress-nginx', isDefault: true });
    newWebApplication(chart, { exposure: nginx(), target });
  });
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkManifestGraph(manifests, { external: ['Secret web/site-tls', 'Namespace web'] })).toEqual([]);
  expect(webApplication({ exposure: nginx(), target }).Service.spec.type).toBe('ClusterIP');
  expect(podOf({ exposure: nginx(), target })).not.toHaveProperty('readinessGates');
});

test('encryption is by Secret, by the controller, or not there', () => {
  const tlsOf = (tls: IngressTls) => webApplication({ exposure: nginx({ tls }) }).Ingress;
  expect(tlsOf(IngressTls.controller()).spec.tls).toEqual([{ hosts: [host] }]);
  expect(tlsOf(IngressTls.none()).spec).not.toHaveProperty('tls');
  expect(tlsOf(IngressTls.none()).metadata.annotations).toEqual({
    'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
  });
});

test('is told what is documented', () => {
  const annotations = annotationsOf({
    session: StickySession.cookie(),
    backendProtocol: BackendProtocol.GRPC,
    cors: { origins: ['*'], headers: ['X-A'], exposedHeaders: ['X-B', 'X-C'], credentials: false },
    maxBodyMebibytes: 64,
    requestTimeoutSeconds: 300,
    annotations: { 'nginx.ingress.kubernetes.io/app-root': '/x' },
  });
  expect(annotations).toEqual({
    'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
    'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC',
    'nginx.ingress.kubernetes.io/affinity': 'cookie',
    'nginx.ingress.kubernetes.io/session-cookie-max-age': '1000',
    'nginx.ingress.kubernetes.io/enable-cors': 'true',
    'nginx.ingress.kubernetes.io/cors-allow-origin': '*',
    'nginx.ingress.kubernetes.io/cors-allow-headers': 'X-A',
    'nginx.ingress.kubernetes.io/cors-expose-headers': 'X-B,X-C',
    'nginx.ingress.kubernetes.io/cors-allow-credentials': 'false',
    'nginx.ingress.kubernetes.io/proxy-body-size': '64m',
    'nginx.ingress.kubernetes.io/proxy-read-timeout': '300',
    'nginx.ingress.kubernetes.io/proxy-send-timeout': '300',
    'nginx.ingress.kubernetes.io/app-root': '/x',
  });
});

test.each([
  [undefined, "'props' must be an object, e.g. { host: 'www.example.com', tls: IngressTls.secret('site-tls') }"],
  [{ host }, "'tls' must be an IngressTls, e.g. IngressTls.secret('site-tls'), got nothing [at Exposure.nginx]"],
  [{ tls: IngressTls.none() }, "'host' must be a DNS name in small letters without scheme, port and path, got nothing"],
])('fails for %p', (props, message) => {
  expect(() => Exposure.nginx(props as never)).toThrow(message);
});

test.each([
  [{ ingressClassName: 'My Class' }, "'ingressClassName' must be a DNS label"],
  [{ maxBodyMebibytes: 0.5 }, "'maxBodyMebibytes' must be a whole number, 1 or more, got 0.5, e.g. 8"],
  [{ requestTimeoutSeconds: 0 }, "'requestTimeoutSeconds' must be a whole number, 1 or more, got 0, e.g. 60"],
  [
    { controller: 'kube-system' },
    "'controller' must be an IngressController, e.g. IngressController.in('ingress-nginx')",
  ],
  [
    { backendProtocol: BackendProtocol.GRPC, tls: IngressTls.none() },
    "'backendProtocol' gRPC needs HTTPS, got IngressTls.none(); use IngressTls.secret('site-tls')",
  ],
  [{ annotations: { a: 5 } }, "'annotations.a' must be a text, got 5, e.g. '5'"],
])('fails for %p', (props, message) => {
  expect(() => nginx(props as never)).toThrow(message);
});

const origins = ['https://a.example.com'];

test.each<[Partial<Cors>, string]>([
  [[] as never, "'cors' must be an object, e.g. { origins: ['https://app.example.com'] }"],
  [{ origins: undefined }, "'cors.origins' must be a list, e.g. ['https://app.example.com'], got nothing"],
  [{ origins: [] }, "'cors.origins' must name one or more, e.g. ['https://app.example.com'], got none"],
  [{ origins: ['a.com'] }, "'cors.origins[0]' must be such as 'https://app.example.com', got 'a.com'"],
  [{ origins, methods: ['GET, PUT'] }, "'cors.methods[0]' must be such as 'GET', got 'GET, PUT'"],
  [{ origins, headers: 'X' as never }, "'cors.headers' must be a list, e.g. ['Authorization'], got 'X'"],
  [{ origins, exposedHeaders: [''] }, "'cors.exposedHeaders[0]' must be such as 'X-Total', got ''"],
  [{ origins, maxAgeSeconds: -2 }, "'cors.maxAgeSeconds' must be a whole number, -1 to 172800, got -2, e.g. 600"],
  [{ origins, credentials: 'yes' as never }, "'cors.credentials' must be true or false, got 'yes'"],
  [
    { origins: ['*'], credentials: true },
    "'cors.credentials' cannot be had with the origin '*', which browsers refuse; name the origins",
  ],
])('fails for other origins such as %p', (cors, message) => {
  expect(() => nginx({ cors: cors as Cors })).toThrow(message);
});

test('fails for a session and a Secret that cannot be', () => {
  expect(() => StickySession.cookie(86401)).toThrow(
    "'seconds' must be a whole number, 1 to 86400, got 86401, e.g. 1000 [at StickySession.cookie]",
  );
  expect(() => IngressTls.secret('My Secret')).toThrow("'secretName' must be the name of an object");
});

import { nearestName } from '../../nearest-name';
import { below, show } from '../../plain-json';
import { objectCheck, type Problems, Rule } from '../../rule';
import type { Manifest } from '../manifest';

/** What an annotation may say: any text, one of some words, a range of whole numbers, or a form. */
export type Values = 'any' | readonly string[] | { readonly min: number; readonly max?: number } | RegExp;

const SWITCH: Values = ['on', 'off'];
const TRUTH: Values = ['true', 'false'];
const CODES = /^http_[2-5]xx(,http_[2-5]xx)*$/;
const LISTENERS = /^(http|https|tcp|udp|tcpssl):\d+(,(http|https|tcp|udp|tcpssl):\d+)*$/;

/** The same for ALB and ingress-nginx. */
const CANARY_AND_CORS: Readonly<Record<string, Values>> = {
  canary: TRUTH,
  'canary-by-header': 'any',
  'canary-by-header-value': 'any',
  'canary-by-cookie': 'any',
  'canary-weight': { min: 0, max: 100 },
  'enable-cors': TRUTH,
  'cors-allow-origin': 'any',
  'cors-allow-methods': 'any',
  'cors-allow-headers': 'any',
  'cors-allow-credentials': TRUTH,
  'cors-expose-headers': 'any',
  'cors-max-age': { min: -1, max: 172_800 },
};

/** ACK: "ALB Ingress dictionary"; the drain is in use in public repositories. */
const ALB: Readonly<Record<string, Values>> = {
  ...CANARY_AND_CORS,
  'listen-ports': /^\[(\{"(HTTP|HTTPS|QUIC)": ?\d+\},? ?)+\]$/,
  'ssl-redirect': TRUTH,
  'backend-protocol': ['http', 'https', 'grpc'],
  'backend-scheduler': ['wrr', 'wlc', 'sch', 'uch'],
  'backend-scheduler-uch-value': 'any',
  'backend-keepalive': TRUTH,
  'healthcheck-enabled': TRUTH,
  'healthcheck-path': /^\//,
  'healthcheck-protocol': ['HTTP', 'TCP', 'GRPC'],
  'healthcheck-method': ['HEAD', 'GET', 'POST'],
  'healthcheck-httpcode': CODES,
  'healthcheck-timeout-seconds': { min: 1, max: 300 },
  'healthcheck-interval-seconds': { min: 1, max: 50 },
  'healthcheck-connect-port': { min: 0, max: 65_535 },
  'healthy-threshold-count': { min: 2, max: 10 },
  'unhealthy-threshold-count': { min: 2, max: 10 },
  order: { min: 1, max: 1000 },
  'sticky-session': TRUTH,
  'sticky-session-type': ['Insert', 'Server'],
  'cookie-timeout': { min: 1, max: 86_400 },
  'use-regex': TRUTH,
  'rewrite-target': 'any',
  'traffic-limit-qps': { min: 1, max: 100_000 },
  'connection-drain-enabled': TRUTH,
  'connection-drain-timeout': { min: 0, max: 900 },
};

/** ingress-nginx: "Annotations". */
const NGINX: Readonly<Record<string, Values>> = {
  ...allOf('affinity-canary-behavior', 'affinity-mode', 'alias', 'app-root', 'configuration-snippet', 'custom-headers'),
  ...allOf('auth-cache-duration', 'auth-cache-key', 'auth-method', 'auth-proxy-set-headers', 'auth-realm'),
  ...allOf('auth-response-headers', 'auth-secret', 'auth-secret-type', 'auth-signin', 'auth-signin-redirect-param'),
  ...allOf('auth-snippet', 'auth-tls-error-page', 'auth-tls-match-cn', 'auth-tls-secret', 'auth-tls-verify-client'),
  ...allOf('auth-tls-verify-depth', 'auth-type', 'auth-url', 'canary-by-header-pattern', 'canary-weight-total'),
  ...allOf('client-body-buffer-size', 'client-header-buffer-size', 'client-header-timeout', 'client-body-timeout'),
  ...allOf('connection-proxy-header', 'custom-http-errors', 'default-backend', 'denylist-source-range'),
  ...allOf('fastcgi-index', 'fastcgi-params-configmap', 'from-to-www-redirect', 'global-rate-limit'),
  ...allOf('global-rate-limit-ignored-cidrs', 'global-rate-limit-key', 'global-rate-limit-window'),
  ...allOf('http2-push-preload', 'large-client-header-buffers', 'limit-allowlist', 'limit-burst-multiplier'),
  ...allOf('limit-connections', 'limit-rate', 'limit-rate-after', 'limit-rpm', 'limit-rps', 'limit-whitelist'),
  ...allOf('load-balance', 'mirror-host', 'mirror-request-body', 'mirror-target', 'modsecurity-snippet'),
  ...allOf('modsecurity-transaction-id', 'opentelemetry-operation-name', 'permanent-redirect'),
  ...allOf('permanent-redirect-code', 'preserve-trailing-slash', 'proxy-buffer-size', 'proxy-buffering'),
  ...allOf('proxy-buffers-number', 'proxy-busy-buffers-size', 'proxy-cookie-domain', 'proxy-cookie-path'),
  ...allOf('proxy-http-version', 'proxy-max-temp-file-size', 'proxy-next-upstream', 'proxy-next-upstream-timeout'),
  ...allOf('proxy-next-upstream-tries', 'proxy-redirect-from', 'proxy-redirect-to', 'proxy-request-buffering'),
  ...allOf('proxy-ssl-ciphers', 'proxy-ssl-name', 'proxy-ssl-protocols', 'proxy-ssl-secret', 'proxy-ssl-server-name'),
  ...allOf('proxy-ssl-verify', 'proxy-ssl-verify-depth', 'relative-redirects', 'rewrite-target', 'satisfy'),
  ...allOf('server-alias', 'server-snippet', 'session-cookie-change-on-failure'),
  ...allOf('session-cookie-conditional-samesite-none', 'session-cookie-domain', 'session-cookie-expires'),
  ...allOf('session-cookie-hash', 'session-cookie-name', 'session-cookie-partitioned', 'session-cookie-path'),
  ...allOf('session-cookie-samesite', 'session-cookie-secure', 'ssl-ciphers', 'ssl-prefer-server-ciphers'),
  ...allOf('stream-snippet', 'temporal-redirect', 'temporal-redirect-code', 'upstream-hash-by'),
  ...allOf('upstream-hash-by-subset', 'upstream-hash-by-subset-size', 'upstream-vhost', 'whitelist-source-range'),
  ...allOf('x-forwarded-prefix', 'enable-opentelemetry', 'enable-opentracing', 'opentelemetry-trust-incoming-span'),
  ...CANARY_AND_CORS,
  'auth-always-set-cookie': TRUTH,
  'auth-keepalive-share-vars': TRUTH,
  'auth-tls-pass-certificate-to-upstream': TRUTH,
  'enable-access-log': TRUTH,
  'enable-modsecurity': TRUTH,
  'enable-owasp-core-rules': TRUTH,
  'enable-rewrite-log': TRUTH,
  'force-ssl-redirect': TRUTH,
  'service-upstream': TRUTH,
  'ssl-passthrough': TRUTH,
  'ssl-redirect': TRUTH,
  'use-regex': TRUTH,
  affinity: ['cookie'],
  'backend-protocol': ['HTTP', 'HTTPS', 'AUTO_HTTP', 'GRPC', 'GRPCS', 'FCGI'],
  'proxy-body-size': /^\d+[kmgKMG]?$/,
  'proxy-connect-timeout': { min: 1 },
  'proxy-read-timeout': { min: 1 },
  'proxy-send-timeout': { min: 1 },
  'session-cookie-max-age': { min: 1 },
};

function allOf(...keys: readonly string[]): Readonly<Record<string, Values>> {
  return Object.fromEntries(keys.map((key) => [key, 'any' as const]));
}

/** MSE: "MSE Ingress annotations". */
const MSE: Readonly<Record<string, Values>> = {
  timeout: { min: 1 },
  'route-limit-rps': { min: 1 },
  'service-subset': 'any',
  destination: 'any',
  'canary-by-query': 'any',
  'mirror-target-service': 'any',
  'request-header-control-add': 'any',
  'request-header-control-remove': 'any',
  'request-header-control-update': 'any',
};

/** ACK: "Use annotations to configure CLB instances", "… NLB instances"; cloud-provider-alibaba-cloud. */
const LOAD_BALANCER: Readonly<Record<string, Values>> = {
  'address-type': ['internet', 'intranet'],
  id: /^n?lb-/,
  'force-override-listeners': TRUTH,
  name: 'any',
  'resource-group-id': /^rg-/,
  'additional-resource-tags': /^[^=,]+=[^=,]+(,[^=,]+=[^=,]+)*$/,
  'delete-protection': SWITCH,
  'modification-protection': ['ConsoleProtection', 'NonProtection'],
  'preserve-lb-on-delete': 'any',
  'vswitch-id': /^vsw-/,
  'charge-type': ['paybytraffic', 'paybybandwidth'],
  bandwidth: { min: 1 },
  'instance-charge-type': ['PayBySpec', 'PayByCLCU'],
  spec: /^slb\.s[1-3]\.(small|medium|large)$/,
  'master-zoneid': 'any',
  'slave-zoneid': 'any',
  'ip-version': ['ipv4', 'ipv6', 'DualStack'],
  'zone-maps': /^[^:,]+:vsw-[^:,]+(,[^:,]+:vsw-[^:,]+)+$/,
  'security-group-ids': /^sg-/,
  'protocol-port': LISTENERS,
  'cert-id': 'any',
  'tls-cipher-policy': /^tls/,
  'forward-port': /^\d+:\d+$/,
  'health-check-switch': SWITCH,
  'health-check-flag': SWITCH,
  'health-check-type': ['tcp', 'http'],
  'health-check-uri': /^\//,
  'health-check-httpcode': CODES,
  'health-check-method': ['head', 'get'],
  'health-check-connect-port': { min: 1, max: 65_535 },
  'health-check-interval': { min: 1, max: 50 },
  'healthy-threshold': { min: 2, max: 10 },
  'unhealthy-threshold': { min: 2, max: 10 },
  scheduler: ['rr', 'wrr', 'wlc', 'sch', 'tch'],
  'connection-drain': SWITCH,
  'connection-drain-timeout': { min: 10, max: 900 },
  'idle-timeout': { min: 1 },
  'request-timeout': { min: 1 },
  'established-timeout': { min: 10, max: 900 },
  'acl-status': SWITCH,
  'acl-id': /^acl-/,
  'acl-type': ['white', 'black'],
  'preserve-client-ip': SWITCH,
  'proxy-protocol': SWITCH,
  'additional-cert-ids': 'any',
  alpn: SWITCH,
  'alpn-policy': 'any',
  'backend-label': /^[^=,]+=[^=,]*(,[^=,]+=[^=,]*)*$/,
  'bandwidth-package-id': 'any',
  cacert: SWITCH,
  'cacert-id': 'any',
  cookie: 'any',
  'cookie-timeout': { min: 1, max: 86_400 },
  cps: { min: 0 },
  'cross-zone-enabled': SWITCH,
  'domain-extensions': 'any',
  'external-ip-type': 'any',
  'health-check-connect-timeout': { min: 1, max: 300 },
  'health-check-domain': 'any',
  'health-check-timeout': { min: 1, max: 300 },
  hostname: 'any',
  'http2-enabled': SWITCH,
  'ignore-weight-update': SWITCH,
  ip: 'any',
  'ipv6-address-type': ['internet', 'intranet'],
  'listener-port-range': 'any',
  'network-type': ['vpc', 'classic'],
  'persistence-timeout': { min: 0, max: 3600 },
  'remove-unscheduled-backend': SWITCH,
  'sticky-session': SWITCH,
  'sticky-session-type': ['insert', 'server'],
  'vgroup-port': 'any',
  weight: { min: 0, max: 100 },
  'xforwardedfor-clientsrcport': SWITCH,
  'xforwardedfor-proto': SWITCH,
  'xforwardedfor-slbport': SWITCH,
};

/** By prefix: of these nothing but what is listed is read, and the server takes every word. */
export const BALANCER_ANNOTATIONS: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  'alb.ingress.kubernetes.io/': ALB,
  'nginx.ingress.kubernetes.io/': NGINX,
  'mse.ingress.kubernetes.io/': MSE,
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-': LOAD_BALANCER,
  'service.beta.kubernetes.io/backend-': { type: ['eni', 'ecs'] },
  // Kubernetes: "Topology Aware Routing"
  'service.kubernetes.io/topology-': { mode: ['Auto', 'auto', 'Disabled', 'disabled'] },
  'ingressclass.kubernetes.io/': { 'is-default-class': TRUTH },
  // MetalLB: "Usage"
  'metallb.io/': { 'address-pool': 'any', loadBalancerIPs: 'any', 'allow-shared-ip': 'any' },
};

const UNKNOWN = new Rule({
  id: 'K8S180',
  severity: 'warning',
  title: 'Annotation that no controller reads',
  why: 'The server takes every annotation: a misspelt one is passed over in silence, and the load balancer has its defaults.',
  fix: 'Correct the key. What a newer controller reads may be acknowledged.',
  source: 'ACK: "Use annotations to configure CLB instances", "ALB Ingress dictionary"; ingress-nginx: Annotations',
});

const WRONG_VALUE = new Rule({
  id: 'K8S181',
  severity: 'error',
  title: 'Annotation with a value that its controller does not take',
  why: 'The controller passes over the value, or does not make the load balancer; the reason is in its events only.',
  fix: 'Write one of the values that are named. All of them are texts: quote them.',
  source: 'ACK: "Use annotations to configure CLB instances", "ALB Ingress dictionary"; ingress-nginx: Annotations',
});

/** Keys that name a Service or a header of the user: everything below them is read. */
const OPEN =
  /^(alb\.ingress\.kubernetes\.io\/(actions|conditions|rule-direction)\.|service\.kubernetes\.io\/topology-)/;

/** What load balancers and Ingress controllers are told in annotations: a misspelt one is ignored in silence. */
function* checkBalancerAnnotations({ metadata }: Manifest): Problems {
  for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
    const [prefix, known] = Object.entries(BALANCER_ANNOTATIONS).find(([start]) => key.startsWith(start)) ?? [];
    if (prefix === undefined || known === undefined) continue;
    const at = below('metadata.annotations', key);
    const suffix = key.slice(prefix.length);
    const values = Object.hasOwn(known, suffix) ? known[suffix] : undefined;
    if (values !== undefined) {
      // lists of words grow with the controllers
      const severity =
        Array.isArray(values) && ![SWITCH, TRUTH].some((words) => words === values) ? 'warning' : 'error';
      if (!fits(value, values))
        yield WRONG_VALUE.at(at, `must be ${describe(values)}, got ${show(value)}`, { severity });
    } else if (!OPEN.test(key)) yield UNKNOWN.at(at, `no controller reads this${hintFor(suffix, known)}`);
  }
}

function hintFor(suffix: string, known: Readonly<Record<string, Values>>): string {
  const nearest = nearestName(suffix, Object.keys(known));
  return nearest === undefined ? '' : `, nearest is '${nearest}'`;
}

export const balancerAnnotations = objectCheck([UNKNOWN, WRONG_VALUE], checkBalancerAnnotations);

/** Whether an annotation may say this. */
export function fits(value: unknown, values: Values): boolean {
  if (typeof value !== 'string') return false;
  if (values === 'any') return value !== '';
  if (values instanceof RegExp) return values.test(value);
  if (!('min' in values)) return values.includes(value);
  return /^-?\d+$/.test(value) && Number(value) >= values.min && Number(value) <= (values.max ?? Infinity);
}

/** What an annotation may say, in words. */
export function describe(values: Values): string {
  if (values === 'any') return 'a text';
  if (values instanceof RegExp) return `such as ${values.source}`;
  if (!('min' in values)) return `one of ${values.join(', ')}`;
  return values.max === undefined ? `${values.min} or more` : `${values.min} to ${values.max}`;
}

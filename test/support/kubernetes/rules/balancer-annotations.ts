import { below, type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';

/** What an annotation may say: any text, one of some words, a range of whole numbers, or a form. */
export type Values = 'any' | readonly string[] | { readonly min: number; readonly max?: number } | RegExp;

const SWITCH = ['on', 'off'] as const;
const TRUTH = ['true', 'false'] as const;
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
  ...CANARY_AND_CORS,
  'ssl-redirect': TRUTH,
  'backend-protocol': ['HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI'],
  affinity: ['cookie'],
  'session-cookie-max-age': { min: 1 },
  'proxy-body-size': /^\d+[kmg]?$/,
  'proxy-read-timeout': { min: 1 },
  'proxy-send-timeout': { min: 1 },
};

/** MSE: "MSE Ingress annotations". */
const MSE: Readonly<Record<string, Values>> = {
  timeout: { min: 1 },
  'route-limit-rps': { min: 1 },
  'service-subset': 'any',
  destination: 'any',
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
};

/** By prefix: of these nothing but what is listed is read, and the server takes every word. */
export const BALANCER_ANNOTATIONS: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  'alb.ingress.kubernetes.io/': ALB,
  'nginx.ingress.kubernetes.io/': NGINX,
  'mse.ingress.kubernetes.io/': MSE,
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-': LOAD_BALANCER,
  'service.beta.kubernetes.io/backend-': { type: ['eni', 'ecs'] },
  // Kubernetes: "Topology Aware Routing"
  'service.kubernetes.io/topology-': { mode: ['Auto'] },
  'ingressclass.kubernetes.io/': { 'is-default-class': TRUTH },
  // MetalLB: "Usage"
  'metallb.io/': { 'address-pool': 'any', loadBalancerIPs: 'any', 'allow-shared-ip': 'any' },
};

/** What load balancers and Ingress controllers are told in annotations: a misspelt one is ignored in silence. */
export function* checkBalancerAnnotations({ metadata }: Manifest): Problems {
  for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
    const [prefix, known] = Object.entries(BALANCER_ANNOTATIONS).find(([start]) => key.startsWith(start)) ?? [];
    if (prefix === undefined) continue;
    const at = below('metadata.annotations', key);
    const values = known?.[key.slice(prefix.length)];
    if (values === undefined) yield `${at}: no controller reads this`;
    else if (!fits(value, values)) yield `${at}: must be ${describe(values)}, got ${show(value)}`;
  }
}

/** Whether an annotation may say this. */
export function fits(value: string, values: Values): boolean {
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

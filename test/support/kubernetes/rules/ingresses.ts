import { entriesOf, type Fields, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest } from '../manifest';
import { DNS_1035_LABEL, DNS_SUBDOMAIN, HOST, QUALIFIED_NAME } from '../names';
import { checkOneOf, checkPortReference } from './containers';

const PATH_TYPES: readonly string[] = ['Exact', 'Prefix', 'ImplementationSpecific'];

/** Ingresses and their classes. */
export function* checkIngresses(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'networking.k8s.io') return;
  if (manifest.kind === 'Ingress') yield* checkIngress(manifest);
  if (manifest.kind === 'IngressClass') yield* checkIngressClass(manifest.spec ?? {});
}

function* checkIngress({ metadata, spec = {} }: Manifest): Problems {
  const { defaultBackend, ingressClassName, rules, tls } = spec;
  if (!defaultBackend && !rules?.length) yield 'spec: rules or defaultBackend is needed';
  if (defaultBackend) yield* checkBackend('spec.defaultBackend', defaultBackend);
  if (ingressClassName !== undefined) {
    if (!DNS_SUBDOMAIN.matches(ingressClassName)) {
      yield `spec.ingressClassName: must be ${DNS_SUBDOMAIN.words}, got ${show(ingressClassName)}`;
    }
    if (metadata.annotations?.['kubernetes.io/ingress.class'] !== undefined) {
      yield 'spec.ingressClassName: not together with the annotation kubernetes.io/ingress.class';
    }
  }
  for (const [at, rule] of entriesOf('spec.rules', rules)) yield* checkRule(at, rule);
  for (const [at, { hosts }] of entriesOf('spec.tls', tls)) {
    for (const [place, host] of entriesOf<string>(`${at}.hosts`, hosts)) yield* checkHost(place, host);
  }
}

function* checkRule(path: string, { host, http }: Fields): Problems {
  if (host) yield* checkHost(`${path}.host`, host);
  for (const [at, entry] of entriesOf(`${path}.http.paths`, http?.paths)) {
    const { path: value, pathType, backend } = entry;
    if (!PATH_TYPES.includes(pathType)) {
      yield `${at}.pathType: must be one of ${PATH_TYPES.join(', ')}, got ${show(pathType)}`;
    } else if (pathType !== 'ImplementationSpecific') {
      if (!value?.startsWith('/')) yield `${at}.path: must be absolute, got ${show(value)}`;
      else if (/\/\/|\/\.\.?\/|\/\.\.?$|%2f/i.test(value)) yield `${at}.path: must be plain, got ${show(value)}`;
    }
    yield* checkBackend(`${at}.backend`, backend);
  }
}

function* checkHost(path: string, host: string): Problems {
  if (/^[\d.]+$/.test(host) || !HOST.matches(host)) yield `${path}: must be ${HOST.words}, got ${show(host)}`;
}

function* checkBackend(path: string, backend: Fields): Problems {
  yield* checkOneOf(path, backend, ['resource', 'service']);
  if (!backend.service) return;
  const { name, port = {} } = backend.service;
  if (!DNS_1035_LABEL.matches(name)) yield `${path}.service.name: must be ${DNS_1035_LABEL.words}, got ${show(name)}`;
  yield* checkOneOf(`${path}.service.port`, port, ['name', 'number']);
  if (port.number !== undefined) yield* checkPortReference(`${path}.service.port.number`, port.number);
}

function* checkIngressClass({ controller = '', parameters }: Fields): Problems {
  if (!controller.includes('/') || !QUALIFIED_NAME.matches(controller.replace(/\/.*/, '/x'))) {
    yield `spec.controller: must be a name such as 'example.com/controller', got ${show(controller)}`;
  }
  if (!parameters) return;
  const { scope = 'Cluster', namespace } = parameters;
  if (!['Cluster', 'Namespace'].includes(scope)) {
    yield `spec.parameters.scope: must be one of Cluster, Namespace, got ${show(scope)}`;
  } else if (scope === 'Cluster' && namespace) yield 'spec.parameters.namespace: not allowed with scope Cluster';
  else if (scope === 'Namespace' && !namespace) yield 'spec.parameters.namespace: missing with scope Namespace';
}

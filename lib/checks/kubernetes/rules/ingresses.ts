import { entriesOf, type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import { DNS_1035_LABEL, DNS_SUBDOMAIN, HOST, QUALIFIED_NAME } from '../names';
import { checkOneOf, checkPortReference } from './containers';

const INGRESS = new Rule({
  id: 'K8S074',
  severity: 'error',
  title: 'Ingress that is refused',
  why: 'The server refuses the object.',
  fix: 'Correct the rule, the path, the host or the backend.',
  source: 'Kubernetes: Ingress v1',
});

const INGRESS_CLASS = new Rule({
  id: 'K8S075',
  severity: 'error',
  title: 'IngressClass that is refused',
  why: 'The server refuses the object.',
  fix: 'Write the controller as example.com/name, and a namespace exactly with scope Namespace.',
  source: 'Kubernetes: IngressClass v1',
});

const PATH_TYPES: readonly string[] = ['Exact', 'Prefix', 'ImplementationSpecific'];

/** Ingresses and their classes. */
export function* checkIngresses(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'networking.k8s.io') return;
  if (manifest.kind === 'Ingress') yield* checkIngress(manifest);
  if (manifest.kind === 'IngressClass') yield* INGRESS_CLASS.of(checkIngressClass(manifest.spec ?? {}));
}

function* checkIngress({ metadata, spec = {} }: Manifest): Problems {
  const { defaultBackend, ingressClassName, rules, tls } = spec;
  if (!defaultBackend && !rules?.length) yield problem('spec', 'rules or defaultBackend is needed');
  if (defaultBackend) yield* checkBackend('spec.defaultBackend', defaultBackend);
  if (ingressClassName !== undefined) {
    if (!DNS_SUBDOMAIN.matches(ingressClassName)) {
      yield problem('spec.ingressClassName', `must be ${DNS_SUBDOMAIN.words}, got ${show(ingressClassName)}`);
    }
    if (metadata.annotations?.['kubernetes.io/ingress.class'] !== undefined) {
      yield problem('spec.ingressClassName', 'not together with the annotation kubernetes.io/ingress.class');
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
      yield problem(`${at}.pathType`, `must be one of ${PATH_TYPES.join(', ')}, got ${show(pathType)}`);
    } else if (pathType !== 'ImplementationSpecific') {
      if (!value?.startsWith('/')) yield problem(`${at}.path`, `must be absolute, got ${show(value)}`);
      else if (/\/\/|\/\.\.?\/|\/\.\.?$|%2f/i.test(value))
        yield problem(`${at}.path`, `must be plain, got ${show(value)}`);
    }
    yield* checkBackend(`${at}.backend`, backend);
  }
}

function* checkHost(path: string, host: string): Problems {
  if (/^[\d.]+$/.test(host) || !HOST.matches(host)) yield problem(path, `must be ${HOST.words}, got ${show(host)}`);
}

function* checkBackend(path: string, backend: Fields): Problems {
  yield* checkOneOf(path, backend, ['resource', 'service']);
  if (!backend.service) return;
  const { name, port = {} } = backend.service;
  if (!DNS_1035_LABEL.matches(name))
    yield problem(`${path}.service.name`, `must be ${DNS_1035_LABEL.words}, got ${show(name)}`);
  yield* checkOneOf(`${path}.service.port`, port, ['name', 'number']);
  if (port.number !== undefined) yield* checkPortReference(`${path}.service.port.number`, port.number);
}

function* checkIngressClass({ controller = '', parameters }: Fields): Problems {
  if (!controller.includes('/') || !QUALIFIED_NAME.matches(controller.replace(/\/.*/, '/x'))) {
    yield problem('spec.controller', `must be a name such as 'example.com/controller', got ${show(controller)}`);
  }
  if (!parameters) return;
  const { scope = 'Cluster', namespace } = parameters;
  if (!['Cluster', 'Namespace'].includes(scope)) {
    yield problem('spec.parameters.scope', `must be one of Cluster, Namespace, got ${show(scope)}`);
  } else if (scope === 'Cluster' && namespace)
    yield problem('spec.parameters.namespace', 'not allowed with scope Cluster');
  else if (scope === 'Namespace' && !namespace)
    yield problem('spec.parameters.namespace', 'missing with scope Namespace');
}

export const ingresses = objectCheck([INGRESS, INGRESS_CLASS], checkIngresses);

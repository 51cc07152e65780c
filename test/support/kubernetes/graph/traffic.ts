import { entriesOf, type Fields, isObject, type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';
import { portNamesOf } from '../pod-template';
import { includesLabels, selects } from '../selector';
import { kindOf, type ManifestGraph } from './manifest-graph';

/** A Service stands before pods that exist and have the ports it names. */
export function* checkServiceTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== '/Service') return;
  const { ports, selector, type } = manifest.spec ?? {};
  if (!selector || type === 'ExternalName') return;
  const targets = graph
    .workloadsIn(manifest.metadata.namespace)
    .filter(({ template }) => includesLabels(selector, template.metadata.labels));
  if (targets.length === 0) return yield `spec.selector: matches no pods, got ${show(selector)}`;
  for (const [at, { targetPort }] of entriesOf('spec.ports', ports)) {
    if (typeof targetPort !== 'string') continue;
    for (const target of targets) {
      if (portNamesOf(target.template).has(targetPort)) continue;
      yield `${at}.targetPort: ${target.manifest.kind} ${show(target.manifest.metadata.name)} has no port called ${show(targetPort)}`;
    }
  }
}

/** A network policy guards pods that exist. */
export function* checkPolicyTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'networking.k8s.io/NetworkPolicy') return;
  const selector = manifest.spec?.podSelector ?? {};
  // An empty selector means every pod of the namespace, also those to come.
  if (!selector.matchLabels && !selector.matchExpressions) return;
  const pods = graph.workloadsIn(manifest.metadata.namespace);
  if (!pods.some(({ template }) => selects(selector, template.metadata.labels))) {
    yield `spec.podSelector: matches no pods, got ${show(selector)}`;
  }
}

/** An Ingress leads to Services and ports that exist, by a class that exists. */
export function* checkIngressTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'networking.k8s.io/Ingress') return;
  const { metadata, spec = {} } = manifest;
  for (const [path, { name, port }] of backendsOf(spec)) {
    const service = graph.find('/Service', metadata.namespace, name);
    if (!graph.has('/Service', metadata.namespace, name)) yield `${path}.name: no Service is called ${show(name)}`;
    else if (service && !hasPort(service, port))
      yield `${path}.port: Service ${show(name)} has no port ${portText(port)}`;
  }
  for (const [path, { secretName }] of entriesOf('spec.tls', spec.tls)) {
    if (secretName && !graph.has('/Secret', metadata.namespace, secretName)) {
      yield `${path}.secretName: no Secret is called ${show(secretName)}`;
    }
  }
  yield* checkIngressClass(manifest, graph);
}

function* backendsOf({ defaultBackend, rules }: Fields): Iterable<[string, Fields]> {
  if (defaultBackend?.service) yield ['spec.defaultBackend.service', defaultBackend.service];
  for (const [rule, { http }] of entriesOf('spec.rules', rules)) {
    for (const [path, { backend }] of entriesOf(`${rule}.http.paths`, http?.paths)) {
      if (backend.service) yield [`${path}.backend.service`, backend.service];
    }
  }
}

function hasPort(service: Manifest, { name, number }: Fields): boolean {
  const ports: Fields[] = service.spec?.ports ?? [];
  return ports.some((port) => (name === undefined ? port.port === number : port.name === name));
}

function portText({ name, number }: Fields): string {
  return name === undefined ? String(number) : show(name);
}

const ALB = 'alb.ingress.kubernetes.io';

function* checkIngressClass(manifest: Manifest, graph: ManifestGraph): Problems {
  const name = manifest.spec?.ingressClassName;
  if (name === undefined) return;
  if (!graph.has('networking.k8s.io/IngressClass', undefined, name)) {
    return yield `spec.ingressClassName: no IngressClass is called ${show(name)}`;
  }
  const parameters = graph.find('networking.k8s.io/IngressClass', undefined, name)?.spec?.parameters;
  if (parameters?.kind !== 'AlbConfig') return;
  const albConfig = graph.find('alibabacloud.com/AlbConfig', parameters.namespace, parameters.name);
  if (albConfig) yield* checkListeners(manifest, albConfig);
}

/** The configuration of a class exists. */
export function* checkClassParameters(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'networking.k8s.io/IngressClass') return;
  const { apiGroup = '', kind, namespace, name } = manifest.spec?.parameters ?? {};
  if (name !== undefined && !graph.has(`${apiGroup}/${kind}`, namespace, name)) {
    yield `spec.parameters: no ${kind} is called ${show(name)}`;
  }
}

/** The load balancer listens only where its AlbConfig says so. */
function* checkListeners({ metadata, spec }: Manifest, albConfig: Manifest): Problems {
  const listeners: Fields[] = albConfig.spec?.listeners ?? [];
  const text = metadata.annotations?.[`${ALB}/listen-ports`];
  const at = `metadata.annotations['${ALB}/listen-ports']`;
  const ports = text === undefined ? [spec?.tls ? { HTTPS: 443 } : { HTTP: 80 }] : parseListenPorts(text);
  if (!ports) return yield `${at}: must be JSON such as [{"HTTP": 80}], got ${show(text)}`;
  for (const [protocol, port] of ports.flatMap((entry) => Object.entries(entry))) {
    if (listeners.some((listener) => listener.protocol === protocol && Number(listener.port) === port)) continue;
    yield `${at}: AlbConfig ${show(albConfig.metadata.name)} has no listener for ${protocol} ${port}`;
  }
}

function parseListenPorts(text: string): Record<string, unknown>[] | undefined {
  try {
    const ports = JSON.parse(text);
    return Array.isArray(ports) && ports.length > 0 && ports.every(isObject) ? ports : undefined;
  } catch {
    return undefined;
  }
}

const CANARY = /^(alb|nginx)\.ingress\.kubernetes\.io\/canary$/;

function isCanary({ metadata }: Manifest): boolean {
  return Object.entries(metadata.annotations ?? {}).some(([key, value]) => CANARY.test(key) && value === 'true');
}

/** A canary stands beside an Ingress of its class and host: alone it is served by nobody. */
export function* checkCanaries(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'networking.k8s.io/Ingress' || !isCanary(manifest)) return;
  const others = graph
    .allOf('networking.k8s.io/Ingress')
    .filter((other) => !isCanary(other) && other.spec?.ingressClassName === manifest.spec?.ingressClassName);
  for (const [path, { host }] of entriesOf('spec.rules', manifest.spec?.rules)) {
    if (others.some(({ spec }) => spec?.rules?.some((rule: Fields) => rule.host === host))) continue;
    yield `${path}.host: a canary, but no other Ingress of its class serves ${show(host ?? 'every host')}`;
  }
}

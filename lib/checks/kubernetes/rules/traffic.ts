import { entriesOf, type Fields, isObject, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupBy, oncePer } from '../indexed';
import type { Manifest } from '../manifest';
import { kindOf, type ManifestGraph } from '../manifest-graph';
import { portNamesOf } from '../pod-template';

const NO_PODS = new Rule({
  id: 'K8S072',
  severity: 'error',
  title: 'Service without pods',
  why: 'Every request to it is refused.',
  fix: 'Let the selector match the labels of the pods.',
  source: 'Kubernetes: Service',
});

const NO_TARGET_PORT = new Rule({
  id: 'K8S073',
  severity: 'error',
  title: 'Service to a port that its pods do not name',
  why: 'The Service has no endpoint at that port: every request is refused.',
  fix: 'Name the port in the container, or write its number.',
  source: 'Kubernetes: Service, "Port definitions"',
});

const GUARDS_NOTHING = new Rule({
  id: 'K8S162',
  severity: 'error',
  title: 'Network policy without pods',
  why: 'What it should close stays open.',
  fix: 'Let podSelector match the labels of the pods.',
  source: 'Kubernetes: Network Policies',
});

const LEADS_NOWHERE = new Rule({
  id: 'K8S076',
  severity: 'error',
  title: 'Ingress that leads to nothing',
  why: 'Requests are answered with 503, or nobody serves the Ingress at all.',
  fix: 'Name a Service, a Secret and an IngressClass that exist; `external` names those that others make.',
  source: 'Kubernetes: Ingress',
});

const NO_PORT = new Rule({
  id: 'K8S077',
  severity: 'error',
  title: 'Ingress to a port that its Service does not have',
  why: 'Requests are answered with 503.',
  fix: 'Name a port of the Service: its port, not the targetPort.',
  source: 'Kubernetes: Ingress v1',
});

const NO_LISTENER = new Rule({
  id: 'K8S078',
  severity: 'error',
  title: 'Ingress without a listener',
  why: 'The load balancer does not listen there: requests time out.',
  fix: 'Add the listener to the AlbConfig, or correct listen-ports.',
  source: 'ACK: "Manage ALB Ingresses", listen-ports',
});

const LONELY_CANARY = new Rule({
  id: 'K8S079',
  severity: 'error',
  title: 'Canary beside nothing',
  why: 'A canary alone is served by nobody.',
  fix: 'Add an Ingress of the same class and host, or remove the annotation.',
  source: 'ingress-nginx: Annotations, "Canary"; ACK: "ALB Ingress", canary',
});

const NO_PARAMETERS = new Rule({
  id: 'K8S082',
  severity: 'error',
  title: 'IngressClass without its configuration',
  why: 'The controller cannot make its load balancer: Ingresses of the class are served by nobody.',
  fix: 'Name parameters that exist.',
  source: 'Kubernetes: IngressClass v1',
});

/** A Service stands before pods that exist and have the ports it names. */
export function* checkServiceTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== '/Service') return;
  const { ports, selector, type } = manifest.spec ?? {};
  if (!selector || type === 'ExternalName') return;
  const targets = graph.labelled(selector, manifest.metadata.namespace);
  if (targets.length === 0) {
    const severity = graph.severityOfMissing;
    return yield NO_PODS.at('spec.selector', `matches no pods, got ${show(selector)}`, { severity });
  }
  for (const [at, { targetPort }] of entriesOf('spec.ports', ports)) {
    if (typeof targetPort !== 'string') continue;
    const without = targets.filter(({ template }) => !portNamesOf(template).has(targetPort));
    // where one of them has the port, the Service works
    const severity = without.length < targets.length ? 'warning' : 'error';
    for (const { manifest: target } of without) {
      const title = `${target.kind} ${show(target.metadata.name)}`;
      yield NO_TARGET_PORT.at(`${at}.targetPort`, `${title} has no port called ${show(targetPort)}`, { severity });
    }
  }
}

/** A network policy guards pods that exist. */
export function* checkPolicyTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'networking.k8s.io/NetworkPolicy') return;
  const selector = manifest.spec?.podSelector ?? {};
  // An empty selector means every pod of the namespace, also those to come.
  if (!selector.matchLabels && !selector.matchExpressions) return;
  if (graph.selectedBy(selector, manifest.metadata.namespace).length > 0) return;
  const severity = graph.severityOfMissing;
  yield GUARDS_NOTHING.at('spec.podSelector', `matches no pods, got ${show(selector)}`, { severity });
}

/** An Ingress leads to Services and ports that exist, by a class that exists. */
export function* checkIngressTargets(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'networking.k8s.io/Ingress') return;
  const { metadata, spec = {} } = manifest;
  for (const [path, { name, port = {} }] of backendsOf(spec)) {
    const service = graph.find('/Service', metadata.namespace, name);
    if (!graph.has('/Service', metadata.namespace, name))
      yield problem(`${path}.name`, `no Service is called ${show(name)}`, {
        severity: graph.severityOfMissing,
      });
    else if (service && !hasPort(service, port))
      yield NO_PORT.at(`${path}.port`, `Service ${show(name)} has no port ${portText(port)}`);
  }
  for (const [path, { secretName }] of entriesOf('spec.tls', spec.tls)) {
    if (secretName && !graph.has('/Secret', metadata.namespace, secretName)) {
      yield problem(`${path}.secretName`, `no Secret is called ${show(secretName)}`, {
        severity: graph.severityOfMissing,
      });
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
    return yield problem('spec.ingressClassName', `no IngressClass is called ${show(name)}`, {
      severity: graph.severityOfMissing,
    });
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
    yield problem('spec.parameters', `no ${kind} is called ${show(name)}`, {
      severity: graph.severityOfMissing,
    });
  }
}

/** The load balancer listens only where its AlbConfig says so. */
function* checkListeners({ metadata, spec }: Manifest, albConfig: Manifest): Problems {
  const listeners: Fields[] = albConfig.spec?.listeners ?? [];
  const text = metadata.annotations?.[`${ALB}/listen-ports`];
  const at = `metadata.annotations['${ALB}/listen-ports']`;
  const ports = text === undefined ? [spec?.tls ? { HTTPS: 443 } : { HTTP: 80 }] : parseListenPorts(text);
  if (!ports) return yield NO_LISTENER.at(at, `must be JSON such as [{"HTTP": 80}], got ${show(text)}`);
  for (const [protocol, port] of ports.flatMap((entry) => Object.entries(entry))) {
    if (listeners.some((listener) => listener.protocol === protocol && Number(listener.port) === port)) continue;
    yield NO_LISTENER.at(at, `AlbConfig ${show(albConfig.metadata.name)} has no listener for ${protocol} ${port}`);
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
  const hosts = hostsByClass(graph).get(classOf(manifest));
  for (const [path, { host }] of entriesOf('spec.rules', manifest.spec?.rules)) {
    if (hosts?.has(host)) continue;
    const severity = graph.severityOfMissing;
    const served = show(host ?? 'every host');
    yield LONELY_CANARY.at(`${path}.host`, `a canary, but no other Ingress of its class serves ${served}`, {
      severity,
    });
  }
}

function classOf({ spec }: Manifest): string {
  return spec?.ingressClassName ?? '';
}

/** What Ingresses that are no canaries serve. */
const hostsByClass = oncePer((graph: ManifestGraph): ReadonlyMap<string, ReadonlySet<string | undefined>> => {
  const ingresses = graph.allOf('networking.k8s.io/Ingress').filter((ingress) => !isCanary(ingress));
  const hostsOf = ({ spec }: Manifest) => (spec?.rules ?? []).map(({ host }: Fields) => host);
  const classes = groupBy(ingresses, classOf);
  return new Map([...classes].map(([name, members]) => [name, new Set(members.flatMap(hostsOf))]));
});

export const serviceTargets = objectCheck([NO_PODS, NO_TARGET_PORT], checkServiceTargets);
export const policyTargets = objectCheck([GUARDS_NOTHING], checkPolicyTargets);
export const ingressTargets = objectCheck([LEADS_NOWHERE, NO_PORT, NO_LISTENER], checkIngressTargets);
export const classParameters = objectCheck([NO_PARAMETERS], checkClassParameters);
export const canaries = objectCheck([LONELY_CANARY], checkCanaries);

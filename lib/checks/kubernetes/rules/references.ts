import { entriesOf, type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import type { Manifest } from '../manifest';
import { type KindName, kindOf, type ManifestGraph, specPathOf, type Workload } from '../manifest-graph';
import { containersOf } from '../pod-template';
import { selects } from '../selector';

const MISSING = new Rule({
  id: 'K8S042',
  severity: 'error',
  title: 'Pod that names what does not exist',
  why: 'The pod waits in ContainerCreating, or is not made at all.',
  fix: 'Correct the name, or add the object; `external` names those that others make.',
  source: 'Kubernetes: Pods',
});

const NO_KEY = new Rule({
  id: 'K8S043',
  severity: 'error',
  title: 'Pod that names a key that does not exist',
  why: 'The pod stays in CreateContainerConfigError or ContainerCreating.',
  fix: 'Add the key, or correct its name.',
  source: 'Kubernetes: ConfigMaps; Secrets',
});

const SPREAD = new Rule({
  id: 'K8S027',
  severity: 'warning',
  title: 'Spread that does not count its own pods',
  why: 'Pods that the constraint does not count are spread by nothing: all may run on one node.',
  fix: 'Let the labelSelector match the labels of the template.',
  source: 'Kubernetes: Pod Topology Spread Constraints',
});

const NO_SERVICE = new Rule({
  id: 'K8S044',
  severity: 'error',
  title: 'StatefulSet without its Service',
  why: 'Its pods have no names in DNS: members of a cluster do not find each other.',
  fix: 'Add a Service with clusterIP: None of that name.',
  source: 'Kubernetes: StatefulSets, "Stable Network ID"',
});

/** A name in a pod that stands for another object, perhaps for one of its keys. */
interface Reference {
  readonly path: string;
  readonly kind: KindName;
  readonly name: string | undefined;
  readonly keys?: readonly string[];
  readonly optional?: boolean;
}

const CONFIG_MAP = '/ConfigMap';
const SECRET = '/Secret';

/** ConfigMaps, Secrets, claims, accounts and priorities that pods name must exist. */
export function* checkPodReferences(manifest: Manifest, graph: ManifestGraph): Problems {
  const { namespace } = manifest.metadata;
  const workload = graph.workloadOf(manifest);
  if (!workload) return;
  for (const { path, kind, name, keys = [], optional } of referencesOf(workload)) {
    if (optional || name === undefined) continue;
    const home = kind === 'scheduling.k8s.io/PriorityClass' ? undefined : namespace;
    const title = kind.slice(kind.indexOf('/') + 1);
    const target = graph.find(kind, home, name);
    if (!graph.has(kind, home, name))
      yield problem(path, `no ${title} is called ${show(name)}`, {
        severity: graph.severityOfMissing,
      });
    else if (target) yield* checkKeys(path, target, keys, graph);
  }
  yield* checkSpread(workload);
}

function* checkKeys(path: string, target: Manifest, keys: readonly string[], graph: ManifestGraph): Problems {
  for (const key of keys) {
    const isThere = ['binaryData', 'data', 'stringData'].some((field) => Object.hasOwn(target[field] ?? {}, key));
    if (isThere) continue;
    yield NO_KEY.at(path, `${target.kind} ${show(target.metadata.name)} has no key ${show(key)}`, {
      severity: graph.severityOfMissing,
    });
  }
}

function* referencesOf(workload: Workload): Iterable<Reference> {
  const at = specPathOf(workload);
  const { spec } = workload.template;
  for (const [path, volume] of entriesOf(`${at}.volumes`, spec.volumes)) yield* volumeReferences(path, volume);
  for (const { path, container } of containersOf(workload.template)) {
    for (const [entry, { valueFrom = {} }] of entriesOf(`${path}.env`, container.env)) {
      yield* keyReference(`${entry}.valueFrom.configMapKeyRef`, CONFIG_MAP, valueFrom.configMapKeyRef);
      yield* keyReference(`${entry}.valueFrom.secretKeyRef`, SECRET, valueFrom.secretKeyRef);
    }
    for (const [entry, { configMapRef, secretRef }] of entriesOf(`${path}.envFrom`, container.envFrom)) {
      if (configMapRef) yield { path: `${entry}.configMapRef`, kind: CONFIG_MAP, ...configMapRef };
      if (secretRef) yield { path: `${entry}.secretRef`, kind: SECRET, ...secretRef };
    }
  }
  for (const [path, { name }] of entriesOf(`${at}.imagePullSecrets`, spec.imagePullSecrets)) {
    yield { path, kind: SECRET, name };
  }
  const { priorityClassName, serviceAccountName } = spec;
  yield { path: `${at}.priorityClassName`, kind: 'scheduling.k8s.io/PriorityClass', name: priorityClassName };
  // Every namespace has an account called default.
  if (serviceAccountName !== 'default') {
    yield { path: `${at}.serviceAccountName`, kind: '/ServiceAccount', name: serviceAccountName };
  }
}

function* keyReference(path: string, kind: KindName, source: Fields | undefined): Iterable<Reference> {
  if (source) yield { path, kind, name: source.name, keys: [source.key], optional: source.optional };
}

function* volumeReferences(path: string, volume: Fields): Iterable<Reference> {
  const { configMap, persistentVolumeClaim: claim, projected, secret } = volume;
  if (claim) yield { path: `${path}.persistentVolumeClaim`, kind: '/PersistentVolumeClaim', name: claim.claimName };
  if (configMap) yield fileReference(`${path}.configMap`, CONFIG_MAP, configMap);
  if (secret) yield fileReference(`${path}.secret`, SECRET, { ...secret, name: secret.secretName });
  for (const [at, source] of entriesOf(`${path}.projected.sources`, projected?.sources)) {
    if (source.configMap) yield fileReference(`${at}.configMap`, CONFIG_MAP, source.configMap);
    if (source.secret) yield fileReference(`${at}.secret`, SECRET, source.secret);
  }
}

function fileReference(path: string, kind: KindName, { name, items = [], optional }: Fields): Reference {
  return { path, kind, name, optional, keys: items.map(({ key }: Fields) => key) };
}

/** A spread that does not count the workload's own pods spreads nothing. */
function* checkSpread(workload: Workload): Problems {
  const at = `${specPathOf(workload)}.topologySpreadConstraints`;
  const { metadata, spec } = workload.template;
  for (const [path, { labelSelector }] of entriesOf(at, spec.topologySpreadConstraints)) {
    if (!selects(labelSelector, metadata.labels)) {
      yield SPREAD.at(`${path}.labelSelector`, `does not match the pod's own labels, got ${show(labelSelector)}`);
    }
  }
}

/** A StatefulSet takes the names of its pods from a Service. */
export function* checkGoverningService(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'apps/StatefulSet') return;
  const { serviceName } = manifest.spec;
  if (serviceName && !graph.has('/Service', manifest.metadata.namespace, serviceName)) {
    yield problem('spec.serviceName', `no Service is called ${show(serviceName)}`, {
      severity: graph.severityOfMissing,
    });
  }
}

export const podReferences = objectCheck([MISSING, NO_KEY, SPREAD], checkPodReferences);
export const governingServices = objectCheck([NO_SERVICE], checkGoverningService);

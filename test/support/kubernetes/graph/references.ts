import { entriesOf, type Fields, type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';
import { containersOf } from '../pod-template';
import { selects } from '../selector';
import { type KindName, kindOf, type ManifestGraph, specPathOf, type Workload } from './manifest-graph';

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
    if (!graph.has(kind, home, name)) yield `${path}: no ${title} is called ${show(name)}`;
    else if (target) yield* checkKeys(path, target, keys);
  }
  yield* checkSpread(workload);
}

function* checkKeys(path: string, target: Manifest, keys: readonly string[]): Problems {
  for (const key of keys) {
    const isThere = ['binaryData', 'data', 'stringData'].some((field) => Object.hasOwn(target[field] ?? {}, key));
    if (!isThere) yield `${path}: ${target.kind} ${show(target.metadata.name)} has no key ${show(key)}`;
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
      yield `${path}.labelSelector: does not match the pod's own labels, got ${show(labelSelector)}`;
    }
  }
}

/** A StatefulSet takes the names of its pods from a Service. */
export function* checkGoverningService(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'apps/StatefulSet') return;
  const { serviceName } = manifest.spec;
  if (serviceName && !graph.has('/Service', manifest.metadata.namespace, serviceName)) {
    yield `spec.serviceName: no Service is called ${show(serviceName)}`;
  }
}

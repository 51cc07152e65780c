import { below, isObject, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest, type Metadata } from '../manifest';
import {
  DNS_1035_LABEL,
  DNS_LABEL,
  DNS_SUBDOMAIN,
  LABEL_VALUE,
  type NameForm,
  PATH_SEGMENT,
  QUALIFIED_NAME,
  subdomain,
} from '../names';
import { schemaLibrary } from '../schema-library';

/** Kinds whose names are not simply subdomains (Kubernetes: validation of each kind). */
const NAME_FORMS: Readonly<Record<string, NameForm>> = {
  '/Namespace': DNS_LABEL,
  '/Service': DNS_1035_LABEL,
  // The job's name becomes a label value, that of a CronJob with 11 more characters a job's name.
  'batch/Job': subdomain(63),
  'batch/CronJob': subdomain(52),
  'storage.k8s.io/CSIDriver': subdomain(63),
  // Pods are called like it and numbered, and their name becomes a label value and a host name.
  'apps/StatefulSet': DNS_LABEL,
  'rbac.authorization.k8s.io/Role': PATH_SEGMENT,
  'rbac.authorization.k8s.io/ClusterRole': PATH_SEGMENT,
  'rbac.authorization.k8s.io/RoleBinding': PATH_SEGMENT,
  'rbac.authorization.k8s.io/ClusterRoleBinding': PATH_SEGMENT,
};

/** Annotations of one object may hold this many bytes together. */
const ANNOTATIONS_LIMIT = 256 * 1024;

/** Name, namespace, labels and annotations of an object. */
export function* checkObjectMetadata(manifest: Manifest): Problems {
  const { metadata } = manifest;
  const form = NAME_FORMS[`${groupOf(manifest)}/${manifest.kind}`] ?? DNS_SUBDOMAIN;
  if (!metadata.name) yield 'metadata.name: missing';
  else if (!form.matches(metadata.name)) yield `metadata.name: must be ${form.words}, got ${show(metadata.name)}`;
  yield* checkNamespace(manifest);
  yield* checkLabelsAndAnnotations('metadata', metadata);
}

/** Namespaces are written on every object that has one: what is missing falls into whatever is current. */
function* checkNamespace({ apiVersion, kind, metadata }: Manifest): Problems {
  const scope = schemaLibrary().scopeOf(apiVersion, kind);
  const { namespace } = metadata;
  if (scope === 'Cluster') {
    if (namespace) yield `metadata.namespace: ${kind} has none, got ${show(namespace)}`;
  } else if (!namespace) yield `metadata.namespace: missing, ${kind} lives in a namespace`;
  else if (!DNS_LABEL.matches(namespace)) {
    yield `metadata.namespace: must be ${DNS_LABEL.words}, got ${show(namespace)}`;
  }
}

/** Labels and annotations of an object or of a pod template. */
export function* checkLabelsAndAnnotations(path: string, metadata: Metadata | undefined): Problems {
  yield* checkLabels(below(path, 'labels'), metadata?.labels);
  const annotations = Object.entries(metadata?.annotations ?? {});
  const size = annotations.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  if (size > ANNOTATIONS_LIMIT) yield `${below(path, 'annotations')}: at most ${ANNOTATIONS_LIMIT} bytes, got ${size}`;
  for (const [key] of annotations) {
    // Unlike those of labels, keys of annotations may have a domain with capitals.
    if (!QUALIFIED_NAME.matches(key.toLowerCase())) {
      yield `${below(path, 'annotations', key)}: key must be ${QUALIFIED_NAME.words}`;
    }
  }
}

/** A map of labels, also where it selects. */
export function* checkLabels(path: string, labels: Readonly<Record<string, string>> | undefined): Problems {
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (!QUALIFIED_NAME.matches(key)) yield `${below(path, key)}: key must be ${QUALIFIED_NAME.words}`;
    if (!LABEL_VALUE.matches(value)) yield `${below(path, key)}: must be ${LABEL_VALUE.words}, got ${show(value)}`;
  }
}

/** A selector with `matchLabels` and `matchExpressions`. */
export function* checkLabelSelector(path: string, selector: unknown): Problems {
  if (!isObject(selector)) return;
  yield* checkLabels(below(path, 'matchLabels'), selector.matchLabels);
  for (const [index, { key, operator, values = [] }] of (selector.matchExpressions ?? []).entries()) {
    const at = below(path, 'matchExpressions', index);
    if (!QUALIFIED_NAME.matches(key)) yield `${at}.key: must be ${QUALIFIED_NAME.words}, got ${show(key)}`;
    if (!SELECTOR_OPERATORS.includes(operator)) {
      yield `${at}.operator: must be one of ${SELECTOR_OPERATORS.join(', ')}, got ${show(operator)}`;
    } else if (/In$/.test(operator)) {
      if (values.length === 0) yield `${at}.values: missing with operator ${operator}`;
    } else if (values.length > 0) yield `${at}.values: must be empty with operator ${operator}`;
  }
}

const SELECTOR_OPERATORS: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

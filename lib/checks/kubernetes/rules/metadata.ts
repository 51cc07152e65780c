import { below, isObject, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
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

const NAME = new Rule({
  id: 'K8S010',
  severity: 'error',
  title: 'Object name that is refused',
  why: 'The server refuses the object.',
  fix: 'Use lower case letters, digits and dashes; Services, StatefulSets and CronJobs take less than others.',
  source: 'Kubernetes: Object Names and IDs',
});

const NAMESPACE = new Rule({
  id: 'K8S011',
  severity: 'error',
  title: 'Namespace that does not fit',
  why: 'A name that is none is refused; on a kind that lives in no namespace it is passed over.',
  fix: 'Correct the namespace, or leave it out.',
  source: 'Kubernetes: Namespaces',
});

const NO_NAMESPACE = new Rule({
  id: 'K8S012',
  severity: 'info',
  title: 'Object without a namespace',
  why: 'It falls into the namespace that is current where it is applied, which may be another one each time.',
  fix: 'Write metadata.namespace.',
  source: 'Kubernetes: Namespaces',
});

const LABEL = new Rule({
  id: 'K8S013',
  severity: 'error',
  title: 'Label or annotation that is refused',
  why: 'The server refuses the object.',
  fix: 'Use names such as example.com/name, label values of at most 63 letters, digits, -, _ and ., and at most 256 KiB of annotations.',
  source: 'Kubernetes: Labels and Selectors; Annotations',
});

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
  const { name, generateName } = metadata;
  if (!name && !generateName) yield NAME.at('metadata.name', 'missing');
  else if (name && !form.matches(name)) yield NAME.at('metadata.name', `must be ${form.words}, got ${show(name)}`);
  yield* checkNamespace(manifest);
  yield* LABEL.of(checkLabelsAndAnnotations('metadata', metadata));
}

/** Namespaces are written on every object that has one: what is missing falls into whatever is current. */
function* checkNamespace({ apiVersion, kind, metadata }: Manifest): Problems {
  const scope = schemaLibrary().scopeOf(apiVersion, kind);
  const { namespace } = metadata;
  if (scope === 'Cluster') {
    if (namespace) {
      const message = `${kind} has none, got ${show(namespace)}`;
      yield NAMESPACE.at('metadata.namespace', message, { severity: 'warning' });
    }
  } else if (scope === undefined) return;
  else if (!namespace) yield NO_NAMESPACE.at('metadata.namespace', `missing, ${kind} lives in a namespace`);
  else if (!DNS_LABEL.matches(namespace)) {
    yield NAMESPACE.at('metadata.namespace', `must be ${DNS_LABEL.words}, got ${show(namespace)}`);
  }
}

/** Labels and annotations of an object or of a pod template. */
export function* checkLabelsAndAnnotations(path: string, metadata: Metadata | undefined): Problems {
  yield* checkLabels(below(path, 'labels'), metadata?.labels);
  const annotations = Object.entries(metadata?.annotations ?? {});
  const size = annotations.reduce(
    (sum, [key, value]) => sum + key.length + (typeof value === 'string' ? value.length : 0),
    0,
  );
  if (size > ANNOTATIONS_LIMIT)
    yield problem(below(path, 'annotations'), `at most ${ANNOTATIONS_LIMIT} bytes, got ${size}`);
  for (const [key] of annotations) {
    // Unlike those of labels, keys of annotations may have a domain with capitals.
    if (!QUALIFIED_NAME.matches(key.toLowerCase())) {
      yield problem(below(path, 'annotations', key), `key must be ${QUALIFIED_NAME.words}`);
    }
  }
}

/** A map of labels, also where it selects. */
export function* checkLabels(path: string, labels: Readonly<Record<string, string>> | undefined): Problems {
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (!QUALIFIED_NAME.matches(key)) yield problem(below(path, key), `key must be ${QUALIFIED_NAME.words}`);
    if (!LABEL_VALUE.matches(value))
      yield problem(below(path, key), `must be ${LABEL_VALUE.words}, got ${show(value)}`);
  }
}

/** A selector with `matchLabels` and `matchExpressions`. */
export function* checkLabelSelector(path: string, selector: unknown): Problems {
  if (!isObject(selector)) return;
  yield* checkLabels(below(path, 'matchLabels'), selector.matchLabels);
  for (const [index, { key, operator, values = [] }] of (selector.matchExpressions ?? []).entries()) {
    const at = below(path, 'matchExpressions', index);
    if (!QUALIFIED_NAME.matches(key)) yield problem(`${at}.key`, `must be ${QUALIFIED_NAME.words}, got ${show(key)}`);
    if (!SELECTOR_OPERATORS.includes(operator)) {
      yield problem(`${at}.operator`, `must be one of ${SELECTOR_OPERATORS.join(', ')}, got ${show(operator)}`);
    } else if (/In$/.test(operator)) {
      if (values.length === 0) yield problem(`${at}.values`, `missing with operator ${operator}`);
    } else if (values.length > 0) yield problem(`${at}.values`, `must be empty with operator ${operator}`);
  }
}

const SELECTOR_OPERATORS: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

export const objectMetadata = objectCheck([NAME, NAMESPACE, NO_NAMESPACE, LABEL], checkObjectMetadata);

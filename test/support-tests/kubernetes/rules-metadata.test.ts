import { checkManifests } from '../../support/kubernetes/check-manifests';
import { testFlaws } from './sound-manifests';

testFlaws(checkManifests, [
  ['ConfigMap web', 'no name', (d) => delete d.metadata.name, 'metadata.name: missing'],
  [
    'ConfigMap web',
    'a name with capitals',
    (d) => (d.metadata.name = 'Web'),
    "metadata.name: must be a DNS subdomain (a-z, 0-9, -, .; at most 253), got 'Web'",
  ],
  [
    'ConfigMap web',
    'a name that is too long',
    (d) => (d.metadata.name = 'a'.repeat(254)),
    "metadata.name: must be a DNS subdomain (a-z, 0-9, -, .; at most 253), got 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…",
  ],
  [
    'Namespace shop',
    'a namespace with a dot',
    (d) => (d.metadata.name = 'shop.de'),
    "metadata.name: must be a DNS label (a-z, 0-9, -; at most 63), got 'shop.de'",
  ],
  [
    'Service web',
    'a Service that starts with a digit',
    (d) => (d.metadata.name = '1web'),
    "metadata.name: must be a DNS label that starts with a letter (a-z, 0-9, -; at most 63), got '1web'",
  ],
  [
    'Job migrate',
    'a Job with a long name',
    (d) => (d.metadata.name = 'a'.repeat(64)),
    "metadata.name: must be a DNS subdomain (a-z, 0-9, -, .; at most 63), got 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
  ],
  [
    'CronJob report',
    'a CronJob with a long name',
    (d) => (d.metadata.name = 'a'.repeat(53)),
    "metadata.name: must be a DNS subdomain (a-z, 0-9, -, .; at most 52), got 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
  ],
  [
    'StatefulSet database',
    'a StatefulSet with a dot',
    (d) => (d.metadata.name = 'data.base'),
    "metadata.name: must be a DNS label (a-z, 0-9, -; at most 63), got 'data.base'",
  ],
  [
    'Role shop:reader',
    'a role with a slash',
    (d) => (d.metadata.name = 'shop/reader'),
    "metadata.name: must be a name without '/' and '%', and not '.' or '..', got 'shop/reader'",
  ],
  [
    'ConfigMap web',
    'no namespace',
    (d) => delete d.metadata.namespace,
    'metadata.namespace: missing, ConfigMap lives in a namespace',
  ],
  [
    'ConfigMap web',
    'a bad namespace',
    (d) => (d.metadata.namespace = 'The Shop'),
    "metadata.namespace: must be a DNS label (a-z, 0-9, -; at most 63), got 'The Shop'",
  ],
  [
    'PersistentVolume site',
    'a namespace where there is none',
    (d) => (d.metadata.namespace = 'shop'),
    "metadata.namespace: PersistentVolume has none, got 'shop'",
  ],
  [
    'AlbConfig alb',
    'a namespace on a custom resource without one',
    (d) => (d.metadata.namespace = 'shop'),
    "metadata.namespace: AlbConfig has none, got 'shop'",
  ],
  [
    'Service web',
    'a label key with two slashes',
    (d) => (d.metadata.labels = { 'a/b/c': 'd' }),
    "metadata.labels['a/b/c']: key must be a name such as 'example.com/name' (at most 63 after the slash)",
  ],
  [
    'Service web',
    'a label key with a domain in capitals',
    (d) => (d.metadata.labels = { 'Example.com/a': 'd' }),
    "metadata.labels['Example.com/a']: key must be a name such as 'example.com/name' (at most 63 after the slash)",
  ],
  [
    'Service web',
    'a label value with a space',
    (d) => (d.metadata.labels = { a: 'b c' }),
    "metadata.labels.a: must be a label value (letters, 0-9, -, _, . between letters or digits; at most 63), got 'b c'",
  ],
  [
    'Service web',
    'a label value that is too long',
    (d) => (d.metadata.labels = { a: 'b'.repeat(64) }),
    "metadata.labels.a: must be a label value (letters, 0-9, -, _, . between letters or digits; at most 63), got 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'",
  ],
  [
    'Service web',
    'an annotation key with a space',
    (d) => (d.metadata.annotations = { 'a b': 'c' }),
    "metadata.annotations['a b']: key must be a name such as 'example.com/name' (at most 63 after the slash)",
  ],
  [
    'Service web',
    'annotations that are too large',
    (d) => (d.metadata.annotations = { a: 'b'.repeat(262_144) }),
    'metadata.annotations: at most 262144 bytes, got 262145',
  ],
  [
    'Deployment web',
    'a bad label of a pod template',
    (d) => (d.spec.template.metadata.labels.note = 'b c'),
    "spec.template.metadata.labels.note: must be a label value (letters, 0-9, -, _, . between letters or digits; at most 63), got 'b c'",
  ],
  [
    'Namespace shop',
    'a misspelt mode of pod security',
    (d) => (d.metadata.labels['pod-security.kubernetes.io/enforced'] = 'restricted'),
    "metadata.labels['pod-security.kubernetes.io/enforced']: unknown, modes are enforce, audit, warn",
  ],
  [
    'Namespace shop',
    'a misspelt level of pod security',
    (d) => (d.metadata.labels['pod-security.kubernetes.io/warn'] = 'restrict'),
    "metadata.labels['pod-security.kubernetes.io/warn']: must be one of privileged, baseline, restricted, got 'restrict'",
  ],
  [
    'Namespace shop',
    'a bad version of pod security',
    (d) => (d.metadata.labels['pod-security.kubernetes.io/warn-version'] = '1.26'),
    "metadata.labels['pod-security.kubernetes.io/warn-version']: must be latest or such as v1.26, got '1.26'",
  ],
  [
    'Service web',
    'a name that the ALB controller keeps for itself',
    (d) => (d.metadata.name = 'aliyun-web'),
    "metadata.name: must not start with 'aliyun' behind an ALB, got 'aliyun-web'",
  ],
]);

import { below, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import { DATA_KEY } from '../names';

const CONTENT = new Rule({
  id: 'K8S100',
  severity: 'error',
  title: 'ConfigMap or Secret that is refused',
  why: 'The server refuses keys that are no file names, keys given twice and more than one mebibyte.',
  fix: 'Rename the key, or split the content.',
  source: 'Kubernetes: ConfigMap, Secret',
});

const SECRET_KEYS_MISSING = new Rule({
  id: 'K8S101',
  severity: 'error',
  title: 'Secret without the keys of its type',
  why: 'The server refuses the Secret.',
  fix: 'Add the keys, or leave out the type.',
  source: 'Kubernetes: Secrets, "Types of Secret"',
});

const POD_SECURITY = new Rule({
  id: 'K8S102',
  severity: 'error',
  title: 'Pod security label that guards nothing',
  why: 'The server refuses an unknown level; an unknown mode is passed over, and the namespace takes every pod.',
  fix: 'Use enforce, audit, warn with privileged, baseline, restricted.',
  source: 'Kubernetes: Pod Security Admission',
});

/** ConfigMaps and Secrets hold at most one mebibyte. */
const LIMIT = 1024 * 1024;

/** Keys that a Secret of a type must have. */
const SECRET_KEYS = new Map<string, readonly string[]>([
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
]);

/** ConfigMaps and Secrets. */
export function* checkConfiguration(manifest: Manifest): Problems {
  if (groupOf(manifest) !== '' || !['ConfigMap', 'Secret'].includes(manifest.kind)) return;
  const { data = {}, binaryData = {}, stringData = {}, type } = manifest;
  for (const [field, entries] of Object.entries({ data, binaryData, stringData })) {
    for (const key of Object.keys(entries)) {
      if (!DATA_KEY.matches(key)) yield problem(below(field, key), `key must be ${DATA_KEY.words}, got ${show(key)}`);
    }
  }
  for (const key of Object.keys(binaryData)) {
    if (key in data) yield problem(below('binaryData', key), 'data has the same key');
  }
  const size = [...Object.values(data), ...Object.values(binaryData), ...Object.values(stringData)].join('').length;
  if (size > LIMIT) yield problem('data', `at most ${LIMIT} bytes, got ${size}`);
  for (const key of SECRET_KEYS.get(type) ?? []) {
    if (!(key in data) && !(key in stringData))
      yield SECRET_KEYS_MISSING.at('data', `type ${type} needs the key ${show(key)}`);
  }
}

const POD_SECURITY_LEVELS: readonly string[] = ['privileged', 'baseline', 'restricted'];

/** Labels of a namespace that switch on pod security: a misspelt one leaves it unguarded. */
export function* checkPodSecurityLabels(manifest: Manifest): Problems {
  if (groupOf(manifest) !== '' || manifest.kind !== 'Namespace') return;
  for (const [key, value] of Object.entries(manifest.metadata.labels ?? {})) {
    const [, mode, version] = /^pod-security\.kubernetes\.io\/(.*?)(-version)?$/.exec(key) ?? [];
    if (mode === undefined) continue;
    const at = below('metadata.labels', key);
    if (!['enforce', 'audit', 'warn'].includes(mode)) yield problem(at, 'unknown, modes are enforce, audit, warn');
    else if (version) {
      if (!/^(latest|v1\.\d+)$/.test(value)) yield problem(at, `must be latest or such as v1.26, got ${show(value)}`);
    } else if (!POD_SECURITY_LEVELS.includes(value)) {
      yield problem(at, `must be one of ${POD_SECURITY_LEVELS.join(', ')}, got ${show(value)}`);
    }
  }
}

export const configuration = objectCheck([CONTENT, SECRET_KEYS_MISSING], checkConfiguration);
export const podSecurityLabels = objectCheck([POD_SECURITY], checkPodSecurityLabels);

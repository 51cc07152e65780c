import { entriesOf, type Fields, type Json, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import { DNS_SUBDOMAIN, QUALIFIED_NAME } from '../names';
import { podTemplateOf } from '../pod-template';
import { checkIds } from './containers';
import { checkLabelSelector, checkLabelsAndAnnotations } from './metadata';

const POD = new Rule({
  id: 'K8S025',
  severity: 'error',
  title: 'Pod settings that are refused',
  why: 'The server refuses the pod, or the workload that makes it.',
  fix: 'Correct the value.',
  source: 'Kubernetes: PodSpec v1',
});

const RESTART = new Rule({
  id: 'K8S024',
  severity: 'error',
  title: 'Restart policy that does not fit the kind',
  why: 'The server refuses the workload.',
  fix: 'Leave it out, or write OnFailure or Never in a Job.',
  source: 'Kubernetes: Pod Lifecycle, "Container restart policy"',
});

const SCHEDULING = new Rule({
  id: 'K8S026',
  severity: 'error',
  title: 'Scheduling rules that are refused',
  why: 'The server refuses the workload.',
  fix: 'Correct the toleration, the spread or the affinity.',
  source: 'Kubernetes: Assigning Pods to Nodes; Pod Topology Spread Constraints',
});

/** How pods of a kind may restart; Pods themselves in any way. */
const RESTART_POLICIES: Readonly<Record<string, readonly string[]>> = {
  'apps/DaemonSet': ['Always'],
  'apps/Deployment': ['Always'],
  'apps/ReplicaSet': ['Always'],
  'apps/StatefulSet': ['Always'],
  'batch/CronJob': ['OnFailure', 'Never'],
  'batch/Job': ['OnFailure', 'Never'],
};

/** What concerns a pod as a whole: metadata, restart policy, ids, DNS, scheduling. */
export function* checkPods(manifest: Manifest): Problems {
  const template = podTemplateOf(manifest);
  if (!template) return;
  const { path, metadata, spec } = template;
  const at = path === '' ? 'spec' : `${path}.spec`;
  if (path !== '') yield* checkLabelsAndAnnotations(`${path}.metadata`, metadata);
  yield* RESTART.of(checkRestartPolicy(at, manifest, spec));
  yield* checkIds(`${at}.securityContext`, spec.securityContext ?? {});
  if ((spec.containers ?? []).length === 0) yield problem(`${at}.containers`, 'at least one is needed');
  if (spec.terminationGracePeriodSeconds < 0) {
    yield problem(
      `${at}.terminationGracePeriodSeconds`,
      `must not be negative, got ${spec.terminationGracePeriodSeconds}`,
    );
  }
  if (spec.dnsPolicy === 'None' && !spec.dnsConfig?.nameservers?.length) {
    yield problem(`${at}.dnsConfig.nameservers`, 'at least one is needed with dnsPolicy None');
  }
  const account = spec.serviceAccountName;
  if (account && !DNS_SUBDOMAIN.matches(account)) {
    yield problem(`${at}.serviceAccountName`, `must be ${DNS_SUBDOMAIN.words}, got ${show(account)}`);
  }
  for (const [gate, { conditionType }] of entriesOf(`${at}.readinessGates`, spec.readinessGates)) {
    if (!QUALIFIED_NAME.matches(conditionType)) {
      yield problem(`${gate}.conditionType`, `must be ${QUALIFIED_NAME.words}, got ${show(conditionType)}`);
    }
  }
  yield* SCHEDULING.of(checkTolerations(`${at}.tolerations`, spec.tolerations));
  yield* SCHEDULING.of(checkSpread(`${at}.topologySpreadConstraints`, spec.topologySpreadConstraints));
  yield* SCHEDULING.of(checkAffinity(`${at}.affinity`, spec.affinity ?? {}));
}

function* checkRestartPolicy(path: string, manifest: Manifest, spec: Fields): Problems {
  const allowed = RESTART_POLICIES[`${groupOf(manifest)}/${manifest.kind}`];
  const policy = spec.restartPolicy ?? 'Always';
  if (allowed && !allowed.includes(policy)) {
    yield problem(
      `${path}.restartPolicy`,
      `must be ${allowed.join(' or ')} in a ${manifest.kind}, got ${show(policy)}`,
    );
  }
}

function* checkTolerations(path: string, tolerations: Json[] | undefined): Problems {
  for (const [at, { key, operator = 'Equal', value, effect, tolerationSeconds }] of entriesOf(path, tolerations)) {
    if (!key && operator !== 'Exists') yield problem(`${at}.operator`, 'must be Exists without a key');
    if (operator === 'Exists' && value) yield problem(`${at}.value`, 'must be empty with operator Exists');
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      yield problem(`${at}.effect`, 'must be NoExecute with tolerationSeconds');
    }
  }
}

function* checkSpread(path: string, constraints: Json[] | undefined): Problems {
  const seen = new Set<string>();
  for (const [at, constraint] of entriesOf(path, constraints)) {
    const { maxSkew, topologyKey, whenUnsatisfiable } = constraint;
    if (maxSkew < 1) yield problem(`${at}.maxSkew`, `must be at least 1, got ${maxSkew}`);
    if (!topologyKey) yield problem(`${at}.topologyKey`, 'missing');
    const pair = `${topologyKey} ${whenUnsatisfiable}`;
    if (seen.has(pair))
      yield problem(at, `another constraint has the same topologyKey and whenUnsatisfiable (${pair})`);
    seen.add(pair);
    yield* checkLabelSelector(`${at}.labelSelector`, constraint.labelSelector);
  }
}

function* checkAffinity(path: string, { nodeAffinity, podAffinity, podAntiAffinity }: Fields): Problems {
  yield* checkNodeAffinity(`${path}.nodeAffinity`, nodeAffinity ?? {});
  for (const [field, affinity] of Object.entries({ podAffinity, podAntiAffinity })) {
    for (const [at, term] of termsOf(`${path}.${field}`, affinity ?? {}, 'podAffinityTerm')) {
      if (!term.topologyKey) yield problem(`${at}.topologyKey`, 'missing');
      yield* checkLabelSelector(`${at}.labelSelector`, term.labelSelector);
    }
    yield* checkWeights(`${path}.${field}`, affinity ?? {});
  }
}

const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

function* termsOf(path: string, affinity: Fields, field: string): Iterable<[string, Json]> {
  yield* entriesOf(`${path}.${REQUIRED}`, affinity[REQUIRED]);
  for (const [at, preferred] of entriesOf(`${path}.${PREFERRED}`, affinity[PREFERRED])) {
    yield [`${at}.${field}`, preferred[field]];
  }
}

function* checkNodeAffinity(path: string, affinity: Fields): Problems {
  const required = affinity[REQUIRED]?.nodeSelectorTerms;
  const at = `${path}.${REQUIRED}.nodeSelectorTerms`;
  if (required && required.length === 0) yield problem(at, 'at least one is needed');
  const terms = [...termsOf(path, { ...affinity, [REQUIRED]: [] }, 'preference'), ...entriesOf(at, required)];
  for (const [term, { matchExpressions }] of terms) {
    for (const [place, expression] of entriesOf(`${term}.matchExpressions`, matchExpressions)) {
      yield* checkNodeSelector(place, expression);
    }
  }
  yield* checkWeights(path, affinity);
}

/** The number of values an operator takes. */
function* checkNodeSelector(path: string, { key, operator, values = [] }: Fields): Problems {
  if (!QUALIFIED_NAME.matches(key)) yield problem(`${path}.key`, `must be ${QUALIFIED_NAME.words}, got ${show(key)}`);
  if (/In$/.test(operator) && values.length === 0) yield problem(`${path}.values`, `missing with operator ${operator}`);
  if (/Exist/.test(operator) && values.length > 0)
    yield problem(`${path}.values`, `must be empty with operator ${operator}`);
  if (/^[GL]t$/.test(operator) && !(values.length === 1 && /^-?\d+$/.test(values[0]))) {
    yield problem(`${path}.values`, `must be one integer with operator ${operator}, got ${show(values)}`);
  }
}

function* checkWeights(path: string, affinity: Fields): Problems {
  for (const [at, { weight }] of entriesOf(`${path}.${PREFERRED}`, affinity[PREFERRED])) {
    if (weight < 1 || weight > 100) yield problem(`${at}.weight`, `must be 1 to 100, got ${weight}`);
  }
}

export const pods = objectCheck([POD, RESTART, SCHEDULING], checkPods);

import { entriesOf, type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import { kindOf } from '../manifest-graph';
import { quantityOf } from '../quantity';
import { selects } from '../selector';
import { checkOneOf } from './containers';
import { checkLabelSelector } from './metadata';
import { checkNumberOrPercent } from './workloads';

const BUDGET = new Rule({
  id: 'K8S140',
  severity: 'error',
  title: 'Disruption budget that is refused or guards nothing',
  why: 'The server refuses it, or a drain of nodes evicts the pods as if there were none.',
  fix: 'Give a selector and exactly one of minAvailable and maxUnavailable.',
  source: 'Kubernetes: PodDisruptionBudget v1',
});

const AUTOSCALER = new Rule({
  id: 'K8S143',
  severity: 'error',
  title: 'Horizontal autoscaler that is refused',
  why: 'The server refuses the object: nothing scales.',
  fix: 'Correct the value.',
  source: 'Kubernetes: HorizontalPodAutoscaler v2',
});

const CRON_AUTOSCALER = new Rule({
  id: 'K8S144',
  severity: 'error',
  title: 'Autoscaler by the clock that does something else',
  why: 'The controller finds no mistake: with five fields it takes the minute for the second, and a job replaces another of its name.',
  fix: 'Write six fields, seconds first, and a name of its own for each job.',
  source: 'kubernetes-cronhpa-controller: README',
});

const VERTICAL_AUTOSCALER = new Rule({
  id: 'K8S145',
  severity: 'error',
  title: 'Vertical autoscaler with values that do not fit',
  why: 'The recommender cannot keep to limits that contradict each other; the mode Auto is about to change its meaning.',
  fix: 'Let minAllowed be at most maxAllowed, and name the mode.',
  source: 'Kubernetes autoscaler: VerticalPodAutoscaler v1',
});

const UNITED_DEPLOYMENT = new Rule({
  id: 'K8S150',
  severity: 'error',
  title: 'UnitedDeployment that is refused',
  why: 'The webhook of OpenKruise refuses the object.',
  fix: 'Let the selector match the template, leave one subset without maxReplicas, and let the sum of minReplicas be at most replicas.',
  source: 'OpenKruise: UnitedDeployment',
});

/** Disruption budgets. */
export function* checkDisruptionBudgets(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'policy' || manifest.kind !== 'PodDisruptionBudget') return;
  const { minAvailable, maxUnavailable, selector } = manifest.spec ?? {};
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    yield problem('spec', 'must not have both minAvailable and maxUnavailable');
  }
  if (minAvailable === undefined && maxUnavailable === undefined)
    yield problem('spec', 'minAvailable or maxUnavailable is needed');
  yield* checkNumberOrPercent('spec.minAvailable', minAvailable);
  yield* checkNumberOrPercent('spec.maxUnavailable', maxUnavailable);
  yield* checkLabelSelector('spec.selector', selector);
  if (selector === undefined) yield problem('spec.selector', 'missing, the budget guards no pod');
}

/** Horizontal autoscalers (autoscaling/v1 and v2). */
export function* checkAutoscalers(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'autoscaling' || manifest.kind !== 'HorizontalPodAutoscaler') return;
  const { minReplicas = 1, maxReplicas, scaleTargetRef, metrics, behavior = {} } = manifest.spec ?? {};
  if (minReplicas < 1) yield problem('spec.minReplicas', `must be at least 1, got ${minReplicas}`);
  if (maxReplicas < 1) yield problem('spec.maxReplicas', `must be at least 1, got ${maxReplicas}`);
  if (minReplicas > maxReplicas) {
    yield problem('spec.minReplicas', `must not be more than maxReplicas, got ${minReplicas} and ${maxReplicas}`);
  }
  for (const field of ['kind', 'name']) {
    if (!scaleTargetRef?.[field]) yield problem(`spec.scaleTargetRef.${field}`, 'missing');
  }
  for (const [at, metric] of entriesOf('spec.metrics', metrics)) yield* checkMetric(at, metric);
  for (const direction of ['scaleDown', 'scaleUp']) {
    yield* checkBehavior(`spec.behavior.${direction}`, behavior[direction] ?? {});
  }
}

const METRICS = new Map<string, string>([
  ['ContainerResource', 'containerResource'],
  ['External', 'external'],
  ['Object', 'object'],
  ['Pods', 'pods'],
  ['Resource', 'resource'],
]);

const TARGETS = new Map<string, string>([
  ['AverageValue', 'averageValue'],
  ['Utilization', 'averageUtilization'],
  ['Value', 'value'],
]);

function* checkMetric(path: string, metric: Fields): Problems {
  const field = METRICS.get(metric.type);
  if (!field)
    return yield problem(`${path}.type`, `must be one of ${[...METRICS.keys()].join(', ')}, got ${show(metric.type)}`);
  yield* checkOneOf(path, metric, [...METRICS.values()]);
  const target = metric[field]?.target;
  if (!target) return yield problem(`${path}.${field}.target`, `missing with type ${metric.type}`);
  const at = `${path}.${field}.target`;
  const value = TARGETS.get(target.type);
  if (!value)
    return yield problem(`${at}.type`, `must be one of ${[...TARGETS.keys()].join(', ')}, got ${show(target.type)}`);
  if (target[value] === undefined) yield problem(`${at}.${value}`, `missing with type ${target.type}`);
  else if (!(quantityOf(target[value]) > 0))
    yield problem(`${at}.${value}`, `must be more than 0, got ${show(target[value])}`);
}

function* checkBehavior(path: string, { stabilizationWindowSeconds: window, policies }: Fields): Problems {
  if (window < 0 || window > 3600)
    yield problem(`${path}.stabilizationWindowSeconds`, `must be 0 to 3600, got ${window}`);
  if (policies?.length === 0) yield problem(`${path}.policies`, 'at least one is needed');
  for (const [at, { type, value, periodSeconds }] of entriesOf(`${path}.policies`, policies)) {
    if (!['Percent', 'Pods'].includes(type))
      yield problem(`${at}.type`, `must be one of Percent, Pods, got ${show(type)}`);
    if (value < 1) yield problem(`${at}.value`, `must be at least 1, got ${value}`);
    if (periodSeconds < 1 || periodSeconds > 1800)
      yield problem(`${at}.periodSeconds`, `must be 1 to 1800, got ${periodSeconds}`);
  }
}

const CRON_WORD =
  /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+|date \d{4}-\d\d-\d\d \d\d:\d\d:\d\d)$/;

/** Autoscalers by the clock (autoscaling.alibabacloud.com/v1beta1). */
export function* checkCronAutoscalers(manifest: Manifest): Problems {
  if (kindOf(manifest) !== 'autoscaling.alibabacloud.com/CronHorizontalPodAutoscaler') return;
  const { jobs, excludeDates } = manifest.spec ?? {};
  const names = new Set<string>();
  for (const [at, { name, schedule, targetSize }] of entriesOf('spec.jobs', jobs)) {
    if (names.has(name)) yield problem(`${at}.name`, `there is another job ${show(name)}`);
    names.add(name);
    if (targetSize < 0) yield problem(`${at}.targetSize`, `must not be negative, got ${targetSize}`);
    if (!CRON_WORD.test(schedule)) yield* checkSixFields(`${at}.schedule`, schedule);
  }
  for (const [at, date] of entriesOf('spec.excludeDates', excludeDates)) yield* checkSixFields(at, `${date}`);
}

/** With five, the controller takes the minute for the second, and finds no mistake. */
function* checkSixFields(path: string, schedule: string): Problems {
  if (schedule.trim().split(/\s+/).length !== 6) yield problem(path, `must have six fields, got ${show(schedule)}`);
}

/** Autoscalers of the size of pods (autoscaling.k8s.io/v1). */
export function* checkVerticalAutoscalers(manifest: Manifest): Problems {
  if (kindOf(manifest) !== 'autoscaling.k8s.io/VerticalPodAutoscaler') return;
  const { resourcePolicy = {}, updatePolicy = {} } = manifest.spec;
  if (updatePolicy.updateMode === 'Auto')
    yield problem('spec.updatePolicy.updateMode', 'Auto is deprecated, write Recreate', { severity: 'warning' });
  const policies = entriesOf('spec.resourcePolicy.containerPolicies', resourcePolicy.containerPolicies);
  for (const [at, { minAllowed = {}, maxAllowed = {} }] of policies) {
    for (const [resource, least] of Object.entries(minAllowed)) {
      const most = maxAllowed[resource];
      if (most !== undefined && quantityOf(least) > quantityOf(most)) {
        yield problem(
          `${at}.minAllowed.${resource}`,
          `must not be more than the most allowed, got ${show(least)} and ${show(most)}`,
        );
      }
    }
  }
}

/** What the webhook of OpenKruise refuses (apps.kruise.io/v1alpha1). */
export function* checkUnitedDeployments(manifest: Manifest): Problems {
  if (kindOf(manifest) !== 'apps.kruise.io/UnitedDeployment') return;
  const { replicas, selector, template = {}, topology = {} } = manifest.spec ?? {};
  const subsets: Fields[] = topology.subsets ?? [];
  const { metadata = {} } = template.deploymentTemplate ?? {};
  if (!selects(selector, metadata.labels)) yield problem('spec.selector', 'does not match the labels of the template');
  if (replicas === undefined) yield problem('spec.replicas', 'missing, with limits of subsets');
  if (subsets.length > 0 && subsets.every(({ maxReplicas }) => maxReplicas !== undefined)) {
    yield problem('spec.topology.subsets', 'one at least must have no maxReplicas');
  }
  const least = subsets.reduce((sum, { minReplicas = 0 }) => sum + minReplicas, 0);
  if (least > replicas)
    yield problem('spec.topology.subsets', `must not have more than ${replicas} at least, got ${least}`);
  const names = new Set<string>();
  for (const [at, { name }] of entriesOf('spec.topology.subsets', subsets)) {
    if (names.has(name)) yield problem(`${at}.name`, `there is another subset ${show(name)}`);
    names.add(name);
  }
}

export const disruptionBudgets = objectCheck([BUDGET], checkDisruptionBudgets);
export const autoscalers = objectCheck([AUTOSCALER], checkAutoscalers);
export const cronAutoscalers = objectCheck([CRON_AUTOSCALER], checkCronAutoscalers);
export const verticalAutoscalers = objectCheck([VERTICAL_AUTOSCALER], checkVerticalAutoscalers);
export const unitedDeployments = objectCheck([UNITED_DEPLOYMENT], checkUnitedDeployments);

import { entriesOf, type Fields, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest } from '../manifest';
import { quantityOf } from '../quantity';
import { checkOneOf } from './containers';
import { checkLabelSelector } from './metadata';
import { checkNumberOrPercent } from './workloads';

/** Disruption budgets. */
export function* checkDisruptionBudgets(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'policy' || manifest.kind !== 'PodDisruptionBudget') return;
  const { minAvailable, maxUnavailable, selector } = manifest.spec ?? {};
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    yield 'spec: must not have both minAvailable and maxUnavailable';
  }
  if (minAvailable === undefined && maxUnavailable === undefined)
    yield 'spec: minAvailable or maxUnavailable is needed';
  yield* checkNumberOrPercent('spec.minAvailable', minAvailable);
  yield* checkNumberOrPercent('spec.maxUnavailable', maxUnavailable);
  yield* checkLabelSelector('spec.selector', selector);
  if (selector === undefined) yield 'spec.selector: missing, the budget guards no pod';
}

/** Horizontal autoscalers (autoscaling/v1 and v2). */
export function* checkAutoscalers(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'autoscaling' || manifest.kind !== 'HorizontalPodAutoscaler') return;
  const { minReplicas = 1, maxReplicas, scaleTargetRef, metrics, behavior = {} } = manifest.spec ?? {};
  if (minReplicas < 1) yield `spec.minReplicas: must be at least 1, got ${minReplicas}`;
  if (maxReplicas < 1) yield `spec.maxReplicas: must be at least 1, got ${maxReplicas}`;
  if (minReplicas > maxReplicas) {
    yield `spec.minReplicas: must not be more than maxReplicas, got ${minReplicas} and ${maxReplicas}`;
  }
  for (const field of ['kind', 'name']) {
    if (!scaleTargetRef?.[field]) yield `spec.scaleTargetRef.${field}: missing`;
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
  if (!field) return yield `${path}.type: must be one of ${[...METRICS.keys()].join(', ')}, got ${show(metric.type)}`;
  yield* checkOneOf(path, metric, [...METRICS.values()]);
  const target = metric[field]?.target;
  if (!target) return yield `${path}.${field}.target: missing with type ${metric.type}`;
  const at = `${path}.${field}.target`;
  const value = TARGETS.get(target.type);
  if (!value) return yield `${at}.type: must be one of ${[...TARGETS.keys()].join(', ')}, got ${show(target.type)}`;
  if (target[value] === undefined) yield `${at}.${value}: missing with type ${target.type}`;
  else if (!(quantityOf(target[value]) > 0)) yield `${at}.${value}: must be more than 0, got ${show(target[value])}`;
}

function* checkBehavior(path: string, { stabilizationWindowSeconds: window, policies }: Fields): Problems {
  if (window < 0 || window > 3600) yield `${path}.stabilizationWindowSeconds: must be 0 to 3600, got ${window}`;
  if (policies?.length === 0) yield `${path}.policies: at least one is needed`;
  for (const [at, { type, value, periodSeconds }] of entriesOf(`${path}.policies`, policies)) {
    if (!['Percent', 'Pods'].includes(type)) yield `${at}.type: must be one of Percent, Pods, got ${show(type)}`;
    if (value < 1) yield `${at}.value: must be at least 1, got ${value}`;
    if (periodSeconds < 1 || periodSeconds > 1800) yield `${at}.periodSeconds: must be 1 to 1800, got ${periodSeconds}`;
  }
}

import { type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import { podTemplateOf } from '../pod-template';
import { selects } from '../selector';
import { checkLabelSelector } from './metadata';

const SELECTOR = new Rule({
  id: 'K8S020',
  severity: 'error',
  title: 'Selector that does not match its pods',
  why: 'The server refuses the workload.',
  fix: 'Let the selector be a part of the labels of the template.',
  source: 'Kubernetes: Deployments, "Selector"',
});

const ROLLOUT = new Rule({
  id: 'K8S021',
  severity: 'error',
  title: 'Rollout that is refused',
  why: 'The server refuses the workload: with maxSurge and maxUnavailable 0 a rollout cannot go on, and counts are not negative.',
  fix: 'Correct the number.',
  source: 'Kubernetes: Deployments, "Strategy"; DaemonSet v1',
});

const JOB = new Rule({
  id: 'K8S022',
  severity: 'error',
  title: 'Job that is refused',
  why: 'The server refuses the Job.',
  fix: 'Correct the value.',
  source: 'Kubernetes: Jobs; CronJob v1',
});

const SCHEDULE = new Rule({
  id: 'K8S023',
  severity: 'error',
  title: 'Schedule that is no cron',
  why: 'The server refuses the CronJob.',
  fix: "Write five fields such as '0 3 * * *'.",
  source: 'Kubernetes: CronJob, "Schedule syntax"',
});

/** Deployments, StatefulSets, DaemonSets, ReplicaSets, Jobs and CronJobs beyond their pods. */
export function* checkWorkloads(manifest: Manifest): Problems {
  if (groupOf(manifest) === 'batch') return yield* JOB.of(checkJobs(manifest));
  if (groupOf(manifest) !== 'apps' || !podTemplateOf(manifest)) return;
  yield* checkSelector(manifest);
  yield* ROLLOUT.of(checkCounts(manifest.spec));
  if (manifest.kind === 'Deployment') yield* ROLLOUT.of(checkDeployment(manifest.spec));
  if (manifest.kind === 'DaemonSet') yield* ROLLOUT.of(checkDaemonSet(manifest.spec.updateStrategy ?? {}));
}

function* checkSelector(manifest: Manifest): Problems {
  const { selector } = manifest.spec;
  yield* checkLabelSelector('spec.selector', selector);
  if (!selector.matchLabels && !selector.matchExpressions) yield problem('spec.selector', 'must not be empty');
  const labels = podTemplateOf(manifest)?.metadata.labels;
  if (!selects(selector, labels)) {
    yield problem(
      'spec.selector',
      `does not match the template's labels, got ${show(selector)} and ${show(labels ?? {})}`,
    );
  }
}

function* checkCounts(spec: Fields): Problems {
  for (const field of ['replicas', 'minReadySeconds', 'revisionHistoryLimit']) {
    if (spec[field] < 0) yield problem(`spec.${field}`, `must not be negative, got ${spec[field]}`);
  }
}

function* checkDeployment(spec: Fields): Problems {
  const { type = 'RollingUpdate', rollingUpdate } = spec.strategy ?? {};
  if (type === 'Recreate' && rollingUpdate)
    yield problem('spec.strategy.rollingUpdate', 'not allowed with type Recreate');
  if (type === 'RollingUpdate') yield* checkRollingUpdate('spec.strategy.rollingUpdate', rollingUpdate ?? {});
  const deadline = spec.progressDeadlineSeconds ?? 600;
  if (deadline <= (spec.minReadySeconds ?? 0)) {
    yield problem(
      'spec.progressDeadlineSeconds',
      `must be more than minReadySeconds (${spec.minReadySeconds ?? 0}), got ${deadline}`,
    );
  }
}

function* checkRollingUpdate(path: string, { maxSurge = '25%', maxUnavailable = '25%' }: Fields): Problems {
  yield* checkNumberOrPercent(`${path}.maxSurge`, maxSurge);
  yield* checkNumberOrPercent(`${path}.maxUnavailable`, maxUnavailable);
  if (isZero(maxSurge) && isZero(maxUnavailable)) yield problem(path, 'maxSurge and maxUnavailable must not both be 0');
}

/** Of the two, a DaemonSet takes exactly one. */
function* checkDaemonSet({ type, rollingUpdate }: Fields): Problems {
  if (type === 'OnDelete') return;
  const { maxSurge = 0, maxUnavailable = 1 } = rollingUpdate ?? {};
  const path = 'spec.updateStrategy.rollingUpdate';
  yield* checkNumberOrPercent(`${path}.maxSurge`, maxSurge);
  yield* checkNumberOrPercent(`${path}.maxUnavailable`, maxUnavailable);
  if (isZero(maxSurge) === isZero(maxUnavailable)) {
    yield problem(path, `exactly one of maxSurge and maxUnavailable must be 0, got ${maxSurge} and ${maxUnavailable}`);
  }
}

function isZero(value: unknown): boolean {
  return value === 0 || value === '0%';
}

/** A count that is not negative, or a share up to `100%`. */
export function* checkNumberOrPercent(path: string, value: unknown): Problems {
  if (value === undefined) return;
  const fits = typeof value === 'number' ? value >= 0 : /^(\d|[1-9]\d|100)%$/.test(String(value));
  if (!fits) yield problem(path, `must be a count or 0% to 100%, got ${show(value)}`);
}

function* checkJobs(manifest: Manifest): Problems {
  if (manifest.kind === 'Job') yield* checkJob('spec', manifest.spec);
  if (manifest.kind !== 'CronJob') return;
  const { schedule, jobTemplate, startingDeadlineSeconds } = manifest.spec;
  if (!isCron(schedule))
    yield SCHEDULE.at('spec.schedule', `must be a cron of five fields such as '0 3 * * *', got ${show(schedule)}`);
  if (startingDeadlineSeconds < 0) {
    yield problem('spec.startingDeadlineSeconds', `must not be negative, got ${startingDeadlineSeconds}`);
  }
  yield* checkJob('spec.jobTemplate.spec', jobTemplate.spec ?? {});
}

function* checkJob(path: string, spec: Fields): Problems {
  for (const field of [
    'activeDeadlineSeconds',
    'backoffLimit',
    'completions',
    'parallelism',
    'ttlSecondsAfterFinished',
  ]) {
    if (spec[field] < 0) yield problem(`${path}.${field}`, `must not be negative, got ${spec[field]}`);
  }
  if (spec.completionMode === 'Indexed' && spec.completions === undefined) {
    yield problem(`${path}.completions`, 'missing with completionMode Indexed');
  }
  if (spec.selector && !spec.manualSelector) yield problem(`${path}.selector`, 'made by the server, leave it out');
}

/** Limits of minute, hour, day of month, month and day of week. */
const CRON_RANGES: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];
const CRON_NAMES = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)$/i;

function isCron(schedule: string): boolean {
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every .+)$/.test(schedule)) return true;
  const fields = schedule.trim().split(/\s+/);
  return fields.length === 5 && fields.every((field, index) => isCronField(field, CRON_RANGES[index] ?? [0, 0]));
}

function isCronField(field: string, [first, last]: readonly [number, number]): boolean {
  const isValue = (value: string) =>
    CRON_NAMES.test(value) || (/^\d+$/.test(value) && Number(value) >= first && Number(value) <= last);
  return field.split(',').every((part) => {
    const [range = '', step = '1', ...rest] = part.split('/');
    const ends = range.split('-');
    const known = range === '*' || range === '?' || (ends.length <= 2 && ends.every(isValue));
    return rest.length === 0 && /^[1-9]\d*$/.test(step) && known;
  });
}

export const workloads = objectCheck([SELECTOR, ROLLOUT, JOB, SCHEDULE], checkWorkloads);

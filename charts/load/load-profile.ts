import { checkList, show } from '../../lib/problems';
import { checkObject, checkRequiredInteger, checkTexts } from '../object/shape';

/** A part of a load test: so many users at its end, reached evenly. */
export interface LoadStage {
  /** Such as `90s`, `5m` or `1h30m`. */
  readonly duration: string;
  /** How many users there are at the end of the stage. */
  readonly target: number;
}

/** What may not be missed, by metric of k6: `{ http_req_duration: ['p(95)<500'] }`. Times are in milliseconds. */
export type LoadThresholds = Readonly<Record<string, readonly string[]>>;

/** Longer than an autoscaler takes to look, add pods and see them ready, and then some. */
export const DEFAULT_STAGES: readonly LoadStage[] = [
  { duration: '1m', target: 50 },
  { duration: '5m', target: 50 },
  { duration: '1m', target: 0 },
];

export const DEFAULT_THRESHOLDS: LoadThresholds = {
  http_req_failed: ['rate<0.01'],
  http_req_duration: ['p(95)<500'],
};

const DURATION = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** k6: "Thresholds", metric names with tags in braces. */
const METRIC = /^[a-z]\w*(\{[^{}]+\})?$/i;
const EXPRESSION = /^(avg|count|max|med|min|p\(\d+(\.\d+)?\)|rate|value)\s*(<=?|>=?|={2,3}|!=)\s*\d+(\.\d+)?$/;

/** Problems of stages. */
export function checkStages(stages: readonly LoadStage[]): string[] {
  if (!Array.isArray(stages)) return checkList('stages', stages, "[{ duration: '5m', target: 50 }]");
  const problems = stages.flatMap((stage, index) => checkStage(`stages[${index}]`, stage));
  if (problems.length > 0 || stages.some(({ target }) => target > 0)) return problems;
  return ["'stages' must have users in one stage or more, e.g. [{ duration: '5m', target: 50 }]"];
}

/** Problems of thresholds. */
export function checkThresholds(thresholds: LoadThresholds): string[] {
  const problems = checkObject('thresholds', thresholds, "{ http_req_duration: ['p(95)<500'] }");
  if (problems.length > 0) return problems;
  return Object.entries(thresholds).flatMap(([metric, expressions]) => {
    if (!METRIC.test(metric)) return [`'thresholds' has '${metric}', which is no metric, e.g. 'http_req_duration'`];
    return checkExpressions(`thresholds.${metric}`, expressions);
  });
}

/** How long all stages take together. */
export function secondsOf(stages: readonly LoadStage[]): number {
  return stages.reduce((sum, { duration }) => sum + parseDuration(duration), 0);
}

function checkStage(prop: string, stage: LoadStage): string[] {
  const problems = checkObject(prop, stage, "{ duration: '5m', target: 50 }");
  if (problems.length > 0) return problems;
  return [
    ...checkDuration(`${prop}.duration`, stage.duration),
    ...checkRequiredInteger(`${prop}.target`, stage.target, { min: 0, max: 100_000, example: 50 }),
  ];
}

function checkDuration(prop: string, duration: unknown): string[] {
  if (typeof duration === 'string' && parseDuration(duration) > 0) return [];
  return [`'${prop}' must be a duration above zero, got ${show(duration)}, e.g. '90s' or '1h30m'`];
}

function checkExpressions(prop: string, expressions: readonly string[]): string[] {
  const problems = checkTexts(prop, expressions, "['p(95)<500']");
  if (problems.length > 0) return problems;
  if (expressions.length === 0) return [`'${prop}' must have one or more, got none, e.g. ['p(95)<500']`];
  return expressions
    .filter((expression) => !EXPRESSION.test(expression))
    .map(
      (expression) =>
        `'${prop}' must compare a figure of a metric, got '${expression}', e.g. 'p(95)<500' or 'rate<0.01'`,
    );
}

function parseDuration(duration: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(duration) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

import type { PrometheusRuleSpecGroupsRules } from '../../imports/monitoring.coreos.com';
import { checkChoice, checkInteger, checkList, checkText, duplicates, show } from '../../lib/problems';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import { checkObject, checkTextMap, ifGiven } from '../object/shape';

const SEVERITIES = ['critical', 'warning', 'info'] as const;

/** `critical` is for waking somebody, `warning` for the next working day. */
export type AlertSeverity = (typeof SEVERITIES)[number];

/** When somebody is told of something. */
export interface AlertRule {
  /** The label `alertname`: letters, digits and `_`, such as `ManyErrors`. */
  readonly name: string;
  /** PromQL that gives something as long as there is something to tell. */
  readonly expression: string;
  /** What is the matter, in a sentence; `{{ $labels.pod }}` is the label `pod` of what the expression gives. */
  readonly summary: string;
  /**
   * Seconds that the expression has to give something before anybody is told.
   *
   * @default 0
   */
  readonly forSeconds?: number;
  /** @default 'warning' */
  readonly severity?: AlertSeverity;
  /**
   * Further labels, such as `{ team: 'shop' }`; what tells people goes by them.
   *
   * @default - none
   */
  readonly labels?: Labels;
}

const RULE = "{ name: 'ManyErrors', expression: 'rate(errors_total[5m]) > 1', summary: 'Many errors' }";

/** What Prometheus takes as the name of an alert or a label everywhere. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Problems of rules, none if Prometheus takes all but perhaps their expressions. */
export function checkRules(prop: string, rules: readonly AlertRule[]): string[] {
  if (!Array.isArray(rules)) return checkList(prop, rules, `[${RULE}]`);
  const problems = rules.flatMap((rule, index) => checkRule(`${prop}[${index}]`, rule));
  if (problems.length > 0) return problems;
  return duplicates(rules.map(({ name }) => name)).map(
    (name) => `'${prop}' has two rules called '${name}'; give one of them another name`,
  );
}

/** Problems of labels of alerts: their names are narrower than those of Kubernetes. */
export function checkAlertLabels(prop: string, labels: unknown): string[] {
  const problems = checkTextMap(prop, labels, "{ team: 'shop' }");
  if (problems.length > 0) return problems;
  return Object.keys(labels as Labels)
    .filter((name) => !NAME.test(name))
    .map((name) => `'${prop}' has the name '${name}', must be letters, digits and '_', e.g. 'team'`);
}

/** A rule as a PrometheusRule holds it. */
export function renderRule(rule: AlertRule, common: Labels): Plain<PrometheusRuleSpecGroupsRules> {
  const { name, expression, summary, forSeconds = 0, severity = 'warning', labels } = rule;
  return {
    alert: name,
    expr: expression,
    for: forSeconds === 0 ? undefined : renderDuration(forSeconds),
    labels: { severity, ...common, ...labels },
    annotations: { summary },
  };
}

function checkRule(prop: string, rule: AlertRule): string[] {
  const problems = checkObject(prop, rule, RULE);
  if (problems.length > 0) return problems;
  const { name, expression, summary, forSeconds, severity, labels } = rule;
  return [
    ...(typeof name === 'string' && NAME.test(name)
      ? []
      : [`'${prop}.name' must be letters, digits and '_', got ${show(name)}, e.g. 'ManyErrors'`]),
    ...checkText(`${prop}.expression`, expression, 'rate(errors_total[5m]) > 1'),
    ...checkText(`${prop}.summary`, summary, 'Many errors'),
    ...checkInteger(`${prop}.forSeconds`, forSeconds, { min: 0, example: 300 }),
    ...ifGiven(severity, (given) => checkChoice(`${prop}.severity`, given, SEVERITIES)),
    ...ifGiven(labels, (given) => checkAlertLabels(`${prop}.labels`, given)),
  ];
}

function renderDuration(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

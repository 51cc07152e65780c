import { entriesOf, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import { metricsOf } from '../promql';

const RULES = new Rule({
  id: 'K8S170',
  severity: 'error',
  title: 'Prometheus rule that is refused',
  why: 'Prometheus refuses the file of rules with this one, all alerts in it included.',
  fix: 'Give each rule an alert or a record, and labels with names of letters, digits and _.',
  source: 'Prometheus: Recording rules; Alerting rules',
});

const EXPRESSION = new Rule({
  id: 'K8S173',
  severity: 'warning',
  title: 'Expression of a rule that cannot be read',
  why: 'Prometheus refuses an expression with a mistake, and all rules beside it. Of newer functions we may not know.',
  fix: 'Correct the expression.',
  source: 'Prometheus: Querying basics',
});

const TWICE = new Rule({
  id: 'K8S174',
  severity: 'warning',
  title: 'The same alert twice',
  why: 'Both fire, or one was meant to have another expression or other labels.',
  fix: 'Rename one, or give them labels that differ.',
  source: 'Prometheus: Alerting rules',
});

/** What Prometheus refuses, or evaluates to nothing, in rules. */
export function* checkPrometheusRules(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'monitoring.coreos.com' || manifest.kind !== 'PrometheusRule') return;
  for (const [group, { rules }] of entriesOf('spec.groups', manifest.spec?.groups)) {
    const names = new Set<string>();
    for (const [at, { alert, record, expr, labels }] of entriesOf(`${group}.rules`, rules)) {
      if ((alert === undefined) === (record === undefined)) yield problem(at, "either 'alert' or 'record'");
      const same = JSON.stringify([alert, labels]);
      if (alert !== undefined && names.has(same)) yield TWICE.at(`${at}.alert`, `${show(alert)} is there twice`);
      names.add(same);
      yield* checkExpression(`${at}.expr`, expr);
      for (const label of Object.keys(labels ?? {})) {
        if (!/^[A-Za-z_]\w*$/.test(label)) yield problem(`${at}.labels`, `${show(label)} is no label of Prometheus`);
      }
    }
  }
}

function* checkExpression(at: string, expression: unknown): Problems {
  try {
    metricsOf(String(expression));
  } catch (error) {
    yield EXPRESSION.at(at, (error as Error).message);
  }
}

export const prometheusRules = objectCheck([RULES, EXPRESSION, TWICE], checkPrometheusRules);

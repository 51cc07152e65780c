import { entriesOf, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest } from '../manifest';
import { metricsOf } from '../promql';

/** What Prometheus refuses, or evaluates to nothing, in rules. */
export function* checkPrometheusRules(manifest: Manifest): Problems {
  if (groupOf(manifest) !== 'monitoring.coreos.com' || manifest.kind !== 'PrometheusRule') return;
  for (const [group, { rules }] of entriesOf('spec.groups', manifest.spec?.groups)) {
    const names = new Set<string>();
    for (const [at, { alert, record, expr, labels }] of entriesOf(`${group}.rules`, rules)) {
      if ((alert === undefined) === (record === undefined)) yield `${at}: either 'alert' or 'record'`;
      if (names.has(alert)) yield `${at}.alert: ${show(alert)} is there twice`;
      names.add(alert);
      yield* checkExpression(`${at}.expr`, expr);
      for (const label of Object.keys(labels ?? {})) {
        if (!/^[A-Za-z_]\w*$/.test(label)) yield `${at}.labels: ${show(label)} is no label of Prometheus`;
      }
    }
  }
}

function* checkExpression(at: string, expression: unknown): Problems {
  try {
    metricsOf(String(expression));
  } catch (error) {
    yield `${at}: ${(error as Error).message}`;
  }
}

import { metricsOf } from '../../../lib/checks/kubernetes/promql';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';

const monitoring = (kind: string, spec: object) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name: 'web', namespace: 'default' },
  spec,
});
const rules = (...given: object[]) => monitoring('PrometheusRule', { groups: [{ name: 'web', rules: given }] });

describe('expressions', () => {
  test.each([
    ['up', ['up']],
    ['max by (a, b) (rate(x_total{a="1",b=~"c|d"}[5m])) > 1 and on (a) (y or vector(0)) == 2', ['x_total', 'y']],
    ['100 * sum(a) by (b) / sum(c) >= 85.5', ['a', 'c']],
    ['time() - max(a) > 60', ['a']],
  ])('%s', (expression, metrics) => {
    expect(metricsOf(expression)).toEqual(metrics);
  });

  test.each([
    ['', "wants a value, got 'the end'"],
    ['up{', 'wants a label'],
    ['up{a=b}', 'wants a text'],
    ['up{a=~"("}', 'Invalid regular expression'],
    ['sum(up', "wants ','"],
    ['up == 0)', "wants an operator or the end, got ')'"],
    ['rate(up) > 1', "'rate' takes range, got vector"],
    ['up[5m]', 'gives a range, not a vector'],
    ['up[5m] > 1', "'>' cannot be applied to a range"],
    ['1 and up', "'and' cannot be applied to a scalar"],
    ['ratio(up) > 1', "there is no function 'ratio'"],
    ['1 > 0', 'gives a scalar, not a vector'],
    ['up == 0 ?', "cannot be read from ' ?' on"],
  ])('%s is none', (expression, message) => {
    expect(() => metricsOf(expression)).toThrow(message);
  });
});

test.each([
  [{ alert: 'A', expr: 'up{' }, 'rules[0].expr: wants a label'],
  [{ alert: 'A', record: 'a', expr: 'up' }, "rules[0]: either 'alert' or 'record'"],
  [{ alert: 'A', expr: 'up', labels: { 'a-b': 'c' } }, "rules[0].labels: 'a-b' is no label of Prometheus"],
])('a rule %p', (rule, problem) => {
  expect(checkManifests([rules(rule)]).join()).toContain(problem);
});

test('two alerts of one name', () => {
  const rule = { alert: 'A', expr: 'up == 0' };
  expect(checkManifests([rules(rule, rule)])).toEqual([
    "PrometheusRule default/web: spec.groups[0].rules[1].alert: 'A' is there twice",
  ]);
});

describe('monitors that lead nowhere', () => {
  const selector = { matchLabels: { app: 'web' } };
  const metadata = { name: 'web', namespace: 'default', labels: { app: 'web' } };
  const platform = [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { containers: [{ name: 'web', image: 'web', ports: [{ name: 'http', containerPort: 80 }] }] },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } },
  ];
  const checked = (kind: string, spec: object) => checkManifestGraph([...platform, monitoring(kind, spec)]);

  test.each([
    [
      'PodMonitor',
      { selector: { matchLabels: { app: 'other' } }, podMetricsEndpoints: [] },
      'spec.selector: matches no pods, got {"matchLabels":{"app":"other"}}',
    ],
    [
      'PodMonitor',
      { selector, podMetricsEndpoints: [{ port: 'stats' }] },
      "spec.podMetricsEndpoints[0]: Pod 'web' has no port called 'stats'",
    ],
    [
      'ServiceMonitor',
      { selector: { matchLabels: { app: 'other' } }, endpoints: [] },
      'spec.selector: matches no Services, got {"matchLabels":{"app":"other"}}',
    ],
    [
      'ServiceMonitor',
      { selector, endpoints: [{ targetPort: 'stats' }] },
      "spec.endpoints[0]: Pod 'web' has no port called 'stats'",
    ],
    [
      'ServiceMonitor',
      { selector, endpoints: [{ port: 'http' }] },
      "spec.endpoints[0]: Service 'web' has no port called 'http'",
    ],
  ])('%s %p', (kind, spec, problem) => {
    expect(checked(kind, spec)).toEqual([`${kind} default/web: ${problem}`]);
  });

  test('others lead somewhere, or to the pods of somebody else', () => {
    expect(checked('PodMonitor', { selector, podMetricsEndpoints: [{ port: 'http' }] })).toEqual([]);
    expect(checked('ServiceMonitor', { selector, endpoints: [{ targetPort: 'http' }] })).toEqual([]);
    const elsewhere = { selector: {}, namespaceSelector: { any: true }, podMetricsEndpoints: [], endpoints: [] };
    expect(checked('PodMonitor', { ...elsewhere, endpoints: undefined })).toEqual([]);
    expect(checked('ServiceMonitor', { ...elsewhere, podMetricsEndpoints: undefined })).toEqual([]);
  });
});

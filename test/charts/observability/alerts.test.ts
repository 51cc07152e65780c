import {
  Alerts,
  ElasticUnit,
  Prometheus,
  Scaling,
  ScheduledJob,
  StatefulApplication,
  Target,
  Worker,
} from '../../../charts';
import { metricsOf } from '../../../lib/checks/kubernetes/promql';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { byKind, type Manifest, manifestsOf, newWebApplication, TERWAY, webApplication } from '../manifests';

const scaling = Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 });
const worker = (alerts: Alerts) =>
  byKind(manifestsOf((chart) => new Worker(chart, 'Mail', { target: TERWAY, image: 'mail:1', alerts })));
const rulesOf = ({ PrometheusRule }: Record<string, any>): Manifest[] => PrometheusRule.spec.groups[0].rules;
const namesOf = (manifests: Record<string, any>) => rulesOf(manifests).map(({ alert }) => alert);
const ruleOf = (manifests: Record<string, any>, name: string) =>
  rulesOf(manifests).find(({ alert }) => alert === name) as Manifest;

describe('a web application', () => {
  test('has the usual set', () => {
    const manifests = manifestsOf((chart) => newWebApplication(chart, { alerts: Alerts.web(), scaling }));
    const rules = rulesOf(byKind(manifests));
    expect(Object.fromEntries(rules.map(({ alert, expr }) => [alert, expr]))).toMatchSnapshot();
    expect(checkManifests(manifests)).toEqual([]);
    expect(checkManifestGraph(manifests, { external: ['Namespace web'] })).toEqual([]);
  });

  test('says what is the matter, how urgent it is, and with which workload', () => {
    expect(rulesOf(webApplication({ alerts: Alerts.web() }))[0]).toEqual({
      alert: 'WorkloadUnavailable',
      expr: 'max(kube_deployment_status_replicas_available{namespace="web",deployment="web"}) == 0',
      for: '1m',
      labels: { severity: 'critical', namespace: 'web', workload: 'web' },
      annotations: { summary: 'No replica of web/web is available' },
    });
  });

  test('has none without being asked, and none by name', () => {
    expect(webApplication().PrometheusRule).toBeUndefined();
    expect(webApplication({ alerts: Alerts.none() }).PrometheusRule).toBeUndefined();
  });

  test('with thresholds of your own', () => {
    const alerts = Alerts.web({
      unavailableSeconds: 30,
      belowMinimumSeconds: 1200,
      restarts: 5,
      atMaximumSeconds: 3600,
      throttledPercent: 50,
      memoryPercent: 80,
      volumePercent: 70,
    });
    const manifests = webApplication({ alerts, scaling });
    expect(ruleOf(manifests, 'WorkloadUnavailable').for).toBe('30s');
    expect(ruleOf(manifests, 'WorkloadBelowMinimum').for).toBe('20m');
    expect(ruleOf(manifests, 'AutoscalerAtMaximum').for).toBe('60m');
    expect(ruleOf(manifests, 'ContainerRestarting').expr).toMatch(/>= 5$/);
    expect(ruleOf(manifests, 'ContainerThrottled').expr).toMatch(/> 50$/);
    expect(ruleOf(manifests, 'ContainerMemoryNearLimit').expr).toMatch(/> 80$/);
    expect(ruleOf(manifests, 'VolumeNearlyFull').expr).toContain('> 70 and on (namespace, persistentvolumeclaim)');
  });

  test('without those that can never go off', () => {
    const resources = { requests: { cpu: '100m', memory: '128Mi' } };
    const names = namesOf(webApplication({ alerts: Alerts.web(), scaling: Scaling.fixed(1), resources }));
    expect(names).toEqual([
      'WorkloadUnavailable',
      'ContainerRestarting',
      'ContainerOutOfMemory',
      'RolloutStuck',
      'VolumeNearlyFull',
    ]);
  });

  test('without those that are not wanted, and with rules and labels of your own', () => {
    const alerts = Alerts.web({
      without: ['VolumeNearlyFull', 'ContainerThrottled'],
      labels: { team: 'shop' },
      rules: [
        { name: 'ManyErrors', expression: 'rate(errors_total[5m]) > 1', summary: 'Many errors', severity: 'info' },
      ],
    });
    const manifests = webApplication({ alerts });
    expect(namesOf(manifests)).not.toContain('VolumeNearlyFull');
    expect(ruleOf(manifests, 'ManyErrors')).toEqual({
      alert: 'ManyErrors',
      expr: 'rate(errors_total[5m]) > 1',
      labels: { severity: 'info', namespace: 'web', workload: 'web', team: 'shop' },
      annotations: { summary: 'Many errors' },
    });
  });

  test('in reach of the Prometheus of the target', () => {
    const target = Target.local({ prometheus: Prometheus.operator({ release: 'prometheus' }) });
    const { metadata } = webApplication({ target, alerts: Alerts.web() }).PrometheusRule;
    expect(metadata.labels).toMatchObject({ release: 'prometheus', 'app.kubernetes.io/name': 'web' });
  });
});

describe('pods are picked by name', () => {
  const podsOf = (name: string) => {
    const { expr } = ruleOf(webApplication({ name, alerts: Alerts.web() }), 'ContainerRestarting');
    return new RegExp(`^(?:${/pod=~"([^"]*)"/.exec(expr)?.[1]})$`);
  };

  test.each([
    ['web-6d4cf56db6-x2b8q', true],
    ['web-7f9-x2b8q', true],
    ['web-admin-6d4cf56db6-x2b8q', false],
    ['web-admin-x2b8q', false],
    ['other-web-6d4cf56db6-x2b8q', false],
    ['web-0', false],
  ])('%s: %p', (pod, isOurs) => {
    expect(podsOf('web').test(pod)).toBe(isOurs);
  });

  test('long ones as Kubernetes cuts them off', () => {
    const name = `a${'b'.repeat(61)}`;
    expect(podsOf(name).test(`${name.slice(0, 58)}x2b8q`)).toBe(true);
  });
});

test('a worker may be away for longer, and take all the CPU it gets', () => {
  const manifests = worker(Alerts.worker());
  expect(ruleOf(manifests, 'WorkloadUnavailable').for).toBe('10m');
  expect(namesOf(manifests)).not.toContain('ContainerThrottled');
  expect(namesOf(worker(Alerts.worker({ throttledPercent: 90 })))).toContain('ContainerThrottled');
});

test('a StatefulSet is counted as one', () => {
  const manifests = byKind(
    manifestsOf(
      (chart) =>
        new StatefulApplication(chart, 'Db', {
          target: TERWAY,
          image: 'db:1',
          port: 5432,
          alerts: Alerts.worker(),
        } as never),
    ),
  );
  expect(ruleOf(manifests, 'WorkloadUnavailable').expr).toBe(
    'max(kube_statefulset_status_replicas_ready{namespace="web",statefulset="db"}) == 0',
  );
  expect(ruleOf(manifests, 'ContainerRestarting').expr).toContain('pod=~"db-[0-9]+"');
  expect(ruleOf(manifests, 'RolloutStuck').expr).toBe(
    'max(kube_statefulset_status_replicas_updated{namespace="web",statefulset="db"}) < max(kube_statefulset_replicas{namespace="web",statefulset="db"})',
  );
});

test('several Deployments in one are counted by their pods', () => {
  const elastic = Scaling.elastic({ units: [ElasticUnit.nodes({ max: 2 }), ElasticUnit.virtualNodes()] } as never);
  const manifests = webApplication({ alerts: Alerts.web(), scaling: [Scaling.fixed(4), elastic] });
  expect(ruleOf(manifests, 'WorkloadUnavailable').expr).toBe(
    '(sum(kube_pod_status_ready{namespace="web",pod=~"web-.+",condition="true"}) or vector(0)) == 0',
  );
  expect(namesOf(manifests)).not.toContain('RolloutStuck');
});

describe('a job', () => {
  const job = (alerts: Alerts) =>
    manifestsOf(
      (chart) =>
        new ScheduledJob(chart, 'Report', {
          target: TERWAY,
          image: 'report:1',
          schedule: '0 3 * * *',
          alerts,
        } as never),
    );

  test('has failed', () => {
    const manifests = job(Alerts.job());
    expect(rulesOf(byKind(manifests))).toMatchObject([
      {
        alert: 'JobFailed',
        expr: 'max by (namespace, job_name) (kube_job_failed{namespace="web",job_name=~"report-[0-9]+",condition="true"}) > 0',
      },
    ]);
    expect(checkManifests(manifests)).toEqual([]);
  });

  test('fails with a set for pods that run on', () => {
    expect(() => job(Alerts.web())).toThrow(
      "'alerts' is no set for a CronJob, as 'report' is; use Alerts.job(), or rules of your own: Alerts.of([…]) [at chart/Report]",
    );
  });
});

test('the other way round too', () => {
  expect(() => webApplication({ alerts: Alerts.job() })).toThrow(
    "'alerts' is no set for a Deployment, as 'web' is; use Alerts.web() or Alerts.worker(), or rules of your own: Alerts.of([…])",
  );
});

test('every expression reads metrics that are there everywhere', () => {
  const metrics = rulesOf(webApplication({ alerts: Alerts.web(), scaling })).flatMap(({ expr }) => metricsOf(expr));
  expect([...new Set(metrics)].filter((name) => !/^(kube_|container_|kubelet_volume_stats_)/.test(name))).toEqual([]);
});

test('rules of your own, and no others', () => {
  const rules = [{ name: 'Slow', expression: 'latency_seconds > 1', summary: 'Slow', forSeconds: 90 }];
  expect(rulesOf(webApplication({ alerts: Alerts.of(rules) }))).toMatchObject([{ alert: 'Slow', for: '90s' }]);
});

test('fails for a rule called like one of the set', () => {
  const rules = [{ name: 'RolloutStuck', expression: 'up == 0', summary: 'Stuck' }];
  expect(() => webApplication({ alerts: Alerts.web({ rules }) })).toThrow(
    "'alerts.rules' has 'RolloutStuck', which the set has too; name it in 'without', or call yours otherwise [at chart/Web]",
  );
  expect(namesOf(webApplication({ alerts: Alerts.web({ rules, without: ['RolloutStuck'] }) }))).toContain(
    'RolloutStuck',
  );
});

test.each([
  [null, "'props' must be an object, e.g. { memoryPercent: 80 }, got nothing"],
  [
    { unavailableSeconds: -1, restarts: 0, memoryPercent: 101 },
    "'unavailableSeconds' must be a whole number, 0 or more, got -1, e.g. 600; 'restarts' must be a whole number, 1 or more, got 0, e.g. 3; 'memoryPercent' must be a whole number, 1 to 100, got 101, e.g. 90",
  ],
  [{ without: 'RolloutStuck' }, "'without' must be a list, e.g. ['ContainerThrottled'], got 'RolloutStuck'"],
  [{ without: ['Stuck'] }, "'without[0]' must be 'WorkloadUnavailable' or"],
  [{ labels: { 'my-team': 'shop' } }, "'labels' has the name 'my-team', must be letters, digits and '_', e.g. 'team'"],
  [{ labels: { team: 7 } }, "'labels.team' must be a text, got 7, e.g. '7'"],
])('fails for %p', (props, message) => {
  expect(() => Alerts.web(props as never)).toThrow(message);
  expect(() => Alerts.worker(props as never)).toThrow(message);
});

test('jobs fail alike', () => {
  expect(() => Alerts.job(null as never)).toThrow("'props' must be an object");
  expect(() => Alerts.job({ labels: [] as never })).toThrow("'labels' must be an object");
});

test.each([
  [null, "'rules' must be a list"],
  [[null], "'rules[0]' must be an object"],
  [
    [{ name: 'many errors', expression: '', forSeconds: 1.5, severity: 'high', labels: { 'a-b': 'c' } }],
    "'rules[0].name' must be letters, digits and '_', got 'many errors', e.g. 'ManyErrors'; 'rules[0].expression' must be a text, e.g. 'rate(errors_total[5m]) > 1', got ''; 'rules[0].summary' must be a text, e.g. 'Many errors', got nothing; 'rules[0].forSeconds' must be a whole number, 0 or more, got 1.5, e.g. 300; 'rules[0].severity' must be 'critical' or 'warning' or 'info', got 'high'; 'rules[0].labels' has the name 'a-b', must be letters, digits and '_', e.g. 'team'",
  ],
  [
    [
      { name: 'Slow', expression: 'a > 1', summary: 'a' },
      { name: 'Slow', expression: 'b > 1', summary: 'b' },
    ],
    "'rules' has two rules called 'Slow'; give one of them another name [at Alerts.of]",
  ],
])('rules fail for %p', (rules, message) => {
  expect(() => Alerts.of(rules as never)).toThrow(message);
});

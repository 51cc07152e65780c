import { App, Chart } from 'cdk8s';
import { ClusterAlert, KubernetesAlerts, type KubernetesAlertsProps } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { manifestsOf, newChart } from '../manifests';

const alertsOf = (props?: KubernetesAlertsProps) => {
  const manifests = manifestsOf((chart) => new KubernetesAlerts(chart, 'Alerts', props));
  expect(checkManifests(manifests)).toEqual([]);
  return manifests[0] as Record<string, any>;
};

test('the one object that is heeded, whatever the namespace of the chart', () => {
  const { metadata, spec } = alertsOf();
  expect(metadata).toMatchObject({ name: 'default', namespace: 'kube-system' });
  const rules = spec.groups.map(({ name, rules }: any) => [name, rules.map((rule: any) => rule.expression)]);
  expect(Object.fromEntries(rules)).toMatchSnapshot();
});

test('a group of your own', () => {
  const groups = {
    pods: [ClusterAlert.POD_OUT_OF_MEMORY, ClusterAlert.prometheus('pod-crashloop', 'prom.pod.status.crashLooping')],
    nodes: [
      ClusterAlert.nodeCpu(90),
      ClusterAlert.metric('slb_drop_con_high', 'cms.slb.drop.connection', {
        threshold: 1,
        unit: 'count',
        times: 5,
        silenceSeconds: 3600,
      }),
    ],
  };
  expect(alertsOf({ groups }).spec.groups).toEqual([
    {
      name: 'pods',
      rules: [
        { name: 'pod-oom', type: 'event', expression: 'sls.app.ack.pod.oom', enable: 'enable' },
        {
          name: 'pod-crashloop',
          type: 'metric-prometheus',
          expression: 'prom.pod.status.crashLooping',
          enable: 'enable',
        },
      ],
    },
    {
      name: 'nodes',
      rules: [
        {
          name: 'node_cpu_util_high',
          type: 'metric-cms',
          expression: 'cms.host.cpu.utilization',
          thresholds: [{ key: 'CMS_ESCALATIONS_CRITICAL_Threshold', unit: 'percent', value: '90' }],
          enable: 'enable',
        },
        {
          name: 'slb_drop_con_high',
          type: 'metric-cms',
          expression: 'cms.slb.drop.connection',
          thresholds: [
            { key: 'CMS_ESCALATIONS_CRITICAL_Threshold', unit: 'count', value: '1' },
            { key: 'CMS_ESCALATIONS_CRITICAL_Times', value: '5' },
            { key: 'CMS_RULE_SILENCE_SEC', value: '3600' },
          ],
          enable: 'enable',
        },
      ],
    },
  ]);
});

test('contact groups reach every rule as they are given', () => {
  const contactGroups = [{ id: '1234' }];
  const { spec } = alertsOf({ contactGroups });
  for (const { rules } of spec.groups) for (const rule of rules) expect(rule.contactGroups).toEqual(contactGroups);
});

test('a second one is refused', () => {
  const app = new App();
  new KubernetesAlerts(new Chart(app, 'one'), 'Alerts');
  expect(() => new KubernetesAlerts(new Chart(app, 'two'), 'More')).toThrow(
    "'KubernetesAlerts' is there already, at one/Alerts, and a cluster has one; put all groups into that one [at two/More]",
  );
});

test.each([
  [null, "'props' must be an object, e.g. { groups: { 'pod-exceptions': [ClusterAlert.POD_OUT_OF_MEMORY] } }"],
  [{ groups: [] }, "'groups' must be an object"],
  [{ groups: {} }, "'groups' must have one or more, got none; leave it out for the usual ones"],
  [{ groups: { pods: {} } }, "'groups.pods' must be a list, e.g. [ClusterAlert.POD_OUT_OF_MEMORY], got another object"],
  [{ groups: { pods: [] } }, "'groups.pods' must have one or more, got none, e.g. [ClusterAlert.POD_OUT_OF_MEMORY]"],
  [{ groups: { pods: ['oom'] } }, "'groups.pods[0]' must be a ClusterAlert, e.g. ClusterAlert.POD_OUT_OF_MEMORY"],
  [
    { groups: { pods: [ClusterAlert.POD_FAILED, ClusterAlert.POD_FAILED] } },
    "'groups.pods' has 'pod-failed' twice; leave one out [at chart/Alerts]",
  ],
  [{ contactGroups: 'oncall' }, "'contactGroups' must be a list, e.g. [{ id: '1234' }], got 'oncall'"],
  [{ contactGroups: ['oncall'] }, "'contactGroups[0]' must be an object, e.g. { id: '1234' }, got 'oncall'"],
  [{ contactGroups: [{ id: 7 }] }, "'contactGroups[0].id' must be a text, got 7, e.g. '7'"],
])('fails for %p', (props, message) => {
  expect(() => new KubernetesAlerts(newChart(), 'Alerts', props as never)).toThrow(message);
});

test('alerts fail for what they are not', () => {
  expect(() => ClusterAlert.event('', undefined as never)).toThrow(
    "'name' must be a text, e.g. 'pod-oom', got ''; 'eventId' must be a text, e.g. 'sls.app.ack.pod.oom', got nothing [at ClusterAlert.event]",
  );
  expect(() => ClusterAlert.prometheus('a', '')).toThrow("'expression' must be a text, e.g. 'prom.coredns.notHealthy");
  expect(() => ClusterAlert.metric('a', 'b', null as never)).toThrow(
    "'props' must be an object, e.g. { threshold: 85 }",
  );
  expect(() => ClusterAlert.metric('a', 'b', { unit: 'parts', times: 0 } as never)).toThrow(
    "'threshold' must be a whole number, 1 or more, got nothing, e.g. 85; 'unit' must be 'percent' or 'count' or 'qps', got 'parts'; 'times' must be a whole number, 1 or more, got 0, e.g. 3 [at ClusterAlert.metric]",
  );
  expect(() => ClusterAlert.nodeCpu('90' as never)).toThrow("'threshold' must be a whole number, 1 or more, got '90'");
});

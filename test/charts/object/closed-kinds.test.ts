import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { AlbGateway, Namespace } from '../../../charts';
import { newChart, VSWITCHES } from '../manifests';

const newGateway = (chart: Chart) => new AlbGateway(chart, 'Gateway', { vSwitches: VSWITCHES });

test('a field that a kind without a schema does not have is refused, patches included', () => {
  const chart = newChart();
  newGateway(chart).albConfig.addJsonPatch(JsonPatch.add('/spec/config/adressType', 'Intranet'));
  expect(() => chart.toJson()).toThrow(
    "AlbConfig web-gateway has the unknown field 'spec.config.adressType' (nearest is 'addressType'), which the server would take and ignore [at chart/Gateway/AlbConfig]",
  );
});

test('all of them are named at once, in lists too, and in objects of others', () => {
  const app = new App();
  new Namespace(new Chart(app, 'namespace'), 'Web');
  const chart = new Chart(app, 'others');
  new ApiObject(chart, 'Alb', {
    apiVersion: 'alibabacloud.com/v1',
    kind: 'AlbConfig',
    metadata: { name: 'alb' },
    spec: {
      config: {},
      listeners: [
        { port: 80, protocol: 'HTTP' },
        { port: 443, protocoll: 'HTTPS' },
      ],
    },
  });
  new ApiObject(chart, 'Logs', {
    apiVersion: 'log.alibabacloud.com/v1alpha1',
    kind: 'AliyunLogConfig',
    metadata: { name: 'logs' },
    spec: { logstore: 'logs', ttl: 30, logtailConfig: { configName: 'logs', inputType: 'plugin' } },
    Status: {},
  });
  const problems = [
    "AlbConfig alb has the unknown field 'spec.listeners[1].protocoll' (nearest is 'protocol'), which the server would take and ignore [at others/Alb]",
    "AliyunLogConfig logs has the unknown field 'Status' (nearest is 'status'), which the server would take and ignore [at others/Logs]",
    "AliyunLogConfig logs has the unknown field 'spec.ttl' (there are project, logstore, shardCount, lifeCycle, machineGroups, productCode, logtailConfig), which",
  ];
  for (const problem of problems) expect(() => app.synth()).toThrow(problem);
});

test.each([
  ['what is known to be open', { groups: [{ name: 'pods', rules: [{ contactGroups: [{ whatever: 'x' }] }] }] }],
  ['a value that ROS computes', { groups: { 'Fn::Jq': ['First', '.', '[]'] } }],
  ['nothing', null],
])('%s is let through', (_, spec) => {
  const chart = newChart();
  new Namespace(chart, 'Web');
  new ApiObject(chart, 'Rules', {
    apiVersion: 'alert.alibabacloud.com/v1beta1',
    kind: 'AckAlertRule',
    metadata: { name: 'default' },
    spec,
  });
  expect(() => chart.toJson()).not.toThrow();
});

test.each([
  ['a kind with a schema', 'monitoring.coreos.com/v1', 'PodMonitor'],
  ['a kind of the same name', 'example.com/v1', 'AlbConfig'],
])('%s is left to the server', (_, apiVersion, kind) => {
  const chart = newChart();
  new Namespace(chart, 'Web');
  new ApiObject(chart, 'Other', { apiVersion, kind, metadata: { name: 'other' }, unknown: true });
  expect(() => chart.toJson()).not.toThrow();
});

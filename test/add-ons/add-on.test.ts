import { AlbGateway } from '../../charts';
import { AddOn } from '../../lib/add-ons/add-on';
import { manifestsOf, VSWITCHES } from '../charts/manifests';

test.each([
  [
    'albIngress',
    AddOn.albIngress(),
    [{ name: 'alb-ingress-controller', config: { albIngress: { CreateDefaultALBConfig: false } } }],
  ],
  ['managedPrometheus', AddOn.managedPrometheus(), [{ name: 'arms-prometheus' }]],
  ['logs', AddOn.logs(), [{ name: 'loongcollector', config: { IngressDashboardEnabled: 'true' } }]],
  [
    'logs to a project',
    AddOn.logs({ project: 'web' }),
    [{ name: 'loongcollector', config: { IngressDashboardEnabled: 'true', sls_project_name: 'web' } }],
  ],
  ['events', AddOn.events(), [{ name: 'ack-node-problem-detector', config: { sls_project_name: '' } }]],
  ['securityInspector', AddOn.securityInspector(), [{ name: 'managed-security-inspector' }]],
  ['csi', AddOn.csi(), [{ name: 'csi-plugin' }, { name: 'csi-provisioner' }]],
  [
    'nginxIngress',
    AddOn.nginxIngress(),
    [{ name: 'nginx-ingress-controller', config: { IngressSlbNetworkType: 'internet' } }],
  ],
  [
    'nginxIngress for the VPC alone',
    AddOn.nginxIngress({ addressType: 'intranet' }),
    [{ name: 'nginx-ingress-controller', config: { IngressSlbNetworkType: 'intranet' } }],
  ],
  ['logs without a dashboard', AddOn.logs({ ingressDashboard: false }), [{ name: 'loongcollector', config: {} }]],
  [
    'events to a project',
    AddOn.events({ project: { projectName: 'web' } }),
    [{ name: 'ack-node-problem-detector', config: { sls_project_name: 'web' } }],
  ],
  ['mseIngress', AddOn.mseIngress(), [{ name: 'mse-ingress-controller' }]],
  ['metricsServer', AddOn.metricsServer(), [{ name: 'metrics-server' }]],
  ['alerts', AddOn.alerts(), [{ name: 'alicloud-monitor-controller', needs: expect.anything() }]],
  ['tracing', AddOn.tracing(), [{ name: 'ack-onepilot' }]],
  ['costExporter', AddOn.costExporter(), [{ name: 'ack-cost-exporter' }]],
  ['podIdentity', AddOn.podIdentity(), [{ name: 'ack-pod-identity-webhook' }]],
  ['registryCredentials', AddOn.registryCredentials(), [{ name: 'managed-aliyun-acr-credential-helper' }]],
  ['cronHpa', AddOn.cronHpa(), [{ name: 'ack-kubernetes-cronhpa-controller' }]],
  ['clusterAutoscaler', AddOn.clusterAutoscaler(), [{ name: 'cluster-autoscaler' }]],
  ['instantElasticity', AddOn.instantElasticity(), [{ name: 'ack-goatscaler' }]],
  ['virtualNode', AddOn.virtualNode(), [{ name: 'ack-virtual-node' }]],
  ['knative', AddOn.knative(), [{ name: 'knative' }]],
  ['nodeLocalDns', AddOn.nodeLocalDns(), [{ name: 'ack-node-local-dns' }]],
  ['of', AddOn.of('ack-kruise', { config: { a: 1 } }), [{ name: 'ack-kruise', config: { a: 1 } }]],
])('%s', (_, addOn, components) => {
  expect(addOn.components('managed')).toEqual(components);
});

test('the chart owns the AlbConfig, the add-on makes none', () => {
  const gateway = manifestsOf((chart) => new AlbGateway(chart, 'Gateway', { vSwitches: VSWITCHES }));
  expect(gateway.map(({ kind }) => kind)).toEqual(['AlbConfig', 'IngressClass']);
  expect(AddOn.albIngress().components('managed')[0]?.config).toEqual({
    albIngress: { CreateDefaultALBConfig: false },
  });
});

test('policies are two components', () => {
  const names = AddOn.policies()
    .components('managed')
    .map(({ name }) => name);
  expect(names).toEqual(['gatekeeper', 'policy-template-controller']);
});

test.each([
  AddOn.albIngress({ version: 'v2' }),
  AddOn.nginxIngress({ version: 'v2' }),
  AddOn.mseIngress({ version: 'v2' }),
  AddOn.managedPrometheus({ version: 'v2' }),
  AddOn.metricsServer({ version: 'v2' }),
  AddOn.logs({ version: 'v2' }),
  AddOn.events({ version: 'v2' }),
  AddOn.alerts({ version: 'v2' }),
  AddOn.tracing({ version: 'v2' }),
  AddOn.costExporter({ version: 'v2' }),
  AddOn.securityInspector({ version: 'v2' }),
  AddOn.podIdentity({ version: 'v2' }),
  AddOn.registryCredentials({ version: 'v2' }),
  AddOn.cronHpa({ version: 'v2' }),
  AddOn.clusterAutoscaler({ version: 'v2' }),
  AddOn.instantElasticity({ version: 'v2' }),
  AddOn.virtualNode({ version: 'v2' }),
  AddOn.knative({ version: 'v2' }),
  AddOn.nodeLocalDns({ version: 'v2' }),
  AddOn.of('any', { version: 'v2' }),
])('a version can be pinned', (addOn) => {
  expect(addOn.components('managed')).toMatchObject([{ version: 'v2' }]);
});

test('components that belong together are pinned one by one', () => {
  const policies = AddOn.policies({ version: { gatekeeper: 'v3' } });
  expect(policies.components('managed')).toMatchObject([
    { name: 'gatekeeper', version: 'v3' },
    { name: 'policy-template-controller', version: undefined },
  ]);
  const csi = AddOn.csi({ version: { 'csi-plugin': 'v1', 'csi-provisioner': 'v2' } });
  expect(csi.components('managed').map(({ version }) => version)).toEqual(['v1', 'v2']);
});

test.each<[string, () => unknown, string]>([
  [
    'no name',
    () => AddOn.of(undefined as never),
    "'name' must be a text, e.g. 'ack-kruise', got nothing [at AddOn.of]",
  ],
  [
    'a version in place of options',
    () => AddOn.managedPrometheus('v2' as never),
    "'options' must be an object, e.g. { version: 'v1.9.3-aliyun.1' }, got 'v2' [at add-on 'arms-prometheus']",
  ],
  [
    'a number as version, a text as config',
    () => AddOn.of('ack-kruise', { version: 2 as never, config: '{}' as never }),
    "'version' must be a text, e.g. 'v1.9.3-aliyun.1', got 2; 'config' must be an object, e.g. { prometheusMode: 'default' }, got '{}' [at add-on 'ack-kruise']",
  ],
  [
    'a project without a name',
    () => AddOn.logs({ project: {} as never }),
    "'project' must be a text, e.g. 'k8s-logs', got nothing [at add-on 'loongcollector']",
  ],
  [
    'a word as switch',
    () => AddOn.logs({ ingressDashboard: 'false' as never }),
    "'ingressDashboard' must be true or false, got 'false' [at AddOn.logs]",
  ],
  [
    'one version for several components',
    () => AddOn.csi({ version: 'v1' as never }),
    "'version' must be an object, e.g. { 'csi-plugin': 'v1.9.3-aliyun.1' }, got 'v1' [at add-on 'csi-plugin']",
  ],
  [
    'a version of another component',
    () => AddOn.policies({ version: { gatekeper: 'v3', 'policy-template-controller': 1 } as never }),
    "'version' has 'gatekeper', which is none of the components gatekeeper, policy-template-controller; 'version.policy-template-controller' must be a text, e.g. 'v1.9.3-aliyun.1', got 1 [at add-on 'gatekeeper']",
  ],
])('refuses %s', (_, make, message) => {
  expect(make).toThrow(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
});

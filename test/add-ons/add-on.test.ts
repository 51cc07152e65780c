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

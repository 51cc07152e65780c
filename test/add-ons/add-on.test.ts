import { AddOn } from '../../lib/add-ons/add-on';

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
  ['of', AddOn.of('ack-onepilot', { config: { a: 1 } }), [{ name: 'ack-onepilot', config: { a: 1 } }]],
])('%s', (_, addOn, components) => {
  expect(addOn.components('managed')).toEqual(components);
});

test('the security inspector of a dedicated cluster has another name', () => {
  expect(AddOn.securityInspector().components('dedicated')).toEqual([{ name: 'security-inspector' }]);
});

test.each([
  AddOn.albIngress({ version: 'v2' }),
  AddOn.managedPrometheus({ version: 'v2' }),
  AddOn.logs({ version: 'v2' }),
  AddOn.events({ version: 'v2' }),
  AddOn.securityInspector({ version: 'v2' }),
  AddOn.of('any', { version: 'v2' }),
])('a version can be pinned', (addOn) => {
  expect(addOn.components('managed')).toMatchObject([{ version: 'v2' }]);
});

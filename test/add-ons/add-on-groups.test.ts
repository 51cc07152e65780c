import { AddOn } from '../../lib/add-ons/add-on';
import { Cluster } from '../../lib/cluster/cluster';
import type { ManagedCluster } from '../../lib/cluster/managed-cluster';
import { addManagedCluster, WORKERS } from '../cluster/clusters';
import { checkTemplate } from '../support/ros/check-template';
import { resourcesOf, templateOf } from '../support/template';

const cluster = (define: (cluster: ManagedCluster) => void) => resourcesOf((stack) => define(addManagedCluster(stack)));
const numbered = (count: number) => Array.from({ length: count }, (_, index) => AddOn.of(`add-on-${index + 1}`));
const namesIn = (resource: any) => resource?.Properties.Addons.map((addOn: any) => addOn.Name);

test('defaults', () => {
  const { ClusterAddOns } = cluster((it) => {
    it.addNodePool('Workers', WORKERS);
    it.addAddOn(AddOn.albIngress(), AddOn.managedPrometheus(), AddOn.logs(), AddOn.securityInspector());
  });
  expect(ClusterAddOns).toMatchSnapshot();
});

test('without add-ons there is no resource', () => {
  expect(Object.keys(cluster(() => undefined))).toEqual(['Cluster']);
});

test('groups hold ten, in the order of adding, each waiting for the one before', () => {
  const resources = cluster((it) => it.addAddOn(...numbered(21)));
  expect(namesIn(resources.ClusterAddOns)).toEqual(numbered(10).flatMap((a) => a.components('managed')[0]?.name));
  expect(namesIn(resources.ClusterAddOns2)).toHaveLength(10);
  expect(namesIn(resources.ClusterAddOns3)).toEqual(['add-on-21']);
  expect(resources.ClusterAddOns3?.DependsOn).toEqual(['Cluster', 'ClusterAddOns2']);
});

test('an add-on added later changes no group that was full', () => {
  const before = cluster((it) => it.addAddOn(...numbered(10)));
  const after = cluster((it) => it.addAddOn(...numbered(11)));
  expect(after.ClusterAddOns).toEqual(before.ClusterAddOns);
});

test('all groups wait for node pools, also those defined later', () => {
  const resources = cluster((it) => {
    it.addNodePool('Workers', WORKERS);
    it.addAddOn(...numbered(10));
    it.addNodePool('More', { ...WORKERS, nodePoolName: 'more' });
    it.addAddOn(AddOn.of('one-more'));
  });
  expect(resources.ClusterAddOns?.DependsOn).toEqual(['Cluster', 'ClusterWorkers', 'ClusterMore']);
  expect(resources.ClusterAddOns2?.DependsOn).toEqual(['Cluster', 'ClusterWorkers', 'ClusterMore', 'ClusterAddOns']);
});

test('the same add-on twice is no news', () => {
  const resources = cluster((it) => {
    it.addAddOn(AddOn.logs());
    it.addAddOn(AddOn.logs());
  });
  expect(namesIn(resources.ClusterAddOns)).toEqual(['loongcollector']);
});

test('fails for an add-on that is there with another config', () => {
  const define = () => cluster((it) => it.addAddOn(AddOn.logs(), AddOn.logs({ project: 'web' })));
  expect(define).toThrow(
    `add-on 'loongcollector' is already there with the newest version and config {"IngressDashboardEnabled":"true"}, got the newest version and config {"IngressDashboardEnabled":"true","sls_project_name":"web"} [at Stack/Cluster]`,
  );
});

test('what an add-on needs may be added after it, in another group too', () => {
  const resources = cluster((it) => it.addAddOn(AddOn.policies(), ...numbered(9), AddOn.logs()));
  expect(namesIn(resources.ClusterAddOns2)).toEqual(['add-on-9', 'loongcollector']);
});

test('what an existing cluster may have is not asked for', () => {
  const resources = resourcesOf((stack) => {
    const existing = Cluster.fromClusterAttributes(stack, 'Cluster', { clusterId: 'c1' });
    existing.addAddOn(AddOn.policies(), AddOn.csi());
  });
  expect(namesIn(resources.ClusterAddOns)).toEqual([
    'gatekeeper',
    'policy-template-controller',
    'csi-plugin',
    'csi-provisioner',
  ]);
});

test('ROS would take all named add-ons that go together', () => {
  const template = templateOf((stack) => {
    addManagedCluster(stack).addAddOn(
      AddOn.albIngress(),
      AddOn.nginxIngress(),
      AddOn.mseIngress(),
      AddOn.managedPrometheus(),
      AddOn.logs({ ingressDashboard: true }),
      AddOn.events(),
      AddOn.tracing(),
      AddOn.costExporter(),
      AddOn.securityInspector(),
      AddOn.policies(),
      AddOn.podIdentity(),
      AddOn.registryCredentials(),
      AddOn.cronHpa(),
      AddOn.instantElasticity(),
      AddOn.virtualNode(),
      AddOn.knative(),
      AddOn.nodeLocalDns(),
    );
  });
  expect(checkTemplate(template)).toEqual([]);
});

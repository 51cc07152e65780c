import { AddOn, type ControlPlane } from '../../lib/add-ons/add-on';
import { Cluster } from '../../lib/cluster/cluster';
import { resourcesOf } from '../support/template';

const namesOn = (controlPlane: ControlPlane, ...addOns: AddOn[]) => {
  const { ClusterAddOns } = resourcesOf((stack) => {
    Cluster.fromClusterAttributes(stack, 'Cluster', { clusterId: 'c1', controlPlane }).addAddOn(...addOns);
  });
  return ClusterAddOns?.Properties.Addons.map(({ Name }: { Name: string }) => Name);
};

test.each<[ControlPlane, string[]]>([
  ['managed', ['managed-security-inspector', 'managed-aliyun-acr-credential-helper']],
  ['serverless', ['managed-security-inspector', 'managed-aliyun-acr-credential-helper']],
  ['edge', ['managed-security-inspector', 'managed-aliyun-acr-credential-helper']],
  ['acs', ['managed-security-inspector', 'managed-aliyun-acr-credential-helper']],
  ['dedicated', ['security-inspector', 'aliyun-acr-credential-helper']],
  ['registered', ['security-inspector', 'aliyun-acr-credential-helper']],
])('%s clusters have the form of a component that they can run', (controlPlane, names) => {
  expect(namesOn(controlPlane, AddOn.securityInspector(), AddOn.registryCredentials())).toEqual(names);
});

const MSE = 'MSE names managed, dedicated, serverless and ACS clusters only: use AddOn.albIngress()';
const NO_NODES = 'there are no nodes to add: pods bring their own capacity, leave it out';
const NO_DNS = 'it runs on nodes, and there are none: pods ask CoreDNS, leave it out';

test.each<[ControlPlane, AddOn, string]>([
  [
    'dedicated',
    AddOn.podIdentity(),
    `'ack-pod-identity-webhook' does not work in this cluster (dedicated): RRSA needs a control plane that ACK runs: use ManagedCluster`,
  ],
  [
    'serverless',
    AddOn.clusterAutoscaler(),
    `'cluster-autoscaler' does not work in this cluster (serverless): ${NO_NODES}`,
  ],
  ['serverless', AddOn.instantElasticity(), `'ack-goatscaler' does not work in this cluster (serverless): ${NO_NODES}`],
  ['serverless', AddOn.nodeLocalDns(), `'ack-node-local-dns' does not work in this cluster (serverless): ${NO_DNS}`],
  [
    'serverless',
    AddOn.virtualNode(),
    `'ack-virtual-node' does not work in this cluster (serverless): all its nodes are virtual: leave it out`,
  ],
  ['acs', AddOn.nodeLocalDns(), `'ack-node-local-dns' does not work in this cluster (acs): ${NO_DNS}`],
  [
    'edge',
    AddOn.instantElasticity(),
    `'ack-goatscaler' does not work in this cluster (edge): ACK names managed, dedicated and registered clusters only: leave it out`,
  ],
  ['edge', AddOn.mseIngress(), `'mse-ingress-controller' does not work in this cluster (edge): ${MSE}`],
  ['registered', AddOn.mseIngress(), `'mse-ingress-controller' does not work in this cluster (registered): ${MSE}`],
])('a %s cluster refuses what it cannot have', (controlPlane, addOn, message) => {
  expect(() => namesOn(controlPlane, addOn)).toThrow(`add-on ${message} [at Stack/Cluster]`);
});

test('what no page excludes is let through, by any name', () => {
  expect(namesOn('edge', AddOn.of('tomorrow'), AddOn.knative())).toEqual(['tomorrow', 'knative']);
});

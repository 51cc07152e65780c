import { AddOn } from '../../lib/add-ons/add-on';
import { addManagedCluster } from '../cluster/clusters';
import { resourcesOf } from '../support/template';

const adding =
  (...addOns: AddOn[]) =>
  () =>
    resourcesOf((stack) => addManagedCluster(stack).addAddOn(...addOns));

test.each<[string, () => unknown, string]>([
  [
    'CSI, which the cluster is created with',
    adding(AddOn.csi()),
    `add-on 'csi-plugin' is part of the cluster from its creation on, leave it out [at Stack/Cluster]`,
  ],
  [
    'the network plugin it is created with',
    adding(AddOn.of('terway-eniip', { version: 'v1.9' })),
    `add-on 'terway-eniip' is part of the cluster from its creation on, leave it out [at Stack/Cluster]`,
  ],
  [
    'another network plugin',
    adding(AddOn.of('flannel')),
    `add-on 'flannel' comes too late: the cluster is created with 'terway-eniip' for good, see 'podNetwork' [at Stack/Cluster]`,
  ],
  [
    'two ways to scale nodes',
    adding(AddOn.clusterAutoscaler(), AddOn.instantElasticity()),
    `add-on 'ack-goatscaler' conflicts with 'cluster-autoscaler': a cluster scales its nodes in one of the two ways; choose one [at Stack/Cluster]`,
  ],
  [
    'two log collectors',
    adding(AddOn.of('logtail-ds'), AddOn.logs()),
    `add-on 'loongcollector' conflicts with 'logtail-ds': both would collect the same logs; choose one [at Stack/Cluster]`,
  ],
  [
    'both forms of a component',
    adding(AddOn.of('managed-gatekeeper'), AddOn.policies()),
    `add-on 'gatekeeper' conflicts with 'managed-gatekeeper': they are the two forms of one component; choose one [at Stack/Cluster]`,
  ],
  [
    'policies without logs',
    adding(AddOn.policies()),
    `add-on 'policy-template-controller' needs a log collector for its records: add AddOn.logs() [at Stack/Cluster]`,
  ],
  [
    'alerts without events',
    adding(AddOn.alerts()),
    `add-on 'alicloud-monitor-controller' needs the events it alerts on: add AddOn.events() [at Stack/Cluster]`,
  ],
  [
    'a dashboard without the NGINX Ingress controller',
    adding(AddOn.logs({ ingressDashboard: true })),
    `add-on 'loongcollector' needs the NGINX Ingress controller for its dashboard: add AddOn.nginxIngress(), or leave ingressDashboard out [at Stack/Cluster]`,
  ],
])('fails for %s', (_, define, message) => {
  expect(define).toThrow(message);
});

test('alerts go with events, whichever is added first', () => {
  expect(adding(AddOn.alerts(), AddOn.events())).not.toThrow();
});

test('Ingress controllers go together', () => {
  expect(adding(AddOn.albIngress(), AddOn.nginxIngress(), AddOn.mseIngress())).not.toThrow();
});

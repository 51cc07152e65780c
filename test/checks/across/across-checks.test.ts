import { ACROSS_CHECKS } from '../../../lib/checks/across/across-checks';
import { runChecks } from '../../../lib/checks/run-checks';
import type { Subject } from '../../../lib/checks/subject';

const managed = (properties: object, addOns: readonly object[] = []) => ({
  Cluster: { Type: 'ALIYUN::CS::ManagedKubernetesCluster', Properties: { ...properties, Addons: addOns } },
});
const addOn = (Name: string, more: object = {}) => ({ Name, ...more });
const flannel = managed({}, [addOn('flannel')]);
const terway = (NetworkPolicy?: string) =>
  managed({}, [
    addOn('terway-eniip', NetworkPolicy === undefined ? {} : { Config: JSON.stringify({ NetworkPolicy }) }),
  ]);
const serverless = { Cluster: { Type: 'ALIYUN::CS::ASKCluster', Properties: {} } };
const registered = (addons: object[]) => ({
  Cluster: {
    Type: 'ALIYUN::CS::AnyCluster',
    Properties: { ClusterConfig: { cluster_type: 'ExternalKubernetes', addons } },
  },
});
const later = (...names: string[]) => ({
  AddOns: {
    Type: 'ALIYUN::CS::ClusterAddons',
    Properties: { ClusterId: { Ref: 'Cluster' }, Addons: names.map((Name) => ({ Name })) },
  },
});
const pool = (types: unknown = ['ecs.g7.xlarge'], size: object = { Count: 2 }) => ({
  A: { Type: 'ALIYUN::ECS::VSwitch', Properties: { ZoneId: 'zone-a', CidrBlock: '10.0.0.0/29' } },
  Workers: {
    Type: 'ALIYUN::CS::ClusterNodePool',
    Properties: {
      ClusterId: { Ref: 'Cluster' },
      ...size,
      ScalingGroup: { VSwitchIds: [{ Ref: 'A' }], InstanceTypes: types },
    },
  },
});

const metadata = { name: 'web', namespace: 'shop' };
const labels = { app: 'web' };
const workload = (pod: object = {}, container: object = {}, spec: object = {}, podLabels: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels: { ...labels, ...podLabels } },
      spec: { containers: [{ name: 'web', image: 'web:1', ...container }], ...pod },
    },
    ...spec,
  },
});
const requests = (cpu: string, memory = '1Gi') => ({ resources: { requests: { cpu, memory } } });
const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: { podSelector: {} } };
const service = (spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec: { selector: labels, ports: [{ port: 80 }], ...spec },
});
const ingress = (ingressClassName: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata,
  spec: {
    ingressClassName,
    rules: [
      {
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
        },
      },
    ],
  },
});
const ingressClass = (name: string, controller: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: { name },
  spec: { controller },
});
const storageClass = (fields: object) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'data' },
  ...fields,
});
const volume = (spec: object) => ({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'data' }, spec });
const account = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { ...metadata, annotations: { 'pod-identity.alibabacloud.com/role-name': 'shop' } },
};
const monitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata,
  spec: { selector: {}, endpoints: [] },
};
const nas = { driver: 'nasplugin.csi.alibabacloud.com', volumeHandle: 'data' };

function linesOf(Resources: object, objects: readonly object[], subject: Subject = {}): string[] {
  const templates = [{ name: 'template', content: { ROSTemplateFormatVersion: '2015-09-01', Resources } }];
  const { findings } = runChecks(
    { templates, manifests: objects.map((content) => ({ content })), ...subject },
    { checks: ACROSS_CHECKS },
  );
  return findings.map(
    ({ id, message, place: { path, title }, severity }) =>
      `${severity} ${id} ${title.split(' ')[0]} ${path}: ${message}`,
  );
}

test.each<[string, object, object[], ...string[]]>([
  [
    'policies on Flannel',
    flannel,
    [policy],
    'error X020 NetworkPolicy : cluster Cluster uses Flannel, which enforces no policy',
  ],
  [
    'policies on Terway without them',
    terway('false'),
    [policy],
    'error X020 NetworkPolicy : cluster Cluster has a network plugin that enforces no policy',
  ],
  [
    'volumes of a driver that a registered cluster does not have',
    registered([]),
    [volume({ csi: nas })],
    'warning X010 PersistentVolume spec.csi.driver: cluster Cluster has no csi-plugin, got nasplugin.csi.alibabacloud.com',
  ],
  [
    'classes of a driver that is switched off',
    managed({}, [addOn('csi-plugin', { Disabled: true })]),
    [storageClass({ provisioner: 'diskplugin.csi.alibabacloud.com' })],
    'warning X010 StorageClass provisioner: cluster Cluster has no csi-plugin, got diskplugin.csi.alibabacloud.com',
  ],
  [
    'a class of a controller that is not installed',
    managed({}),
    [ingressClass('a', 'ingress.k8s.alibabacloud/alb')],
    'warning X011 IngressClass spec.controller: cluster Cluster has no alb-ingress-controller',
  ],
  [
    'an Ingress of NGINX that is switched off',
    managed({}, [addOn('nginx-ingress-controller', { Disabled: 'true' })]),
    [ingress('nginx')],
    'warning X011 Ingress spec.ingressClassName: cluster Cluster has no nginx-ingress-controller',
  ],
  [
    'monitors without Prometheus',
    managed({}),
    [monitor],
    'warning X012 ServiceMonitor apiVersion: cluster Cluster has no arms-prometheus, which brings monitoring.coreos.com',
  ],
  [
    'roles of pods without RRSA',
    managed({}),
    [account, storageClass({ provisioner: 'ossplugin.csi.alibabacloud.com', parameters: { authType: 'rrsa' } })],
    "warning X013 ServiceAccount metadata.annotations['pod-identity.alibabacloud.com/role-name']: cluster Cluster has RRSA off",
    'warning X013 StorageClass parameters.authType: cluster Cluster has RRSA off',
  ],
  [
    'roles of pods without the webhook',
    managed({ RrsaConfig: { Enabled: true } }),
    [account],
    "warning X013 ServiceAccount metadata.annotations['pod-identity.alibabacloud.com/role-name']: cluster Cluster has no ack-pod-identity-webhook",
  ],
  [
    'a class that the add-on was told not to make',
    managed({}, [addOn('alb-ingress-controller', { Config: '{"albIngress":{"CreateDefaultALBConfig":false}}' })]),
    [ingress('alb')],
    "warning X014 Ingress spec.ingressClassName: alb-ingress-controller makes no class 'alb', and no IngressClass is called so",
  ],
  [
    'a gate on Flannel',
    flannel,
    [workload({ readinessGates: [{ conditionType: 'service.readiness.alibabacloud.com/web' }] })],
    'error X021 Deployment spec.template.spec.readinessGates[0]: cluster Cluster uses Flannel, got service.readiness.alibabacloud.com/web',
  ],
  [
    'an ALB to pods of Flannel',
    { ...flannel, ...later('alb-ingress-controller') },
    [ingress('a'), ingressClass('a', 'ingress.k8s.alibabacloud/alb'), service()],
    'error X022 Ingress spec.rules[0].http.paths[0].backend.service: cluster Cluster uses Flannel, Service web is of type ClusterIP',
  ],
  [
    'zones without nodes',
    { ...managed({}), ...pool() },
    [
      workload({
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [
                    { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['zone-b', 'zone-c'] },
                  ],
                },
              ],
            },
          },
        },
      }),
      storageClass({
        provisioner: 'a',
        allowedTopologies: [
          { matchLabelExpressions: [{ key: 'topology.diskplugin.csi.alibabacloud.com/zone', values: ['zone-b'] }] },
        ],
      }),
    ],
    'warning X030 Deployment spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: nodes lie in zone-a, got zone-b, zone-c',
    'warning X030 StorageClass allowedTopologies[0].matchLabelExpressions[0]: nodes lie in zone-a, got zone-b',
  ],
  [
    'x86 where nodes are Arm',
    { ...managed({}), ...pool(['ecs.g8y.xlarge']) },
    [workload({ nodeSelector: { 'kubernetes.io/arch': 'amd64' } })],
    "warning X040 Deployment spec.template.spec.nodeSelector['kubernetes.io/arch']: nodes are arm64, got amd64",
  ],
  [
    'what has to be on a node, without any',
    serverless,
    [workload({ hostNetwork: true }, { securityContext: { privileged: true } }), service({ type: 'NodePort' })],
    'warning X050 Deployment spec.template.spec.containers[0].securityContext.privileged: privileged containers are refused',
    'warning X050 Deployment spec.template.spec.hostNetwork: there is no node whose network it could use',
    'warning X050 Service spec.type: there are no nodes to open ports on, got NodePort',
  ],
  [
    'a directory of the node, on a virtual node',
    managed({}),
    [workload({ volumes: [{ name: 'a', hostPath: { path: '/a' } }] }, {}, {}, { 'alibabacloud.com/eci': 'true' })],
    'warning X050 Deployment spec.template.spec.volumes[0].hostPath: there is no node whose files it could use',
  ],
  [
    'more pods than addresses',
    { ...managed({ PodVswitchIds: [{ Ref: 'A' }] }, [addOn('terway-eniip')]), ...pool() },
    [workload({}, {}, { replicas: 5 })],
    'warning X060 template Resources.Cluster.Properties.PodVswitchIds: the workloads may have 5 pods, there are 4 addresses for pods',
  ],
  [
    'more processors than there are',
    { ...managed({}), ...pool() },
    [workload({}, requests('2'), { replicas: 5 })],
    'warning X061 template Resources.Workers.Properties: the workloads may ask for 10 vCPU, more than the 8 vCPU of all nodes together',
  ],
  [
    'a pod that no node can hold',
    { ...managed({}), ...pool() },
    [workload({}, requests('500m', '17Gi'), { replicas: 1 })],
    'warning X062 Deployment spec: a pod asks for 17 GiB, more than the 16 GiB of the largest node',
  ],
])('finds %s', (_flaw, resources, objects, ...lines) => {
  expect(linesOf(resources, objects)).toEqual(lines);
});

test.each<[string, object, object[]]>([
  ['policies where nobody says what enforces them', terway(), [policy]],
  ['policies on Terway with them', terway('true'), [policy]],
  ['objects without a cluster', {}, [policy, account, monitor, ingress('alb')]],
  [
    'add-ons that are installed later',
    { ...managed({ RrsaConfig: { Enabled: true } }), ...later('arms-prometheus', 'ack-pod-identity-webhook') },
    [monitor, account],
  ],
  ['add-ons that only the deployment knows', managed({}, [{ Name: { Ref: 'AddOn' } }]), [monitor]],
  [
    'a kind that is defined here',
    managed({}),
    [
      monitor,
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'x.monitoring.coreos.com' },
        spec: { group: 'monitoring.coreos.com', names: { kind: 'X', plural: 'x' }, scope: 'Namespaced', versions: [] },
      },
    ],
  ],
  [
    'what a chart may install',
    { ...managed({}), Chart: { Type: 'ALIYUN::CS::ClusterHelmApplication', Properties: {} } },
    [monitor],
  ],
  [
    'an image cache on virtual nodes',
    serverless,
    [{ apiVersion: 'eci.alibabacloud.com/v1', kind: 'ImageCache', metadata: { name: 'a' }, spec: { images: ['a:1'] } }],
  ],
  ['volumes of a registered cluster with the driver', registered([{ name: 'csi-plugin' }]), [volume({ csi: nas })]],
  [
    'an ALB to node ports of Flannel',
    { ...flannel, ...later('alb-ingress-controller') },
    [ingress('a'), ingressClass('a', 'ingress.k8s.alibabacloud/alb'), service({ type: 'NodePort' })],
  ],
  [
    'a zone of two that has nodes',
    { ...managed({}), ...pool() },
    [workload({ nodeSelector: { 'topology.kubernetes.io/zone': 'zone-a' } })],
  ],
  [
    'machines that only the deployment knows',
    { ...managed({}), ...pool({ Ref: 'Types' }) },
    [workload({ nodeSelector: { 'kubernetes.io/arch': 'arm64' } }, requests('64'))],
  ],
  [
    'machines of a family that is not known',
    { ...managed({}), ...pool(['ecs.gn6v-c8g1.2xlarge']) },
    [workload({}, requests('64'))],
  ],
  [
    'pods that virtual nodes may take',
    { ...managed({}, [addOn('ack-virtual-node')]), ...pool() },
    [workload({}, requests('2'), { replicas: 50 })],
  ],
  ['as much as there is', { ...managed({}), ...pool() }, [workload({}, requests('2', '8Gi'), { replicas: 4 })]],
])('is silent about %s', (_words, resources, objects) => {
  expect(linesOf(resources, objects)).toEqual([]);
});

test('what is missing is an error where everything is here', () => {
  expect(linesOf(managed({}), [monitor], { isComplete: true })).toEqual([
    'error X012 ServiceMonitor apiVersion: cluster Cluster has no arms-prometheus, which brings monitoring.coreos.com',
  ]);
});

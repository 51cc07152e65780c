import { AVAILABILITY_CHECKS } from '../../../lib/checks/availability/availability-checks';
import { runChecks } from '../../../lib/checks/run-checks';

const metadata = { name: 'web', namespace: 'shop' };
const labels = { app: 'web' };
const spread = {
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
  ],
};
const httpGet = { path: '/', port: 8080 };
const probes = { livenessProbe: { httpGet: { path: '/live', port: 8080 } }, readinessProbe: { httpGet } };
const sleep = (seconds: number) => ({
  lifecycle: { preStop: { exec: { command: ['sh', '-c', `sleep ${seconds}`] } } },
});

/** A workload that lacks nothing, but for what is changed. */
const workload = (spec: object = {}, pod: object = {}, container: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { ...spread, containers: [{ name: 'web', image: 'web:1', ...probes, ...container }], ...pod },
    },
    ...spec,
  },
});
const budget = (spec: object = { maxUnavailable: 1 }) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata,
  spec: { selector: { matchLabels: labels }, ...spec },
});
const service = (spec: object = {}, annotations: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { ...metadata, annotations },
  spec: { selector: labels, ports: [{ port: 80 }], ...spec },
});
const autoscaler = (spec: object) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata,
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 5, ...spec },
});
const ingress = (annotations: object = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { ...metadata, annotations },
  spec: {
    rules: [
      {
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
        },
      },
    ],
  },
});
const diskClass = (fields: object = {}) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'data' },
  provisioner: 'diskplugin.csi.alibabacloud.com',
  parameters: { type: 'cloud_essd' },
  reclaimPolicy: 'Retain',
  volumeBindingMode: 'WaitForFirstConsumer',
  ...fields,
});

function linesOf(...objects: object[]): string[] {
  const manifests = objects.map((content) => ({ content }));
  return runChecks({ manifests }, { checks: AVAILABILITY_CHECKS }).findings.map(
    ({ id, message, place: { path, title } }) => `${id} ${title.split(' ')[0]} ${path}: ${message}`,
  );
}

test.each<[string, object[], ...string[]]>([
  ['one replica', [workload({ replicas: 1 })], 'HA030 Deployment spec.replicas: may have 1 replica'],
  ['a number that nobody says', [workload({ replicas: undefined })], 'HA030 Deployment spec: may have 1 replica'],
  [
    'an autoscaler that goes down to one',
    [workload({ replicas: undefined }), autoscaler({}), budget()],
    'HA030 Deployment spec: may have 1 replica (HorizontalPodAutoscaler web)',
  ],
  [
    'a Service of Knative that goes down to none',
    [
      {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'Service',
        metadata,
        spec: { template: { spec: { ...spread, containers: [{ image: 'web:1', ...probes }] } } },
      },
    ],
    'HA030 Service spec.template: may have 0 replicas',
  ],
  [
    'replicas anywhere',
    [workload({}, { topologySpreadConstraints: undefined }), budget()],
    'HA031 Deployment spec.template.spec: nothing spreads its 3 replicas',
  ],
  [
    'Recreate',
    [workload({ strategy: { type: 'Recreate' } }), budget()],
    'HA032 Deployment spec.strategy.type: Recreate stops all pods before it starts the new ones',
  ],
  [
    'a rollout that may take all',
    [workload({ strategy: { rollingUpdate: { maxUnavailable: '100%' } } }), budget()],
    'HA032 Deployment spec.strategy.rollingUpdate.maxUnavailable: 100% of 3 pods may be missing',
  ],
  ['no budget', [workload()], 'HA040 Deployment : no PodDisruptionBudget selects its 3 pods'],
  [
    'a budget of none',
    [workload(), budget({ maxUnavailable: 0 })],
    'HA041 PodDisruptionBudget spec.maxUnavailable: no pod may be missing, got 0',
  ],
  [
    'a budget of none, in percent',
    [workload(), budget({ maxUnavailable: '0%' })],
    'HA041 PodDisruptionBudget spec.maxUnavailable: no pod may be missing, got 0%',
  ],
  [
    'a budget that wants all',
    [workload(), budget({ minAvailable: '100%' })],
    'HA041 PodDisruptionBudget spec.minAvailable: no pod may be missing, got 100%',
  ],
  [
    'a budget that wants as many as there are, rounded up',
    [workload(), budget({ minAvailable: '67%' })],
    'HA041 PodDisruptionBudget spec.minAvailable: all 3 pods have to be there, got 67%',
  ],
  [
    'a budget that wants as many as the autoscaler keeps',
    [workload({ replicas: undefined }), autoscaler({ minReplicas: 2 }), budget({ minAvailable: 2 })],
    'HA041 PodDisruptionBudget spec.minAvailable: all 2 pods have to be there, got 2',
  ],
  [
    'a budget for two',
    [workload(), { ...workload(), metadata: { ...metadata, name: 'api' } }, budget()],
    'HA042 PodDisruptionBudget spec.selector: selects Deployment shop/web, Deployment shop/api',
  ],
  [
    'requests to whatever state',
    [workload({}, {}, { readinessProbe: undefined }), budget(), service()],
    'HA050 Deployment spec.template.spec.containers: a Service sends it requests, no container has a readinessProbe',
  ],
  [
    'a process that may hang',
    [workload({}, {}, { livenessProbe: undefined }), budget()],
    'HA051 Deployment spec.template.spec.containers: no container has a livenessProbe',
  ],
  [
    'a restart as early as not ready',
    [workload({}, {}, { livenessProbe: { httpGet } }), budget()],
    'HA052 Deployment spec.template.spec.containers[0].livenessProbe: asks what readinessProbe asks, and gives up as early',
  ],
  [
    'a preStop that takes all of the usual grace',
    [workload({}, {}, sleep(30)), budget()],
    'HA060 Deployment spec.template.spec.containers[0].lifecycle.preStop: waits 30 s of a grace period of 30 s, want 60 s or more',
  ],
  [
    'a preStop of newer clusters',
    [
      workload(
        {},
        { terminationGracePeriodSeconds: 34 },
        { lifecycle: { preStop: { exec: { command: ['/bin/sleep', '5'] } } } },
      ),
      budget(),
    ],
    'HA060 Deployment spec.template.spec.containers[0].lifecycle.preStop: waits 5 s of a grace period of 34 s, want 35 s or more',
  ],
  [
    'a stop without a word to the load balancer',
    [workload(), budget(), service({ type: 'LoadBalancer' })],
    'HA061 Deployment spec.template.spec.containers: gets requests from a load balancer, no container has a preStop',
  ],
  [
    'a stop without a word to the Ingress',
    [workload(), budget(), service(), ingress()],
    'HA061 Deployment spec.template.spec.containers: gets requests from a load balancer, no container has a preStop',
  ],
  [
    'an Ingress that drains for too long',
    [
      workload({}, { terminationGracePeriodSeconds: 60 }, sleep(30)),
      budget(),
      service(),
      ingress({ 'alb.ingress.kubernetes.io/connection-drain-timeout': '61' }),
    ],
    "HA062 Ingress metadata.annotations['alb.ingress.kubernetes.io/connection-drain-timeout']: drains 61 s, Deployment shop/web is killed after 60 s, got '61'",
  ],
  [
    'an image without a tag',
    [workload({}, {}, { image: 'registry:5000/web' }), budget()],
    "HA070 Deployment spec.template.spec.containers[0].image: got 'registry:5000/web'",
  ],
  [
    'the latest image',
    [workload({}, {}, { image: 'web:latest' }), budget()],
    "HA070 Deployment spec.template.spec.containers[0].image: got 'web:latest'",
  ],
  [
    'a disk anywhere',
    [diskClass({ volumeBindingMode: undefined })],
    'HA080 StorageClass : got Immediate, which is the default',
  ],
  [
    'a disk that goes with its claim',
    [diskClass({ reclaimPolicy: undefined })],
    'HA081 StorageClass : got Delete, which is the default',
  ],
  [
    'a volume that goes with its claim',
    [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: 'data' },
        spec: { persistentVolumeReclaimPolicy: 'Delete' },
      },
    ],
    'HA081 PersistentVolume spec.persistentVolumeReclaimPolicy: got Delete',
  ],
])('finds %s', (_flaw, objects, ...lines) => {
  expect(linesOf(...objects)).toEqual(lines);
});

test.each<[string, object[]]>([
  [
    'a sound workload',
    [
      workload({}, { terminationGracePeriodSeconds: 60 }, sleep(30)),
      budget(),
      service({ type: 'LoadBalancer' }),
      ingress(),
    ],
  ],
  ['what is scaled to none', [workload({ replicas: 0 })]],
  [
    'a Service of Knative that keeps two, which Knative spreads as it likes',
    [
      {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'Service',
        metadata,
        spec: {
          template: {
            metadata: { annotations: { 'autoscaling.knative.dev/min-scale': '2' } },
            spec: { containers: [{ image: 'web:1', ...probes }] },
          },
        },
      },
    ],
  ],
  [
    'a job',
    [
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata,
        spec: {
          template: { metadata: {}, spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } },
        },
      },
    ],
  ],
  ['an autoscaler that keeps two', [workload({ replicas: undefined }), autoscaler({ minReplicas: 2 }), budget()]],
  ['a rollout that keeps one', [workload({ strategy: { rollingUpdate: { maxUnavailable: '99%' } } }), budget()]],
  [
    'an anti-affinity',
    [workload({}, { topologySpreadConstraints: undefined, affinity: { podAntiAffinity: {} } }), budget()],
  ],
  ['a budget that lets one go', [workload(), budget({ minAvailable: '66%' })]],
  ['a budget of pods that are not here', [budget({ minAvailable: 3 })]],
  [
    'a liveness probe with more patience',
    [workload({}, {}, { livenessProbe: { httpGet, failureThreshold: 4 } }), budget()],
  ],
  [
    'a preStop that does something else',
    [workload({}, {}, { lifecycle: { preStop: { exec: { command: ['drain'] } } } }), budget()],
  ],
  ['an image by digest', [workload({}, {}, { image: `web@sha256:${'0'.repeat(64)}` }), budget()]],
  [
    'a disk in several zones',
    [diskClass({ parameters: { type: 'cloud_regional_disk_auto' }, volumeBindingMode: 'Immediate' })],
  ],
  [
    'a class of NAS, which keeps an archive',
    [diskClass({ provisioner: 'nasplugin.csi.alibabacloud.com', parameters: {}, reclaimPolicy: 'Delete' })],
  ],
])('is silent about %s', (_words, objects) => {
  expect(linesOf(...objects)).toEqual([]);
});

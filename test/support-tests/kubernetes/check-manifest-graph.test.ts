import * as fc from 'fast-check';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { replaceOne } from './replace-one';
import { EXTERNAL, soundManifests, testFlaws } from './sound-manifests';

const checkGraph = (objects: any[]) => checkManifestGraph(objects, { external: EXTERNAL });
const podOf = (d: any) => d.spec.template.spec;
const webOf = (d: any) => podOf(d).containers[0];

test('finds nothing wrong with a sound platform', () => {
  expect(checkGraph(soundManifests())).toEqual([]);
});

test('asks for what others make, unless it is declared', () => {
  expect(checkManifestGraph(soundManifests())).toEqual([
    "Deployment shop/web: spec.template.spec.imagePullSecrets[0]: no Secret is called 'registry'",
  ]);
});

test('refuses an object twice', () => {
  const objects = soundManifests().filter(({ kind }) => kind === 'Namespace');
  expect(checkGraph(objects)).toEqual([]);
  expect(checkGraph([...objects, objects[0]])).toEqual([
    'Namespace shop: metadata.name: there is another Namespace shop',
  ]);
});

test('says so where an object is not sound', () => {
  expect(
    checkGraph([{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'default' }, x: 1 }]),
  ).toEqual(['Service default/web: not checked, see checkManifests']);
});

describe('pods', () =>
  testFlaws(checkGraph, [
    [
      'ConfigMap web',
      'a namespace that does not exist',
      (d) => (d.metadata.namespace = 'shops'),
      "metadata.namespace: no namespace is called 'shops'",
      "Deployment shop/web: spec.template.spec.volumes[1].configMap: no ConfigMap is called 'web'",
      "Deployment shop/web: spec.template.spec.containers[0].env[2].valueFrom.configMapKeyRef: no ConfigMap is called 'web'",
      "Deployment shop/web: spec.template.spec.containers[0].envFrom[0].configMapRef: no ConfigMap is called 'web'",
    ],
    [
      'Secret web',
      'a name that others ask for',
      (d) => (d.metadata.name = 'wob'),
      "Deployment shop/web: spec.template.spec.volumes[3].projected.sources[1].secret: no Secret is called 'web'",
      "Deployment shop/web: spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef: no Secret is called 'web'",
      "Deployment shop/web: spec.template.spec.containers[0].envFrom[1].secretRef: no Secret is called 'web'",
    ],
    [
      'Deployment web',
      'an unknown ConfigMap',
      (d) => (webOf(d).envFrom[0].configMapRef.name = 'wob'),
      "spec.template.spec.containers[0].envFrom[0].configMapRef: no ConfigMap is called 'wob'",
    ],
    [
      'Deployment web',
      'an unknown key',
      (d) => (webOf(d).env[2].valueFrom.configMapKeyRef.key = 'icon.png'),
      "spec.template.spec.containers[0].env[2].valueFrom.configMapKeyRef: ConfigMap 'web' has no key 'icon.png'",
    ],
    [
      'Deployment web',
      'an unknown file',
      (d) => (podOf(d).volumes[1].configMap.items[0].key = 'site.cfg'),
      "spec.template.spec.volumes[1].configMap: ConfigMap 'web' has no key 'site.cfg'",
    ],
    [
      'Deployment web',
      'an unknown projected file',
      (d) => (podOf(d).volumes[3].projected.sources[1].secret.items[0].key = 'pass'),
      "spec.template.spec.volumes[3].projected.sources[1].secret: Secret 'web' has no key 'pass'",
    ],
    [
      'Deployment web',
      'an unknown projected ConfigMap',
      (d) => podOf(d).volumes[3].projected.sources.push({ configMap: { name: 'x' } }),
      "spec.template.spec.volumes[3].projected.sources[2].configMap: no ConfigMap is called 'x'",
    ],
    [
      'Deployment web',
      'an unknown secret volume',
      (d) => (podOf(d).volumes[2] = { name: 'tmp', secret: { secretName: 'x' } }),
      "spec.template.spec.volumes[2].secret: no Secret is called 'x'",
    ],
    [
      'Deployment web',
      'an unknown claim',
      (d) => (podOf(d).volumes[0].persistentVolumeClaim.claimName = 'sites'),
      "spec.template.spec.volumes[0].persistentVolumeClaim: no PersistentVolumeClaim is called 'sites'",
    ],
    [
      'Deployment web',
      'an unknown account',
      (d) => (podOf(d).serviceAccountName = 'wob'),
      "spec.template.spec.serviceAccountName: no ServiceAccount is called 'wob'",
    ],
    [
      'Deployment web',
      'an unknown priority',
      (d) => (podOf(d).priorityClassName = 'high'),
      "spec.template.spec.priorityClassName: no PriorityClass is called 'high'",
    ],
    [
      'Deployment web',
      'a spread that counts others',
      (d) => (podOf(d).topologySpreadConstraints[0].labelSelector.matchLabels = { app: 'web' }),
      `spec.template.spec.topologySpreadConstraints[0].labelSelector: does not match the pod's own labels, got {"matchLabels":{"app":"web"}}`,
    ],
    [
      'Deployment web',
      'a spread that counts nothing',
      (d) => delete podOf(d).topologySpreadConstraints[0].labelSelector,
      "spec.template.spec.topologySpreadConstraints[0].labelSelector: does not match the pod's own labels, got undefined",
    ],
    [
      'StatefulSet database',
      'an unknown governing service',
      (d) => (d.spec.serviceName = 'db'),
      "spec.serviceName: no Service is called 'db'",
    ],
  ]));

describe('traffic', () =>
  testFlaws(checkGraph, [
    [
      'Service web',
      'a selector that matches nothing',
      (d) => (d.spec.selector = { app: 'web' }),
      'spec.selector: matches no pods, got {"app":"web"}',
    ],
    [
      'Service web',
      'an unknown target port',
      (d) => (d.spec.ports[0].targetPort = 'https'),
      "spec.ports[0].targetPort: Deployment 'web' has no port called 'https'",
    ],
    [
      'Service web',
      'a port that others ask for',
      (d) => (d.spec.ports[0].port = 8080),
      "Ingress shop/web: spec.rules[0].http.paths[0].backend.service.port: Service 'web' has no port 80",
    ],
    [
      'NetworkPolicy web',
      'a selector that matches nothing',
      (d) => (d.spec.podSelector.matchLabels = { app: 'web' }),
      'spec.podSelector: matches no pods, got {"matchLabels":{"app":"web"}}',
    ],
    [
      'NetworkPolicy web',
      'operators that match nothing',
      (d) =>
        (d.spec.podSelector = {
          matchExpressions: [
            { key: 'app', operator: 'Exists' },
            { key: 'app', operator: 'NotIn', values: ['database', 'queue', 'agent'] },
          ],
        }),
      'spec.podSelector: matches no pods, got {"matchExpressions":[{"key":"app","operator":"Exists"},{"key":"app","operator":…',
    ],
    [
      'NetworkPolicy web',
      'absent labels that nothing lacks',
      (d) =>
        (d.spec.podSelector = {
          matchLabels: { app: 'queue' },
          matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }],
        }),
      'spec.podSelector: matches no pods, got {"matchLabels":{"app":"queue"},"matchExpressions":[{"key":"app","operator":"Doe…',
    ],
    [
      'Ingress web',
      'an unknown service',
      (d) => (d.spec.rules[0].http.paths[0].backend.service.name = 'wob'),
      "spec.rules[0].http.paths[0].backend.service.name: no Service is called 'wob'",
    ],
    [
      'Ingress web',
      'an unknown default service',
      (d) => (d.spec.defaultBackend = { service: { name: 'wob', port: { number: 80 } } }),
      "spec.defaultBackend.service.name: no Service is called 'wob'",
    ],
    [
      'Ingress web',
      'an unknown port',
      (d) => (d.spec.rules[0].http.paths[0].backend.service.port.number = 81),
      "spec.rules[0].http.paths[0].backend.service.port: Service 'web' has no port 81",
    ],
    [
      'Ingress web',
      'an unknown port by name',
      (d) => (d.spec.rules[1].http.paths[0].backend.service.port.name = 'stats'),
      "spec.rules[1].http.paths[0].backend.service.port: Service 'web' has no port 'stats'",
    ],
    [
      'Ingress web',
      'an unknown certificate',
      (d) => (d.spec.tls[0].secretName = 'wob'),
      "spec.tls[0].secretName: no Secret is called 'wob'",
    ],
    [
      'Ingress web',
      'an unknown class',
      (d) => (d.spec.ingressClassName = 'nginx'),
      "spec.ingressClassName: no IngressClass is called 'nginx'",
    ],
    [
      'Ingress web',
      'a port without a listener',
      (d) => (d.metadata.annotations = { 'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP": 8080}]' }),
      "metadata.annotations['alb.ingress.kubernetes.io/listen-ports']: AlbConfig 'alb' has no listener for HTTP 8080",
    ],
    [
      'Ingress web',
      'ports that are no JSON',
      (d) => (d.metadata.annotations = { 'alb.ingress.kubernetes.io/listen-ports': 'HTTP 80' }),
      `metadata.annotations['alb.ingress.kubernetes.io/listen-ports']: must be JSON such as [{"HTTP": 80}], got 'HTTP 80'`,
    ],
    [
      'Ingress web',
      'a canary beside nobody',
      (d) => (d.metadata.annotations = { 'alb.ingress.kubernetes.io/canary': 'true' }),
      "spec.rules[0].host: a canary, but no other Ingress of its class serves '*.example.com'",
      "spec.rules[1].host: a canary, but no other Ingress of its class serves 'every host'",
    ],
    [
      'AlbConfig alb',
      'no listener for TLS',
      (d) => d.spec.listeners.splice(1),
      "Ingress shop/web: metadata.annotations['alb.ingress.kubernetes.io/listen-ports']: AlbConfig 'alb' has no listener for HTTPS 443",
    ],
    [
      'AlbConfig alb',
      'a name that others ask for',
      (d) => (d.metadata.name = 'other'),
      "IngressClass alb: spec.parameters: no AlbConfig is called 'alb'",
    ],
  ]));

describe('scaling', () =>
  testFlaws(checkGraph, [
    [
      'HorizontalPodAutoscaler web',
      'an unknown target',
      (d) => (d.spec.scaleTargetRef.name = 'wob'),
      "spec.scaleTargetRef: there is no Deployment 'wob'",
    ],
    [
      'HorizontalPodAutoscaler web',
      'a target of another kind',
      (d) => (d.spec.scaleTargetRef.kind = 'StatefulSet'),
      "spec.scaleTargetRef: there is no StatefulSet 'web'",
    ],
    [
      'HorizontalPodAutoscaler queue',
      'a target that has another one',
      (d) => (d.spec.scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }),
      'HorizontalPodAutoscaler shop/web: spec.scaleTargetRef: HorizontalPodAutoscaler shop/queue scales the same Deployment',
      'spec.scaleTargetRef: HorizontalPodAutoscaler shop/web scales the same Deployment',
    ],
    [
      'CronHorizontalPodAutoscaler web',
      'an unknown target',
      (d) => (d.spec.scaleTargetRef.name = 'wob'),
      "spec.scaleTargetRef: there is no HorizontalPodAutoscaler 'wob'",
    ],
    [
      'Deployment web',
      'replicas besides an autoscaler',
      (d) => (d.spec.replicas = 2),
      'HorizontalPodAutoscaler shop/web: spec.scaleTargetRef: Deployment shop/web sets spec.replicas, so that each apply undoes the scaling',
    ],
    [
      'Deployment web',
      'no CPU requests',
      (d) => (webOf(d).resources = { requests: { memory: '1Gi' } }),
      "HorizontalPodAutoscaler shop/web: spec.metrics[0].resource: container 'web' of Deployment shop/web requests no cpu",
    ],
    [
      'PodDisruptionBudget web',
      'a selector that matches nothing',
      (d) => (d.spec.selector.matchLabels = { app: 'web' }),
      'spec.selector: matches no pods, got {"matchLabels":{"app":"web"}}',
    ],
    [
      'PodDisruptionBudget web',
      'pods that have a budget',
      (d) => (d.spec.selector.matchLabels = { app: 'database' }),
      'spec.selector: PodDisruptionBudget shop/database selects StatefulSet shop/database too, eviction fails with two',
      'PodDisruptionBudget shop/database: spec.selector: PodDisruptionBudget shop/web selects StatefulSet shop/database too, eviction fails with two',
    ],
  ]));

describe('storage and roles', () =>
  testFlaws(checkGraph, [
    [
      'PersistentVolumeClaim site',
      'an unknown volume',
      (d) => (d.spec.volumeName = 'sites'),
      "PersistentVolume site: spec.claimRef: PersistentVolumeClaim shop/site asks for volume 'sites'",
      "spec.volumeName: no PersistentVolume is called 'sites'",
    ],
    [
      'PersistentVolumeClaim site',
      'a volume that does not fit',
      (d) =>
        Object.assign(d.spec, {
          storageClassName: 'fast',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Ti' } },
        }),
      "spec.storageClassName: PersistentVolume 'site' has class '', got 'fast'",
      "spec.accessModes: PersistentVolume 'site' does not have ReadWriteOnce",
      "spec.resources.requests.storage: PersistentVolume 'site' has 20Gi, got 1Ti",
    ],
    [
      'PersistentVolumeClaim scratch',
      'a volume that is kept for another',
      (d) =>
        Object.assign(d.spec, {
          volumeName: 'site',
          storageClassName: '',
          accessModes: ['ReadWriteMany'],
          resources: { requests: { storage: '1Gi' } },
        }),
      "spec.volumeName: PersistentVolume 'site' is kept for claim shop/site",
    ],
    [
      'PersistentVolumeClaim scratch',
      'an unknown class',
      (d) => (d.spec.storageClassName = 'slow'),
      "spec.storageClassName: no StorageClass is called 'slow'",
    ],
    [
      'PersistentVolume site',
      'an unknown claim',
      (d) => (d.spec.claimRef.name = 'sites'),
      'spec.claimRef: there is no PersistentVolumeClaim shop/sites',
      "PersistentVolumeClaim shop/site: spec.volumeName: PersistentVolume 'site' is kept for claim shop/sites",
    ],
    [
      'RoleBinding shop:reader',
      'an unknown role',
      (d) => (d.roleRef.name = 'writer'),
      "roleRef: no Role is called 'writer'",
    ],
    [
      'RoleBinding shop:reader',
      'an unknown account',
      (d) => (d.subjects[0].name = 'wob'),
      'subjects[0]: there is no ServiceAccount shop/wob',
    ],
    ['ClusterRoleBinding metrics:reader', 'a role of every cluster', (d) => (d.roleRef.name = 'view')],
  ]));

test('never throws', () => {
  const kinds = soundManifests();
  const anyObject = fc.tuple(fc.nat(kinds.length - 1), fc.nat(), fc.jsonValue({ maxDepth: 1 }));
  fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(checkManifestGraph([value]))));
  fc.assert(
    fc.property(anyObject, ([index, place, value]) => {
      const objects = soundManifests();
      replaceOne(objects[index], place, value);
      return Array.isArray(checkGraph(objects));
    }),
  );
});

/** Small objects to apply. */
type Extra = Readonly<Record<string, unknown>>;

export const namespace = (name = 'web') => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

export const configMap = (name: string, data: Extra = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'web' },
  data,
});

export const deployment = (name = 'site', spec: Extra = {}, pod: Extra = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'web' },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'web', image: 'nginx:1.27' }], ...pod },
    },
    ...spec,
  },
});

export const autoscaler = (name = 'site', minReplicas = 3) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name, namespace: 'web' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, minReplicas, maxReplicas: 9 },
});

export const claim = (name: string, spec: Extra = {}) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'web' },
  spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '20Gi' } }, ...spec },
});

export const storageClass = (name: string, volumeBindingMode: string) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner: 'diskplugin.csi.alibabacloud.com',
  volumeBindingMode,
});

export const ingress = (name = 'site') => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name, namespace: 'web' },
  spec: { ingressClassName: 'alb', rules: [{ host: 'www.example.com' }] },
});

export const definition = (plural = 'sites', kind = 'Site') => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.example.com` },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind, plural, singular: kind.toLowerCase() },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
});

export const site = (name = 'main') => ({
  apiVersion: 'example.com/v1',
  kind: 'Site',
  metadata: { name, namespace: 'web' },
  spec: { host: 'www.example.com' },
});

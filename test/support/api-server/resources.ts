/** What the double serves from the start: API version, kind, plural, whether in namespaces. */
const BUILT_IN: readonly (readonly [string, string, string, boolean])[] = [
  ['v1', 'Namespace', 'namespaces', false],
  ['v1', 'PersistentVolume', 'persistentvolumes', false],
  ['v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', true],
  ['v1', 'ConfigMap', 'configmaps', true],
  ['v1', 'Secret', 'secrets', true],
  ['v1', 'ServiceAccount', 'serviceaccounts', true],
  ['v1', 'Service', 'services', true],
  ['v1', 'Pod', 'pods', true],
  ['v1', 'Event', 'events', true],
  ['v1', 'ResourceQuota', 'resourcequotas', true],
  ['apps/v1', 'Deployment', 'deployments', true],
  ['apps/v1', 'ReplicaSet', 'replicasets', true],
  ['apps/v1', 'StatefulSet', 'statefulsets', true],
  ['apps/v1', 'DaemonSet', 'daemonsets', true],
  ['batch/v1', 'Job', 'jobs', true],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', true],
  ['policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets', true],
  ['networking.k8s.io/v1', 'Ingress', 'ingresses', true],
  ['networking.k8s.io/v1', 'IngressClass', 'ingressclasses', false],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', true],
  ['storage.k8s.io/v1', 'StorageClass', 'storageclasses', false],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles', false],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'customresourcedefinitions', false],
];

export interface ServedResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly isNamespaced: boolean;
}

export const builtInResources: readonly ServedResource[] = BUILT_IN.map(([apiVersion, kind, plural, isNamespaced]) => ({
  apiVersion,
  kind,
  plural,
  isNamespaced,
}));

/** What an established definition adds. */
export function resourcesOfDefinition({ spec, status }: any): ServedResource[] {
  const isEstablished = status?.conditions?.some((one: any) => one.type === 'Established' && one.status === 'True');
  if (!isEstablished) return [];
  return spec.versions.map(({ name }: any) => ({
    apiVersion: `${spec.group}/${name}`,
    kind: spec.names.kind,
    plural: spec.names.plural,
    isNamespaced: spec.scope === 'Namespaced',
  }));
}

/** The answer to `GET /apis/GROUP/VERSION`; nothing for a version that is not served. */
export function discoveryOf(apiVersion: string, served: readonly ServedResource[]): object | undefined {
  const resources = served
    .filter((resource) => resource.apiVersion === apiVersion)
    .flatMap(({ kind, plural, isNamespaced }) => [
      { name: plural, kind, namespaced: isNamespaced },
      { name: `${plural}/status`, kind, namespaced: isNamespaced },
    ]);
  if (resources.length === 0) return undefined;
  return { kind: 'APIResourceList', groupVersion: apiVersion, resources };
}

import type { k8s } from 'cdk8s-plus-27';
import type { Plain } from './plain';

/** The kinds that constructs of ours write, and what each holds beside its metadata. */
export interface Bodies {
  readonly AlbConfig: { readonly spec: Readonly<Record<string, unknown>> };
  readonly ConfigMap: Body<k8s.KubeConfigMapProps>;
  readonly Deployment: Body<k8s.KubeDeploymentProps>;
  readonly HorizontalPodAutoscaler: Body<k8s.KubeHorizontalPodAutoscalerV2Props>;
  readonly Ingress: Body<k8s.KubeIngressProps>;
  readonly IngressClass: Body<k8s.KubeIngressClassProps>;
  readonly Namespace: Body<k8s.KubeNamespaceProps>;
  readonly PersistentVolume: Body<k8s.KubePersistentVolumeProps>;
  readonly PersistentVolumeClaim: Body<k8s.KubePersistentVolumeClaimProps>;
  readonly PodDisruptionBudget: Body<k8s.KubePodDisruptionBudgetProps>;
  readonly Service: Body<k8s.KubeServiceProps>;
}

/** See {@link Bodies}. */
export type Kind = keyof Bodies;

type Body<T> = Omit<Plain<T>, 'metadata'>;

/** The API version of each kind; all of them exist unchanged from Kubernetes 1.26 on. */
export const API_VERSIONS: Readonly<Record<Kind, string>> = {
  AlbConfig: 'alibabacloud.com/v1',
  ConfigMap: 'v1',
  Deployment: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  Ingress: 'networking.k8s.io/v1',
  IngressClass: 'networking.k8s.io/v1',
  Namespace: 'v1',
  PersistentVolume: 'v1',
  PersistentVolumeClaim: 'v1',
  PodDisruptionBudget: 'policy/v1',
  Service: 'v1',
};

const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'AlbConfig',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'StorageClass',
]);

/** Whether objects of a kind lie outside of namespaces. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

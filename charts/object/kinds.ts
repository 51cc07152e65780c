import type { k8s } from 'cdk8s-plus-27';
import type { VolumeSnapshotSpec } from '../../imports/snapshot.storage.k8s.io';
import type { Plain } from './plain';

/** The kinds that constructs of ours write, and what each holds beside its metadata. */
export interface Bodies {
  readonly AckAlertRule: { readonly spec: Readonly<Record<string, unknown>> };
  readonly AlbConfig: { readonly spec: Readonly<Record<string, unknown>> };
  readonly BGPAdvertisement: { readonly spec: Readonly<Record<string, unknown>> };
  readonly ClusterAliyunPipelineConfig: { readonly spec: Readonly<Record<string, unknown>> };
  readonly ConfigMap: Body<k8s.KubeConfigMapProps>;
  readonly CronJob: Body<k8s.KubeCronJobProps>;
  readonly Deployment: Body<k8s.KubeDeploymentProps>;
  readonly HorizontalPodAutoscaler: Body<k8s.KubeHorizontalPodAutoscalerV2Props>;
  readonly IPAddressPool: { readonly spec: Readonly<Record<string, unknown>> };
  readonly Ingress: Body<k8s.KubeIngressProps>;
  readonly IngressClass: Body<k8s.KubeIngressClassProps>;
  readonly Job: Body<k8s.KubeJobProps>;
  readonly L2Advertisement: { readonly spec: Readonly<Record<string, unknown>> };
  readonly KnativeService: { readonly spec: Readonly<Record<string, unknown>> };
  readonly LimitRange: Body<k8s.KubeLimitRangeProps>;
  readonly MseIngressConfig: { readonly spec: Readonly<Record<string, unknown>> };
  readonly Namespace: Body<k8s.KubeNamespaceProps>;
  readonly NetworkPolicy: Body<k8s.KubeNetworkPolicyProps>;
  readonly PersistentVolume: Body<k8s.KubePersistentVolumeProps>;
  readonly PersistentVolumeClaim: Body<k8s.KubePersistentVolumeClaimProps>;
  readonly PodDisruptionBudget: Body<k8s.KubePodDisruptionBudgetProps>;
  readonly PodMonitor: { readonly spec: Readonly<Record<string, unknown>> };
  readonly PriorityClass: Body<k8s.KubePriorityClassProps>;
  readonly PrometheusRule: { readonly spec: Readonly<Record<string, unknown>> };
  readonly ResourceQuota: Body<k8s.KubeResourceQuotaProps>;
  readonly Service: Body<k8s.KubeServiceProps>;
  readonly ServiceMonitor: { readonly spec: Readonly<Record<string, unknown>> };
  readonly StorageClass: Body<k8s.KubeStorageClassProps>;
  readonly VolumeSnapshot: { readonly spec: VolumeSnapshotSpec };
  readonly VolumeSnapshotClass: Readonly<Record<'driver' | 'deletionPolicy', string>> & {
    readonly parameters?: Readonly<Record<string, string>>;
  };
  readonly ServiceAccount: Body<k8s.KubeServiceAccountProps>;
  readonly StatefulSet: Body<k8s.KubeStatefulSetProps>;
  readonly CronHorizontalPodAutoscaler: { readonly spec: Readonly<Record<string, unknown>> };
  readonly ElasticWorkload: { readonly spec: Readonly<Record<string, unknown>> };
  readonly ResourcePolicy: { readonly spec: Readonly<Record<string, unknown>> };
  readonly UnitedDeployment: { readonly spec: Readonly<Record<string, unknown>> };
  readonly VerticalPodAutoscaler: { readonly spec: Readonly<Record<string, unknown>> };
}

/** See {@link Bodies}. */
export type Kind = keyof Bodies;

type Body<T> = Omit<Plain<T>, 'metadata'>;

/** The API version of each kind; all of them exist unchanged from Kubernetes 1.26 on. */
export const API_VERSIONS: Readonly<Record<Kind, string>> = {
  AckAlertRule: 'alert.alibabacloud.com/v1beta1',
  AlbConfig: 'alibabacloud.com/v1',
  BGPAdvertisement: 'metallb.io/v1beta1',
  ClusterAliyunPipelineConfig: 'telemetry.alibabacloud.com/v1alpha1',
  ConfigMap: 'v1',
  CronJob: 'batch/v1',
  Deployment: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  IPAddressPool: 'metallb.io/v1beta1',
  Ingress: 'networking.k8s.io/v1',
  IngressClass: 'networking.k8s.io/v1',
  Job: 'batch/v1',
  L2Advertisement: 'metallb.io/v1beta1',
  KnativeService: 'serving.knative.dev/v1',
  LimitRange: 'v1',
  MseIngressConfig: 'mse.alibabacloud.com/v1alpha1',
  Namespace: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PersistentVolume: 'v1',
  PersistentVolumeClaim: 'v1',
  PodDisruptionBudget: 'policy/v1',
  PodMonitor: 'monitoring.coreos.com/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  PrometheusRule: 'monitoring.coreos.com/v1',
  ResourceQuota: 'v1',
  Service: 'v1',
  ServiceMonitor: 'monitoring.coreos.com/v1',
  StorageClass: 'storage.k8s.io/v1',
  VolumeSnapshot: 'snapshot.storage.k8s.io/v1',
  VolumeSnapshotClass: 'snapshot.storage.k8s.io/v1',
  ServiceAccount: 'v1',
  StatefulSet: 'apps/v1',
  CronHorizontalPodAutoscaler: 'autoscaling.alibabacloud.com/v1beta1',
  ElasticWorkload: 'autoscaling.alibabacloud.com/v1beta1',
  ResourcePolicy: 'scheduling.alibabacloud.com/v1alpha1',
  UnitedDeployment: 'apps.kruise.io/v1alpha1',
  VerticalPodAutoscaler: 'autoscaling.k8s.io/v1',
};

/** Kinds that are called like another one, of another group. */
const SPELT: Readonly<Partial<Record<Kind, string>>> = { KnativeService: 'Service' };

/** A kind as manifests have it. */
export function spellingOf(kind: Kind): string {
  return SPELT[kind] ?? kind;
}

const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'AlbConfig',
  'ClusterAliyunPipelineConfig',
  'ClusterRole',
  'ClusterRoleBinding',
  'ContainerNetworkFileSystem',
  'CustomResourceDefinition',
  'ImageCache',
  'IngressClass',
  'MseIngressConfig',
  'Namespace',
  'PersistentVolume',
  'PodNetworking',
  'PriorityClass',
  'StorageClass',
  'VolumeSnapshotClass',
]);

/** Whether objects of a kind lie outside of namespaces. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

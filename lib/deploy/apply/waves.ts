import { kindKey, type ObjectName } from './manifests/object-name';

/** What is applied together, and awaited before anything that follows. */
export interface Wave {
  readonly name: string;
  /** Kinds with their group, in the order in which they are sent. */
  readonly kinds: readonly string[];
}

/** Stands for every kind that the table does not name: configuration of workloads, or a workload nobody knows here. */
const OTHERS = '*';

/** The order in which a platform comes up. */
export const WAVES: readonly Wave[] = [
  { name: 'namespaces', kinds: ['Namespace'] },
  { name: 'definitions', kinds: ['CustomResourceDefinition.apiextensions.k8s.io'] },
  {
    name: 'classes and quotas',
    kinds: [
      'PriorityClass.scheduling.k8s.io',
      'RuntimeClass.node.k8s.io',
      'StorageClass.storage.k8s.io',
      'VolumeSnapshotClass.snapshot.storage.k8s.io',
      'ResourceQuota',
      'LimitRange',
    ],
  },
  {
    name: 'storage and configuration',
    kinds: [
      'ServiceAccount',
      'ClusterRole.rbac.authorization.k8s.io',
      'Role.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'RoleBinding.rbac.authorization.k8s.io',
      'Secret',
      'ConfigMap',
      'VolumeSnapshotContent.snapshot.storage.k8s.io',
      'PersistentVolume',
      'PersistentVolumeClaim',
      'VolumeSnapshot.snapshot.storage.k8s.io',
    ],
  },
  {
    name: 'exposure',
    kinds: [
      'Service',
      'AlbConfig.alibabacloud.com',
      'MseIngressConfig.mse.alibabacloud.com',
      'IngressClass.networking.k8s.io',
      'Ingress.networking.k8s.io',
    ],
  },
  { name: 'policies', kinds: ['NetworkPolicy.networking.k8s.io'] },
  {
    name: 'workloads',
    kinds: [OTHERS, 'Deployment.apps', 'StatefulSet.apps', 'DaemonSet.apps', 'CronJob.batch', 'Job.batch'],
  },
  {
    name: 'scaling',
    kinds: [
      'PodDisruptionBudget.policy',
      'HorizontalPodAutoscaler.autoscaling',
      'CronHorizontalPodAutoscaler.autoscaling.alibabacloud.com',
      'VerticalPodAutoscaler.autoscaling.k8s.io',
    ],
  },
  {
    // what asks workloads, once there are some
    name: 'monitors and hooks',
    kinds: [
      'ServiceMonitor.monitoring.coreos.com',
      'PodMonitor.monitoring.coreos.com',
      'PrometheusRule.monitoring.coreos.com',
      'AckAlertRule.alert.alibabacloud.com',
      'APIService.apiregistration.k8s.io',
      'MutatingWebhookConfiguration.admissionregistration.k8s.io',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
  },
];

/** The wave after which the server knows more kinds than before. */
export const DEFINITIONS = WAVES[1] as Wave;

const RANKS: ReadonlyMap<string, number> = new Map(
  WAVES.flatMap(({ kinds }) => kinds).map((kind, index) => [kind, index]),
);

/** A wave with what goes with it: a list for each kind, to be sent one after the other. */
export interface FilledWave<T> {
  readonly wave: Wave;
  readonly batches: readonly (readonly T[])[];
}

/** Objects by waves; those without any are left out. */
export function inWaves<T extends { readonly name: ObjectName }>(items: readonly T[]): FilledWave<T>[] {
  const byRank = new Map<number, T[]>();
  for (const item of items) {
    const rank = rankOf(item.name);
    const batch = byRank.get(rank);
    if (batch) batch.push(item);
    else byRank.set(rank, [item]);
  }
  return WAVES.map((wave) => ({
    wave,
    batches: wave.kinds.flatMap((kind) => {
      const batch = byRank.get(RANKS.get(kind) ?? 0);
      return batch ? [batch] : [];
    }),
  })).filter(({ batches }) => batches.length > 0);
}

/** The place of a kind in the order. */
export function rankOf(name: Pick<ObjectName, 'apiVersion' | 'kind'>): number {
  return RANKS.get(kindKey(name)) ?? RANKS.get(OTHERS) ?? 0;
}

import type { NodeCapacity } from './node-capacity';
import type { NodePoolSettings } from './node-pool-settings';

/** A node pool in the body of ACK's CreateCluster; the keys are those of its request model. */
export type NodePoolBody = Readonly<Record<string, unknown>>;

/** Renders a node pool that is created together with its cluster. */
export function renderNodePoolBody(pool: NodePoolSettings): NodePoolBody {
  return {
    nodepool_info: { name: pool.name, type: 'ess', resource_group_id: pool.resourceGroupId },
    scaling_group: {
      vswitch_ids: pool.vSwitchIds,
      multi_az_policy: pool.multiAzPolicy,
      instance_types: pool.instanceTypes,
      instance_charge_type: 'PostPaid',
      image_type: pool.image,
      system_disk_category: pool.systemDisk.category,
      system_disk_size: pool.systemDisk.gibibytes,
      system_disk_performance_level: pool.systemDisk.performanceLevel,
      system_disk_encrypted: pool.systemDisk.isEncrypted,
      desired_size: pool.capacity.isAutoscaled ? undefined : pool.capacity.min,
      key_pair: pool.keyPair,
      tags: pool.tags,
    },
    auto_scaling: renderAutoScaling(pool.capacity),
    kubernetes_config: renderKubernetesConfig(pool),
  };
}

function renderAutoScaling({ isAutoscaled, min, max }: NodeCapacity): object | undefined {
  return isAutoscaled ? { enable: true, min_instances: min, max_instances: max, type: 'cpu' } : undefined;
}

function renderKubernetesConfig(pool: NodePoolSettings): object | undefined {
  if (pool.containerdVersion === undefined) return undefined;
  return {
    runtime: 'containerd',
    runtime_version: pool.containerdVersion,
    labels: pool.labels,
    taints: pool.taints?.map(({ key, value, effect }) => ({ key, value, effect })),
  };
}

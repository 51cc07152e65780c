import type * as ros from '@alicloud/ros-cdk-core';
import type { ClusterNodePoolProps } from '../../imports/ros/cs/cluster-node-pool';
import { PlatformStack } from '../platform-stack';
import { type ClusterBody, renderTags, toBody, toKeyValues } from './cluster-rendering';
import type { NodeCapacity } from './node-capacity';
import type { NodePoolSettings } from './node-pool-settings';

/** Renders a node pool as the properties of ALIYUN::CS::ClusterNodePool. */
export function renderNodePool(scope: ros.IConstruct, pool: NodePoolSettings): Omit<ClusterNodePoolProps, 'clusterId'> {
  const { capacity, hardening } = pool;
  return {
    nodePoolInfo: { name: pool.nodePoolName, resourceGroupId: PlatformStack.resourceGroupOf(scope) },
    count: capacity.isAutoscaled ? undefined : capacity.min,
    autoScaling: renderAutoScaling(capacity),
    scalingGroup: {
      ...renderScalingGroup(scope, pool),
      vSwitchIds: pool.vSwitchIds,
      ...(hardening && { [hardening.property]: true }),
    },
    kubernetesConfig: renderKubernetesConfig(pool),
    management: pool.autoRepair ? { enable: true, autoRepair: true } : undefined,
  };
}

/** Renders a node pool that is created together with its cluster, as a part of the body of ACK's CreateCluster. */
export function renderNodePoolBody(scope: ros.IConstruct, pool: NodePoolSettings): ClusterBody {
  const { capacity } = pool;
  const [autoScaling, kubernetesConfig] = [renderAutoScaling(capacity), renderKubernetesConfig(pool)];
  return {
    nodepool_info: {
      name: pool.nodePoolName,
      type: 'ess',
      resource_group_id: PlatformStack.resourceGroupOf(scope),
    },
    scaling_group: {
      ...toBody(renderScalingGroup(scope, pool)),
      vswitch_ids: pool.vSwitchIds,
      desired_size: capacity.isAutoscaled ? undefined : capacity.min,
    },
    auto_scaling: autoScaling && toBody(autoScaling),
    kubernetes_config: kubernetesConfig && toBody(kubernetesConfig),
  };
}

function renderScalingGroup(scope: ros.IConstruct, pool: NodePoolSettings) {
  const { systemDisk } = pool;
  return {
    multiAzPolicy: pool.multiAzPolicy?.value,
    instanceTypes: [...pool.instanceTypes],
    instanceChargeType: 'PostPaid',
    imageType: pool.image.value,
    systemDiskCategory: systemDisk.category,
    systemDiskSize: systemDisk.gibibytes,
    systemDiskPerformanceLevel: systemDisk.performanceLevel,
    systemDiskEncrypted: systemDisk.isEncrypted,
    keyPair: pool.keyPair,
    tags: renderTags(scope),
  };
}

function renderAutoScaling({ isAutoscaled, min, max }: NodeCapacity) {
  return isAutoscaled ? { enable: true, minInstances: min, maxInstances: max, type: 'cpu' } : undefined;
}

function renderKubernetesConfig({ containerdVersion, labels, taints = [] }: NodePoolSettings) {
  if (containerdVersion === undefined) return undefined;
  return {
    runtime: 'containerd',
    runtimeVersion: containerdVersion,
    labels: toKeyValues(labels),
    // ROS refuses an empty list.
    taints: taints.length > 0 ? taints.map(({ key, value, effect }) => ({ key, value, effect })) : undefined,
  };
}

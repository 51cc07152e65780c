import type * as ros from '@alicloud/ros-cdk-core';
import type { ClusterNodePoolProps } from '../../imports/ros/cs/cluster-node-pool';
import { PlatformStack } from '../platform-stack';
import { type ClusterBody, renderTags, toBody, toKeyValues } from './cluster-rendering';
import type { Disk } from './disk';
import { renderPattern } from './instance-pattern';
import type { NodePoolSettings } from './node-pool-settings';

/** Families with GPUs, as ECS names them: gn, vgn, sgn, ebmgn. */
const GPU = /^ecs\.(v|s|ebm)?gn/;

/** Renders a node pool as the properties of ALIYUN::CS::ClusterNodePool. */
export function renderNodePool(scope: ros.IConstruct, pool: NodePoolSettings): Omit<ClusterNodePoolProps, 'clusterId'> {
  const { capacity, hardening } = pool;
  return {
    nodePoolInfo: { name: pool.nodePoolName, resourceGroupId: PlatformStack.resourceGroupOf(scope) },
    count: capacity.isAutoscaled ? undefined : capacity.min,
    autoScaling: renderAutoScaling(pool),
    scalingGroup: {
      ...renderScalingGroup(scope, pool),
      instancePatterns: pool.instancePatterns?.map(renderPattern),
      dataDisks: pool.dataDisks?.length ? pool.dataDisks.map(renderDataDisk) : undefined,
      ...pool.spot?.render(),
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
  const [autoScaling, kubernetesConfig] = [renderAutoScaling(pool), renderKubernetesConfig(pool)];
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
    instanceTypes: pool.instanceTypes && [...pool.instanceTypes],
    instanceChargeType: 'PostPaid',
    imageType: pool.image.value,
    systemDiskCategory: systemDisk.category,
    systemDiskSize: systemDisk.gibibytes,
    systemDiskPerformanceLevel: systemDisk.performanceLevel,
    systemDiskEncrypted: systemDisk.isEncrypted,
    keyPair: pool.keyPair,
    loginPassword: pool.password?.valueAsString,
    tags: renderTags(scope),
  };
}

function renderAutoScaling({ capacity, instanceTypes = [], instancePatterns = [], spot }: NodePoolSettings) {
  const { isAutoscaled, min, max } = capacity;
  if (!isAutoscaled) return undefined;
  const families = instancePatterns.flatMap((pattern) => pattern.families ?? []);
  const kind = [...instanceTypes, ...families].some((type) => GPU.test(type)) ? 'gpu' : 'cpu';
  return { enable: true, minInstances: min, maxInstances: max, type: spot ? 'spot' : kind };
}

function renderDataDisk({ category, gibibytes, performanceLevel, isEncrypted }: Disk) {
  return { category, size: gibibytes, performanceLevel, encrypted: isEncrypted };
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

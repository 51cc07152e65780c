import * as ros from '@alicloud/ros-cdk-core';
import { ClusterNodePool, type ClusterNodePoolProps } from '../../imports/ros/cs/cluster-node-pool';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import type { NodeCapacity } from './node-capacity';
import type { NodePoolOptions } from './node-pool-options';
import { type NodePoolSettings, resolveNodePool } from './node-pool-settings';

/** Nodes of one kind in a cluster. */
export interface INodePool {
  /** Name in ACK. */
  readonly nodePoolName: string;

  /** How many nodes it has. */
  readonly capacity: NodeCapacity;

  /** Id in ACK, known when deployed; none where the cluster itself brings the nodes. */
  readonly nodePoolId?: string;

  /** What to wait for until it has its nodes; none where the cluster itself brings them. */
  readonly resource?: ros.Resource;
}

/** Options of a {@link NodePool}. */
export interface NodePoolProps extends NodePoolOptions {
  /** The cluster to join; may be a deploy-time value. */
  readonly clusterId: string;

  /** The network of that cluster. */
  readonly network: INetwork;
}

/**
 * A node pool as a resource of its own (ALIYUN::CS::ClusterNodePool); made by `cluster.addNodePool`.
 *
 * ROS updates its scaling group, number of nodes and Kubernetes settings; name, autoscaling limits and repair are fixed.
 */
export class NodePool extends ros.Construct implements INodePool {
  public readonly nodePoolName: string;
  public readonly capacity: NodeCapacity;
  public readonly nodePoolId: string;
  public readonly resource: ros.Resource;

  /** @throws ValidationError with everything that is wrong with the options */
  constructor(scope: ros.Construct, id: string, props: NodePoolProps) {
    super(scope, id);
    const settings = resolveNodePool(this, props, props.network);
    const pool = new ClusterNodePool(this, logicalId(this, ''), {
      clusterId: props.clusterId,
      ...renderNodePool(settings),
      management: props.autoRepair ? { enable: true, autoRepair: true } : undefined,
    });
    this.nodePoolName = settings.name;
    this.capacity = settings.capacity;
    this.resource = pool;
    this.nodePoolId = ros.Token.asString(pool.attrNodePoolId);
  }
}

function renderNodePool(pool: NodePoolSettings): Omit<ClusterNodePoolProps, 'clusterId'> {
  return {
    nodePoolInfo: { name: pool.name, resourceGroupId: pool.resourceGroupId },
    ...renderCapacity(pool.capacity),
    scalingGroup: {
      vSwitchIds: pool.vSwitchIds,
      multiAzPolicy: pool.multiAzPolicy,
      instanceTypes: pool.instanceTypes,
      instanceChargeType: 'PostPaid',
      imageType: pool.image,
      systemDiskCategory: pool.systemDisk.category,
      systemDiskSize: pool.systemDisk.gibibytes,
      systemDiskPerformanceLevel: pool.systemDisk.performanceLevel,
      systemDiskEncrypted: pool.systemDisk.isEncrypted,
      keyPair: pool.keyPair,
      ...(pool.hardening && { [pool.hardening.property]: true }),
      tags: pool.tags,
    },
    kubernetesConfig: renderKubernetesConfig(pool),
  };
}

function renderCapacity({ isAutoscaled, min, max }: NodeCapacity): Pick<ClusterNodePoolProps, 'count' | 'autoScaling'> {
  if (!isAutoscaled) return { count: min };
  return { autoScaling: { enable: true, minInstances: min, maxInstances: max, type: 'cpu' } };
}

function renderKubernetesConfig(pool: NodePoolSettings): ClusterNodePoolProps['kubernetesConfig'] {
  if (pool.containerdVersion === undefined) return undefined;
  return {
    runtime: 'containerd',
    runtimeVersion: pool.containerdVersion,
    labels: pool.labels,
    taints: pool.taints?.map(({ key, value, effect }) => ({ key, value, effect })),
  };
}

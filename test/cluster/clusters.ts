import type { CloudNodesProps } from '../../lib/cluster/cloud-nodes';
import { DedicatedCluster, type DedicatedClusterProps } from '../../lib/cluster/dedicated-cluster';
import { Disk } from '../../lib/cluster/disk';
import { EdgeCluster, type EdgeClusterProps } from '../../lib/cluster/edge-cluster';
import { KubernetesVersion } from '../../lib/cluster/kubernetes-version';
import { ManagedCluster } from '../../lib/cluster/managed-cluster';
import type { ManagedClusterProps } from '../../lib/cluster/managed-cluster-props';
import { NodeCapacity } from '../../lib/cluster/node-capacity';
import type { NodePoolOptions } from '../../lib/cluster/node-pool';
import { PodNetwork } from '../../lib/cluster/pod-network';
import type { INetwork } from '../../lib/network/network';
import { Network } from '../../lib/network/network';
import type { PlatformStack } from '../../lib/platform-stack';
import { Size } from '../../lib/size';

const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];

/** A network that is there already, over three zones. */
export function importNetwork(stack: PlatformStack, cidr = '172.16.0.0/16', podVSwitches = true): INetwork {
  return Network.fromNetworkAttributes(stack, 'Network', {
    vpcId: 'vpc-1',
    cidr,
    zones: ZONES,
    nodeVSwitchIds: ['vsw-nodes-a', 'vsw-nodes-b', 'vsw-nodes-c'],
    podVSwitchIds: podVSwitches ? ['vsw-pods-a', 'vsw-pods-b', 'vsw-pods-c'] : undefined,
  });
}

/** A managed cluster in it that only says what it must. */
export function addManagedCluster(stack: PlatformStack, props: Partial<ManagedClusterProps> = {}): ManagedCluster {
  return new ManagedCluster(stack, 'Cluster', {
    clusterName: 'web',
    network: props.network ?? importNetwork(stack),
    podNetwork: PodNetwork.terway(),
    ...props,
  });
}

/** A node pool that only says what it must. */
export const WORKERS: NodePoolOptions = {
  nodePoolName: 'workers',
  instanceTypes: ['ecs.g7.xlarge'],
  capacity: NodeCapacity.fixed(3),
};

/** The cluster of the thesis. */
export function addThesisCluster(stack: PlatformStack, props: Partial<DedicatedClusterProps> = {}): DedicatedCluster {
  return new DedicatedCluster(stack, 'Cluster', {
    acknowledgeDiscontinued: true,
    clusterName: 'cluster-tfg',
    network: props.network ?? importNetwork(stack, '172.16.0.0/16', false),
    podNetwork: PodNetwork.flannel({ securityGroup: 'basic' }),
    kubernetesVersion: KubernetesVersion.of('1.26.3-aliyun.1'),
    clusterDomain: 'k8s-majasi.cluster',
    masters: {
      count: 3,
      instanceTypes: ['ecs.g7a.large'],
      systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted(),
    },
    ...props,
  });
}

/** The node pool of the thesis. */
export const THESIS_WORKERS: NodePoolOptions = {
  nodePoolName: 'k8s-nodepool',
  instanceTypes: ['ecs.g5.xlarge'],
  capacity: NodeCapacity.fixed(2),
  systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted(),
  containerdVersion: '1.6.20',
};

/** Cloud nodes of an edge cluster that only say what they must. */
export const CLOUD_NODES: CloudNodesProps = {
  instanceTypes: ['ecs.g7.xlarge'],
  systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted(),
};

/** An edge cluster that only says what it must. */
export function addEdgeCluster(stack: PlatformStack, props: Partial<EdgeClusterProps> = {}): EdgeCluster {
  return new EdgeCluster(stack, 'Cluster', {
    clusterName: 'shops',
    network: props.network ?? importNetwork(stack),
    cloudNodes: CLOUD_NODES,
    ...props,
  });
}

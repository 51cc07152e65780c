import * as ros from '@alicloud/ros-cdk-core';
import {
  AddOn,
  type Cluster,
  DedicatedCluster,
  Disk,
  FileStorage,
  KubernetesVersion,
  ManagedCluster,
  Network,
  NodeCapacity,
  PlatformStack,
  PodNetwork,
  Size,
} from 'ack-blueprints';
import { STACK_NAME } from './names';
import type { Settings } from './settings';

/** The ROS half: network, cluster, nodes, add-ons and the volume of the site. */
export function infrastructure(outdir: string | undefined, settings: Settings): ros.App {
  const app = new ros.App({ outdir, autoSynth: false });
  const stack = new PlatformStack(app, STACK_NAME, {
    description: 'The web platform of the thesis: Kubernetes over three zones, nodes, and a shared volume',
    env: { region: 'eu-central-1' },
    tags: { platform: 'web-platform' },
  });
  const cluster =
    settings.clusterType === 'dedicated' ? thesisCluster(stack, settings) : managedCluster(stack, settings);
  cluster.addAddOn(AddOn.albIngress(), AddOn.managedPrometheus(), AddOn.logs(), AddOn.securityInspector());
  return app;
}

/** What one should run today. */
function managedCluster(stack: PlatformStack, { clusterDomain }: Settings): Cluster {
  const network = new Network(stack, 'Network', {
    cidr: '172.16.0.0/16',
    zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  });
  const cluster = new ManagedCluster(stack, 'Cluster', {
    clusterName: 'cluster-tfg',
    network,
    podNetwork: PodNetwork.terway(),
    // the typed resource has no cluster domain
    ...(clusterDomain === undefined ? {} : { rendering: 'any', clusterDomain }),
  });
  cluster.addNodePool('Workers', {
    nodePoolName: 'k8s-nodepool',
    instanceTypes: ['ecs.g5.xlarge'],
    systemDisk: Disk.essd(Size.gibibytes(50)),
    capacity: NodeCapacity.autoscaled({ min: 3, max: 9 }),
  });
  new FileStorage(stack, 'Site', { network });
  return cluster;
}

/** What the thesis ran, to the letter; ACK has not made new ones since August 2024. */
function thesisCluster(stack: PlatformStack, { clusterDomain = 'k8s-majasi.cluster' }: Settings): Cluster {
  const network = new Network(stack, 'Network', {
    cidr: '172.16.0.0/16',
    zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    podVSwitches: false,
  });
  const cluster = new DedicatedCluster(stack, 'Cluster', {
    acknowledgeDiscontinued: true,
    clusterName: 'cluster-tfg',
    network,
    // the thesis names a basic security group, which rules Terway out
    podNetwork: PodNetwork.flannel({ securityGroup: 'basic' }),
    kubernetesVersion: KubernetesVersion.of('1.26.3-aliyun.1'),
    clusterDomain,
    masters: { count: 3, instanceTypes: ['ecs.g7a.large'], systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted() },
  });
  cluster.addNodePool('Workers', {
    nodePoolName: 'k8s-nodepool',
    instanceTypes: ['ecs.g5.xlarge'],
    systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted(),
    capacity: NodeCapacity.fixed(2),
    containerdVersion: '1.6.20',
  });
  new FileStorage(stack, 'Site', { network });
  return cluster;
}

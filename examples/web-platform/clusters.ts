import {
  AcsCluster,
  AddOn,
  ApiAccess,
  DedicatedCluster,
  Disk,
  EdgeCluster,
  type ICluster,
  type INetwork,
  KubernetesVersion,
  ManagedCluster,
  NodeCapacity,
  type PlatformStack,
  PodNetwork,
  RegisteredCluster,
  SelfManagedCluster,
  ServerlessCluster,
  Size,
} from 'ack-blueprints';
import type { ClusterType, Settings } from './settings';

/** Makes the cluster of the platform, of one type. */
type DefineCluster = (stack: PlatformStack, network: INetwork, settings: Settings) => void;

/** The same platform on every type of cluster; what each can do decides what is added to it. */
export const CLUSTERS: Readonly<Record<Exclude<ClusterType, 'local'>, DefineCluster>> = {
  managed: (stack, network, settings) => {
    const { clusterDomain } = settings;
    const cluster = new ManagedCluster(stack, 'Cluster', {
      clusterName: 'cluster-tfg',
      network,
      podNetwork: PodNetwork.terway(),
      apiAccess: apiAccessOf(settings),
      // the typed resource has no cluster domain
      ...(clusterDomain === undefined ? {} : { rendering: 'any', clusterDomain }),
    });
    cluster.addNodePool('Workers', {
      nodePoolName: 'k8s-nodepool',
      instanceTypes: ['ecs.g5.xlarge'],
      systemDisk: Disk.essd(Size.gibibytes(50)),
      capacity: NodeCapacity.autoscaled({ min: 3, max: 9 }),
    });
    equip(cluster);
  },

  /** To the letter of the thesis; ACK has not made new ones since August 2024. */
  dedicated: (stack, network, settings) => {
    const { clusterDomain = 'k8s-majasi.cluster' } = settings;
    const cluster = new DedicatedCluster(stack, 'Cluster', {
      acknowledgeDiscontinued: true,
      clusterName: 'cluster-tfg',
      network,
      // the thesis names a basic security group, which rules Terway out
      podNetwork: PodNetwork.flannel({ securityGroup: 'basic' }),
      kubernetesVersion: KubernetesVersion.of('1.26.3-aliyun.1'),
      clusterDomain,
      apiAccess: apiAccessOf(settings),
      masters: { count: 3, instanceTypes: ['ecs.g7a.large'], systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted() },
    });
    cluster.addNodePool('Workers', {
      nodePoolName: 'k8s-nodepool',
      instanceTypes: ['ecs.g5.xlarge'],
      systemDisk: Disk.essd(Size.gibibytes(50)).unencrypted(),
      capacity: NodeCapacity.fixed(2),
      containerdVersion: '1.6.20',
    });
    equip(cluster);
  },

  serverless: (stack, network, settings) => {
    const apiAccess = apiAccessOf(settings);
    equip(new ServerlessCluster(stack, 'Cluster', { clusterName: 'cluster-tfg', network, apiAccess }));
  },

  edge: (stack, network, settings) => {
    const systemDisk = Disk.essd(Size.gibibytes(50)).unencrypted();
    const cloudNodes = { instanceTypes: ['ecs.g5.xlarge'], count: 3, systemDisk };
    const apiAccess = apiAccessOf(settings);
    equip(new EdgeCluster(stack, 'Cluster', { clusterName: 'cluster-tfg', network, apiAccess, cloudNodes }));
  },

  /** The workloads run elsewhere and mount the volume through a connection to the VPC. */
  registered: (stack, network, settings) => {
    const apiAccess = apiAccessOf(settings);
    const cluster = new RegisteredCluster(stack, 'Cluster', { clusterName: 'cluster-tfg', network, apiAccess });
    cluster.addAddOn(AddOn.managedPrometheus(), AddOn.logs({ ingressDashboard: false }));
  },

  acs: (stack, network, settings) => {
    equip(new AcsCluster(stack, 'Cluster', { clusterName: 'cluster-tfg', network, apiAccess: apiAccessOf(settings) }));
  },

  'self-managed': (stack, network) => {
    new SelfManagedCluster(stack, 'Cluster', {
      network,
      controlPlaneInstanceType: 'ecs.g7a.large',
      workerInstanceType: 'ecs.g5.xlarge',
      systemDisk: Disk.essd(Size.gibibytes(50)),
      // the load balancer of the site sends requests, and asks for health, at node ports
      nodePortCidrs: [network.cidr],
    });
  },
};

function equip(cluster: ICluster): void {
  cluster.addAddOn(AddOn.albIngress(), AddOn.managedPrometheus(), AddOn.logs(), AddOn.securityInspector());
}

function apiAccessOf({ apiAccess }: Settings): ApiAccess {
  return apiAccess === 'public' ? ApiAccess.PUBLIC : ApiAccess.PRIVATE;
}

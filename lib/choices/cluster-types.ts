import { Fact } from './fact';
import { SOURCES } from './sources';

/** The types of cluster this library knows, by the word that the examples take for them. */
export type ClusterTypeName =
  | 'managed'
  | 'dedicated'
  | 'serverless'
  | 'edge'
  | 'registered'
  | 'acs'
  | 'self-managed'
  | 'local';

/** What sets a type of cluster apart. */
export type ClusterTypeFacts = {
  /** Whether a new one can be made today. */
  readonly state: Fact;
  /** When it is the one to take. */
  readonly chooseFor: Fact;
  /** Who runs the API server and what belongs to it. */
  readonly controlPlane: Fact;
  /** Who runs what pods run on. */
  readonly workers: Fact;
  readonly billing: Fact;
  /** The network it needs. */
  readonly network: Fact;
  /** The load balancers it needs, before anything is exposed. */
  readonly loadBalancer: Fact;
  readonly ingress: Fact;
  /** The operating system of nodes. */
  readonly nodeImage: Fact;
  /** Metrics and logs. */
  readonly observability: Fact;
  readonly limits: Fact;
  /** What this library makes of it. */
  readonly rendered: Fact;
};

const { of, unsure, ofOurs } = Fact;

/** The types of cluster, compared: the thesis' tables 4 and 5, brought up to date. */
export const CLUSTER_TYPES: Readonly<Record<ClusterTypeName, ClusterTypeFacts>> = {
  managed: {
    state: of('current; Auto Mode has ACK run the nodes too', SOURCES.clusterTypes),
    chooseFor: of('production, unless something below speaks for another', SOURCES.clusterTypes),
    controlPlane: of('ACK; SLA 99.95 % where a region has the zones (Pro)', SOURCES.clusterTypes),
    workers: of('you, by node pools; ACK in Auto Mode', SOURCES.clusterTypes),
    billing: of('USD 0.09 an hour (Pro; Basic is free), nodes as pay-as-you-go or subscription', SOURCES.billing),
    network: of('VPC', SOURCES.billing),
    loadBalancer: of('a CLB for the API server', SOURCES.billing),
    ingress: of('ALB, MSE, NGINX (upstream ended in March 2026)', SOURCES.components, SOURCES.nginx),
    nodeImage: of(
      'Alibaba Cloud Linux 3, ContainerOS; CentOS 7 and Alibaba Cloud Linux 2 are discontinued',
      SOURCES.images,
      SOURCES.oldImages,
    ),
    observability: of('Managed Prometheus, SLS, control plane and audit logs', SOURCES.observability),
    limits: of('5,000 nodes (Basic: 10), more on request', SOURCES.clusterTypes),
    rendered: ofOurs('`ManagedCluster`: ALIYUN::CS::ManagedKubernetesCluster, or AnyCluster'),
  },
  dedicated: {
    state: of(
      '**no new ones since 2024-08-21**; those there are can migrate to Pro',
      SOURCES.dedicated,
      SOURCES.clusterTypes,
    ),
    chooseFor: of('control over masters; today that means self-managed', SOURCES.clusterTypes),
    controlPlane: of('you: 3 or 5 masters, a zone each', SOURCES.thesis),
    workers: of('you', SOURCES.clusterTypes),
    billing: of('no fee; masters and nodes as pay-as-you-go or subscription', SOURCES.billing),
    network: of('VPC', SOURCES.thesis),
    loadBalancer: of('a CLB for the API server', SOURCES.billing),
    ingress: of('ALB, MSE (authorize the controllers first), NGINX', SOURCES.thesis, SOURCES.mse),
    nodeImage: unsure('as managed, without ContainerOS', SOURCES.images),
    observability: of('Managed Prometheus, SLS; no control plane logs by ACK', SOURCES.observability),
    limits: of('5,000 nodes', SOURCES.clusterTypes),
    rendered: ofOurs('`DedicatedCluster`: ALIYUN::CS::AnyCluster, an error unless acknowledged'),
  },
  serverless: {
    state: of('**closed to new users since 2025-02-17**: ACS, or virtual nodes in managed Pro', SOURCES.serverless),
    chooseFor: of('accounts that have such clusters already; jobs and peaks', SOURCES.serverless),
    controlPlane: of('ACK', SOURCES.serverless),
    workers: of('nobody: each pod is an elastic container instance', SOURCES.serverless),
    billing: of('pods while they run; the fee of Pro is waived for now', SOURCES.serverlessBilling),
    network: of('VPC, 1 to 3 vSwitches', SOURCES.serverlessRos),
    loadBalancer: of('CLB for the API server, ALB for Ingress', SOURCES.serverlessBilling),
    ingress: of('ALB, MSE', SOURCES.serverlessAlb, SOURCES.mse),
    nodeImage: of('none', SOURCES.serverless),
    observability: unsure('Managed Prometheus, SLS through the pods themselves', SOURCES.thesis),
    limits: of('50,000 pods, 20,000 with many Services', SOURCES.serverless),
    rendered: ofOurs('`ServerlessCluster`: ALIYUN::CS::ASKCluster'),
  },
  edge: {
    state: of('current', SOURCES.edgeRos),
    chooseFor: of('machines outside of the cloud that work on when the line is cut', SOURCES.edge),
    controlPlane: of('ACK; SLA 99.95 % (Pro)', SOURCES.edge),
    workers: of('you: cloud nodes, and machines at the edge', SOURCES.edge),
    billing: of(
      'a fee a cluster (Pro; Basic is free) and one a connected edge node, cloud nodes as in managed',
      SOURCES.edge,
    ),
    network: unsure('VPC, 1 to 5 vSwitches', SOURCES.edgeRos),
    loadBalancer: unsure('a CLB for the API server', SOURCES.edgeComponents),
    ingress: of('ALB, for pods on cloud nodes', SOURCES.edgeComponents),
    nodeImage: unsure('cloud nodes as managed; edge machines your own', SOURCES.edgeRos),
    observability: of('Managed Prometheus, SLS (the thesis saw no monitoring in 2023)', SOURCES.edgeComponents),
    limits: of('1,000 nodes with host network, 200 with pod network (Basic: 10)', SOURCES.edge),
    rendered: ofOurs('`EdgeCluster`: ALIYUN::CS::ManagedEdgeKubernetesCluster'),
  },
  registered: {
    state: of('current, as a part of ACK One', SOURCES.registeredBilling),
    chooseFor: of('a cluster that runs elsewhere and is to be seen, or scaled, from ACK', SOURCES.registeredAgent),
    controlPlane: of('you, wherever it is', SOURCES.registeredAgent),
    workers: of('you; node pools of ECS and virtual nodes can join', SOURCES.registeredScaling),
    billing: of('free; what it uses in the cloud is not', SOURCES.registeredBilling),
    network: of('VPC', SOURCES.registeredBilling),
    loadBalancer: of('a CLB for the connection', SOURCES.registeredBilling),
    ingress: of('your own, or ALB', SOURCES.registeredAlb),
    nodeImage: unsure('your own', SOURCES.registeredAgent),
    observability: of('Managed Prometheus, SLS, as add-ons', SOURCES.registeredAgent),
    limits: unsure('those of the cluster itself', SOURCES.registeredAgent),
    rendered: ofOurs('`RegisteredCluster`: ALIYUN::CS::AnyCluster'),
  },
  acs: {
    state: of('current; where ACK Serverless was', SOURCES.serverless),
    chooseFor: of('no nodes at all, and pods that are paid by size and second', SOURCES.acsBilling),
    controlPlane: of('ACS', SOURCES.acsPods),
    workers: of('nobody: each pod is isolated and billed alone', SOURCES.acsPods),
    billing: of('no fee; vCPU, memory and GPU of pods by the second', SOURCES.acsBilling),
    network: unsure('VPC', SOURCES.acsRos),
    loadBalancer: unsure('a CLB for the API server', SOURCES.acsRos),
    ingress: unsure('MSE; ALB and NGINX by implication', SOURCES.mse),
    nodeImage: of('none', SOURCES.acsPods),
    observability: unsure('Managed Prometheus, SLS', SOURCES.acsPods),
    limits: of('sizes are rounded up to those offered, and billed so', SOURCES.acsBilling),
    rendered: ofOurs('`AcsCluster`: ALIYUN::ACS::Cluster'),
  },
  'self-managed': {
    state: ofOurs('current: kubeadm on ECS'),
    chooseFor: of('full control of the masters, or what ACK does not offer', SOURCES.thesis),
    controlPlane: of('you: three machines or more, over zones', SOURCES.kubeadm),
    workers: of('you', SOURCES.kubeadm),
    billing: ofOurs('ECS, NLB and disks; no fee'),
    network: ofOurs('VPC'),
    loadBalancer: of('one before the API servers (here an intranet NLB)', SOURCES.kubeadm),
    ingress: ofOurs('what you install'),
    nodeImage: ofOurs('yours to choose'),
    observability: ofOurs('your own Prometheus; SLS if you install its agent'),
    limits: ofOurs('upgrades, certificates and etcd are your work'),
    rendered: ofOurs('ECS, NLB and what makes a cluster of them at their first start'),
  },
  local: {
    state: ofOurs('current: kubeadm on virtual machines'),
    chooseFor: of('learning and trying out, without a cloud', SOURCES.thesis),
    controlPlane: of('you: one machine, so not highly available', SOURCES.thesis),
    workers: of('you: two machines', SOURCES.thesis),
    billing: ofOurs('none'),
    network: of('the one of your computer', SOURCES.thesis),
    loadBalancer: of('none; MetalLB gives Services their addresses', SOURCES.thesis),
    ingress: ofOurs('what you install'),
    nodeImage: ofOurs('that of the Vagrant box'),
    observability: ofOurs('your own'),
    limits: of('three machines of 4 GB; nodes do not scale', SOURCES.thesis),
    rendered: ofOurs('Vagrantfile, cloud-init and manifests'),
  },
};

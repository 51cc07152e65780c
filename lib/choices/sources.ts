import type { Source } from './fact';

const ACK = 'https://www.alibabacloud.com/help/en/ack';
const MANAGED = `${ACK}/ack-managed-and-ack-dedicated`;
const SERVERLESS = `${ACK}/serverless-kubernetes`;
const ACS = 'https://www.alibabacloud.com/help/en/cs';
const ROS = 'https://www.alibabacloud.com/help/en/ros/developer-reference';

function source(title: string, address?: string, date?: string): Source {
  return { title, address, date };
}

/** What the facts were read in; dates are those of the stored pages. */
export const SOURCES = {
  thesis: source(
    'Despliegue de un clúster Kubernetes altamente disponible en Alibaba Cloud, bachelor thesis',
    undefined,
    '2023',
  ),
  clusterTypes: source('ACK: ACK cluster overview', `${MANAGED}/user-guide/ack-cluster-overview`),
  dedicated: source(
    'ACK: Create an ACK dedicated cluster (stopped)',
    'https://www.alibabacloud.com/help/zh/ack/ack-managed-and-ack-dedicated/user-guide/create-an-ack-dedicated-cluster-11',
    '2024-10-15',
  ),
  billing: source(
    'ACK: Billing for managed and dedicated clusters',
    `${MANAGED}/product-overview/ack-pro-cluster-billing`,
    '2026-03-26',
  ),
  images: source('ACK: ContainerOS overview', 'https://www.alibabacloud.com/help/doc-detail/353150.html', '2026-03-03'),
  oldImages: source('ACK: Use Alibaba Cloud Linux 2', `${MANAGED}/user-guide/use-alibaba-cloud-linux-2`),
  observability: source(
    'ACK: Best practices for container observability',
    `${MANAGED}/user-guide/observability-best-practices`,
    '2026-03-26',
  ),
  components: source(
    'ACK: Components of managed clusters',
    'https://help.aliyun.com/zh/ack/ack-managed-and-ack-dedicated/user-guide/component-overview',
  ),
  serverless: source('ACK: What is ACK Serverless?', `${SERVERLESS}/product-overview/ask-overview`, '2025-12-15'),
  serverlessBilling: source(
    'ACK: Billing of ACK Serverless clusters',
    `${SERVERLESS}/product-overview/ack-serverless-cluster-billing-instructions`,
    '2026-03-26',
  ),
  serverlessAlb: source(
    'ACK: ALB Ingress overview (Serverless)',
    `${SERVERLESS}/user-guide/alb-ingress-overview`,
    '2026-03-26',
  ),
  serverlessRos: source('ROS: ALIYUN::CS::ASKCluster', `${ROS}/aliyun-cs-askcluster`, '2025-11-11'),
  edge: source(
    'ACK: Overview of ACK Edge cluster management',
    `${ACK}/ack-edge/user-guide/ack-edge-pro-edition-cluster`,
    '2024-12-10',
  ),
  edgeComponents: source(
    'ACK: Components of ACK Edge clusters',
    'https://help.aliyun.com/zh/ack/ack-edge/user-guide/component-overview',
    '2025-01-22',
  ),
  edgeRos: source(
    'ROS: ALIYUN::CS::ManagedEdgeKubernetesCluster',
    `${ROS}/aliyun-cs-managededgekubernetescluster`,
    '2025-12-26',
  ),
  registeredBilling: source('ACK One: Billing', `${ACK}/ack-one-billing`),
  registeredAgent: source(
    'ACK One: RBAC permissions of ack-cluster-agent',
    `${ACK}/distributed-cloud-container-platform-for-kubernetes/user-guide/rbac-permissions-required-by-ack-cluster-agent`,
  ),
  registeredAlb: source(
    'ACK One: ALB Ingress for registered clusters',
    'https://www.alibabacloud.com/help/en/container-service-for-kubernetes/latest/alb-ingress-management-overview',
    '2026-03-26',
  ),
  registeredScaling: source(
    'ACK One: Auto scaling of registered clusters',
    'https://www.alibabacloud.com/help/en/doc-detail/208055.html',
  ),
  acsBilling: source('ACS: Billing overview', `${ACS}/product-overview/product-billing-rules`, '2026-03-26'),
  acsPods: source('ACS: Pod overview', `${ACS}/user-guide/acs-pod-instance-overview`, '2026-03-26'),
  acsRos: source('ROS: ALIYUN::ACS::Cluster', `${ROS}/aliyun-acs-cluster`, '2025-12-04'),
  mse: source(
    'MSE: Grant permissions to MSE Ingress Controller',
    'https://www.alibabacloud.com/help/en/mse/user-guide/grant-permissions-to-mse-ingress-controller-in-ack-or-ask-clusters',
    '2026-03-11',
  ),
  nginx: source(
    'Kubernetes: Ingress NGINX retirement',
    'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
    '2025-11-11',
  ),
  kubeadm: source(
    'Kubernetes: Creating highly available clusters with kubeadm',
    'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/high-availability/',
  ),
  storageBlog: source(
    'Alibaba Cloud: What are the differences between OSS, NAS, and EBS?',
    'https://www.alibabacloud.com/blog/what-are-the-differences-between-oss-nas-and-ebs_600294',
  ),
  nasTerms: source('NAS: Terms', 'https://www.alibabacloud.com/help/en/nas/product-overview/terms'),
  nasLimits: source('NAS: Limits and quotas', 'https://help.aliyun.com/en/nas/product-overview/limits'),
  nasRos: source('ROS: ALIYUN::NAS::FileSystem', `${ROS}/aliyun-nas-filesystem`, '2026-02-06'),
  csi: source(
    'Alibaba Cloud CSI driver, documentation and code',
    'https://github.com/kubernetes-sigs/alibaba-cloud-csi-driver/tree/8aacf90',
    '2026-08',
  ),
  hpa: source(
    'Kubernetes: Horizontal Pod Autoscaling',
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  ),
  vpa: source(
    'kubernetes/autoscaler, vertical-pod-autoscaler',
    'https://github.com/kubernetes/autoscaler/tree/55c37cd',
  ),
  cronHpa: source(
    'kubernetes-cronhpa-controller, README and code',
    'https://github.com/AliyunContainerService/kubernetes-cronhpa-controller/tree/31c63be',
  ),
  autoscaler: source('ACK: FAQ about node auto scaling', `${MANAGED}/user-guide/faq-about-node-auto-scaling`),
  instantElasticity: source(
    'ACK: Enable node instant elasticity',
    `${MANAGED}/user-guide/instant-elasticity`,
    '2025-10-01',
  ),
  elasticWorkload: source(
    'ACK: Install ack-kubernetes-elastic-workload',
    `${MANAGED}/user-guide/install-ack-kubernetes-elastic-workload`,
    '2026-08-11',
  ),
  virtualNode: source(
    'ACK: Schedule pods to elastic container instances by using virtual nodes',
    'https://www.alibabacloud.com/help/en/container-service-for-kubernetes/latest/deploy-the-virtual-node-controller-and-use-it-to-create-elastic-container-instance-based-pods',
    '2026-02-25',
  ),
  eci: source('ECI: What pods on virtual nodes cannot do', 'https://help.aliyun.com/document_detail/363065.html'),
  eciSizes: source('ECI: vCPU and memory', 'https://www.alibabacloud.com/help/en/doc-detail/451623.html'),
  ahpa: source('ACK: Deploy AHPA', `${MANAGED}/user-guide/deploy-ahpa`, '2026-01-07'),
  knative: source('ACK: Knative overview', `${MANAGED}/user-guide/knative-overview`),
} as const satisfies Readonly<Record<string, Source>>;

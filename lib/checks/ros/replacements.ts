/** What to take for types that cannot be created any more, or that ROS no longer documents. */
export const REPLACED_TYPES: Readonly<Record<string, string>> = {
  'ALIYUN::CS::App': 'objects of Kubernetes in an ALIYUN::CS::ClusterApplication',
  'ALIYUN::CS::Cluster': 'an ALIYUN::CS::ManagedKubernetesCluster',
  'ALIYUN::CS::KubernetesCluster': 'an ALIYUN::CS::ManagedKubernetesCluster with ClusterSpec ack.pro.small',
  'ALIYUN::CS::ServerlessKubernetesCluster': 'an ALIYUN::CS::ASKCluster',
  'ALIYUN::ECS::BandwidthPackage': 'an ALIYUN::VPC::CommonBandwidthPackage',
  'ALIYUN::ECS::EIP': 'an ALIYUN::VPC::EIP',
  'ALIYUN::ECS::EIPAssociation': 'an ALIYUN::VPC::EIPAssociation',
  'ALIYUN::ECS::NatGateway': 'an ALIYUN::VPC::NatGateway',
};

const BILLING = /^(autorenew|autorenewperiod|chargetype|instancechargetype|period|periodunit)$/;

/** What to take for a property or a key of CreateCluster that has no effect any more; empty if nothing stands for it. */
export function replacementOf(name: string): string {
  const plain = name.replaceAll('_', '').toLowerCase();
  const isOfRos = /^[A-Z]/.test(name);
  if (/^worker|^numofnodes$/.test(plain)) {
    return isOfRos ? 'NodePools, or an ALIYUN::CS::ClusterNodePool' : 'nodepools';
  }
  if (/^master/.test(plain)) return 'control_plane_config';
  if (BILLING.test(plain)) return isOfRos ? 'the ScalingGroup of a node pool' : 'scaling_group of nodepools';
  return '';
}

import * as ros from '@alicloud/ros-cdk-core';
import { renderComponent } from '../add-ons/render-component';
import { PlatformStack } from '../platform-stack';
import type { ClusterSettings } from './cluster-props';
import { stackTags } from './stack-tags';

/**
 * The body of ACK's CreateCluster, which ALIYUN::CS::AnyCluster takes as it is; the keys are those of its request model
 * (`@alicloud/cs20151215`). ROS checks none of them.
 */
export type ClusterBody = Readonly<Record<string, unknown>>;

/** Renders what the bodies of all clusters have in common; `unwanted` are components ACK would install by itself. */
export function renderClusterBody(
  scope: ros.IConstruct,
  cluster: ClusterSettings,
  unwanted: readonly string[] = [],
): ClusterBody {
  const { network, podNetwork, addresses } = cluster;
  const { usesPodVSwitches, pods, advancedSecurityGroup } = podNetwork.settings;
  return {
    name: cluster.clusterName,
    region_id: ros.RosPseudo.region,
    kubernetes_version: cluster.kubernetesVersion?.toString(),
    vpcid: network.vpcId,
    vswitch_ids: [...new Set(network.nodeVSwitchIds)],
    // Marked deprecated in the model, which names nothing in its place.
    pod_vswitch_ids: usesPodVSwitches ? [...new Set(network.podVSwitchIds)] : undefined,
    container_cidr: addresses.podCidr,
    node_cidr_mask: pods && String(pods.nodeMask),
    service_cidr: addresses.serviceCidr,
    is_enterprise_security_group: advancedSecurityGroup,
    snat_entry: false,
    endpoint_public_access: cluster.apiAccess.isPublic,
    deletion_protection: cluster.deletionProtection,
    addons: [...cluster.components.map(renderComponent), ...unwanted.map((name) => ({ name, disabled: true }))],
    resource_group_id: PlatformStack.resourceGroupOf(scope),
    tags: stackTags(scope),
  };
}

import * as ros from '@alicloud/ros-cdk-core';
import { type RenderedComponent, renderComponent } from '../add-ons/render-component';
import { PlatformStack } from '../platform-stack';
import type { ClusterSettings, NodePoolClusterSettings } from './cluster-props';

/**
 * The body of ACK's CreateCluster, which ALIYUN::CS::AnyCluster takes as it is; the keys are those of its request model
 * (`@alicloud/cs20151215`). ROS checks none of them.
 */
export type ClusterBody = Readonly<Record<string, unknown>>;

/** ACK may install it by itself, with a public load balancer; which Ingress there is, add-ons say. */
const UNWANTED = { name: 'nginx-ingress-controller', disabled: true };

/** Renders what the typed resources of all clusters have in common. */
export function renderCluster(cluster: ClusterSettings) {
  return {
    name: cluster.clusterName,
    kubernetesVersion: cluster.kubernetesVersion?.toString(),
    vpcId: cluster.network.vpcId,
    vSwitchIds: cluster.nodeVSwitchIds,
    serviceCidr: cluster.addresses.serviceCidr,
    snatEntry: false,
    endpointPublicAccess: cluster.apiAccess.isPublic,
    deletionProtection: cluster.deletionProtection,
    addons: renderComponents(cluster),
  };
}

/** Renders how pods of a typed cluster get their addresses, vSwitches aside. */
export function renderPodNetwork({ podNetwork, addresses }: NodePoolClusterSettings) {
  const { pods, advancedSecurityGroup } = podNetwork.settings;
  return {
    containerCidr: addresses.podCidr,
    nodeCidrMask: pods && String(pods.nodeMask),
    isEnterpriseSecurityGroup: advancedSecurityGroup,
  };
}

/** Renders what the bodies of all clusters have in common. */
export function renderClusterBody(scope: ros.IConstruct, cluster: ClusterSettings): ClusterBody {
  return {
    name: cluster.clusterName,
    region_id: ros.RosPseudo.region,
    vpcid: cluster.network.vpcId,
    vswitch_ids: cluster.nodeVSwitchIds,
    endpoint_public_access: cluster.apiAccess.isPublic,
    deletion_protection: cluster.deletionProtection,
    resource_group_id: PlatformStack.resourceGroupOf(scope),
    tags: renderTags(scope),
  };
}

/** Renders what the bodies of clusters with nodes have in common. */
export function renderNodePoolClusterBody(scope: ros.IConstruct, cluster: NodePoolClusterSettings): ClusterBody {
  const { usesPodVSwitches } = cluster.podNetwork.settings;
  return {
    ...renderClusterBody(scope, cluster),
    ...toBody(renderPodNetwork(cluster)),
    kubernetes_version: cluster.kubernetesVersion?.toString(),
    // Marked deprecated in the model, which names nothing in its place.
    pod_vswitch_ids: usesPodVSwitches ? cluster.podVSwitchIds : undefined,
    service_cidr: cluster.addresses.serviceCidr,
    snat_entry: false,
    addons: renderComponents(cluster),
  };
}

/** The same map with the keys of ACK's API: `maintenanceTime` becomes `maintenance_time`. */
export function toBody(properties: object): ClusterBody {
  const entries = Object.entries(properties).map(([key, value]) => [
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(entries);
}

/** The tags of the stack for a nested place; nothing when there are none, as ROS refuses an empty list. */
export function renderTags(scope: ros.IConstruct): { key: string; value: string }[] | undefined {
  return toKeyValues(PlatformStack.tagsOf(scope));
}

/** A map as a list of keys and values; nothing when it is empty, as ROS refuses an empty list. */
export function toKeyValues(map: Readonly<Record<string, string>> = {}): { key: string; value: string }[] | undefined {
  const entries = Object.entries(map).map(([key, value]) => ({ key, value }));
  return entries.length > 0 ? entries : undefined;
}

function renderComponents({ components }: ClusterSettings): (RenderedComponent | typeof UNWANTED)[] {
  return [...components.map(renderComponent), UNWANTED];
}

import type * as ros from '@alicloud/ros-cdk-core';
import type { ManagedKubernetesClusterProps } from '../../imports/ros/cs/managed-kubernetes-cluster';
import { renderComponent } from '../add-ons/render-component';
import { renderAnyOnly } from './any-only-props';
import { type ClusterBody, renderClusterBody } from './cluster-body';
import type { MaintenanceWindow } from './maintenance-window';
import type { ManagedClusterSettings } from './managed-cluster-props';
import { RetainedResource } from './retained-resource';

/** Renders a managed cluster as the properties of ALIYUN::CS::ManagedKubernetesCluster. */
export function renderManagedCluster(cluster: ManagedClusterSettings): ManagedKubernetesClusterProps {
  const { network, podNetwork, addresses, controlPlaneLogs: logs } = cluster;
  const { usesPodVSwitches, pods, advancedSecurityGroup } = podNetwork.settings;
  const hasLogs = logs.components.length > 0;
  return {
    name: cluster.clusterName,
    clusterSpec: cluster.clusterSpec.value,
    kubernetesVersion: cluster.kubernetesVersion?.toString(),
    vpcId: network.vpcId,
    vSwitchIds: [...new Set(network.nodeVSwitchIds)],
    podVswitchIds: usesPodVSwitches ? [...new Set(network.podVSwitchIds)] : undefined,
    containerCidr: addresses.podCidr,
    nodeCidrMask: pods && String(pods.nodeMask),
    serviceCidr: addresses.serviceCidr,
    isEnterpriseSecurityGroup: advancedSecurityGroup,
    snatEntry: false,
    endpointPublicAccess: cluster.apiAccess.isPublic,
    deletionProtection: cluster.deletionProtection,
    encryptionProviderKey: cluster.secretsKeyId,
    controlPlaneLogComponents: hasLogs ? [...logs.components] : undefined,
    controlPlaneLogTtl: hasLogs ? logs.retentionDays : undefined,
    controlPlaneLogProject: logs.project,
    rrsaConfig: cluster.rrsa ? { enabled: true } : undefined,
    maintenanceWindow: cluster.maintenanceWindow && renderTypedWindow(cluster.maintenanceWindow),
    addons: cluster.components.map(renderComponent),
    deleteOptions: RetainedResource.ALL.map((resource) => ({
      resourceType: resource.value,
      deleteMode: cluster.retain.includes(resource) ? 'retain' : 'delete',
    })),
  };
}

/** Renders the same cluster as the body of CreateCluster. */
export function renderManagedClusterBody(scope: ros.IConstruct, cluster: ManagedClusterSettings): ClusterBody {
  const { controlPlaneLogs: logs } = cluster;
  const hasLogs = logs.components.length > 0;
  return {
    ...renderClusterBody(scope, cluster),
    cluster_type: 'ManagedKubernetes',
    profile: 'Default',
    cluster_spec: cluster.clusterSpec.value,
    encryption_provider_key: cluster.secretsKeyId,
    controlplane_log_components: hasLogs ? logs.components : undefined,
    controlplane_log_ttl: hasLogs ? String(logs.retentionDays) : undefined,
    controlplane_log_project: logs.project,
    rrsa_config: cluster.rrsa ? { enabled: true } : undefined,
    maintenance_window: cluster.maintenanceWindow && renderWindowBody(cluster.maintenanceWindow),
    ...renderAnyOnly(cluster),
  };
}

function renderTypedWindow({
  days,
  start,
  hours,
}: MaintenanceWindow): ManagedKubernetesClusterProps['maintenanceWindow'] {
  return { enable: true, maintenanceTime: start, duration: `${hours}h`, weeklyPeriod: days.join(',') };
}

function renderWindowBody({ days, start, hours }: MaintenanceWindow): ClusterBody {
  return { enable: true, maintenance_time: start, duration: `${hours}h`, weekly_period: days.join(',') };
}

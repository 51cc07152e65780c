import type * as ros from '@alicloud/ros-cdk-core';
import type { ManagedKubernetesClusterProps } from '../../imports/ros/cs/managed-kubernetes-cluster';
import {
  type ClusterBody,
  renderCluster,
  renderNodePoolClusterBody,
  renderPodNetwork,
  toBody,
} from './cluster-rendering';
import type { ManagedClusterSettings } from './managed-cluster-props';
import { RetainedResource } from './retained-resource';

/** Renders a managed cluster as the properties of ALIYUN::CS::ManagedKubernetesCluster. */
export function renderManagedCluster(cluster: ManagedClusterSettings): ManagedKubernetesClusterProps {
  const { usesPodVSwitches } = cluster.podNetwork.settings;
  const { components, retentionDays, project } = cluster.controlPlaneLogs;
  return {
    ...renderCluster(cluster),
    ...renderPodNetwork(cluster),
    podVswitchIds: usesPodVSwitches ? cluster.podVSwitchIds : undefined,
    clusterSpec: cluster.clusterSpec.value,
    autoMode: cluster.autoMode ? { enable: true } : undefined,
    encryptionProviderKey: cluster.secretsKeyId,
    ...(components.length > 0 && {
      controlPlaneLogComponents: [...components],
      controlPlaneLogTtl: retentionDays,
      controlPlaneLogProject: project,
    }),
    rrsaConfig: cluster.rrsa.render(),
    maintenanceWindow: cluster.maintenanceWindow?.render(),
    deleteOptions: RetainedResource.render(cluster.retain),
  };
}

/** Renders the same cluster as the body of CreateCluster. */
export function renderManagedClusterBody(scope: ros.IConstruct, cluster: ManagedClusterSettings): ClusterBody {
  const { components, retentionDays, project } = cluster.controlPlaneLogs;
  const { maintenanceWindow: window } = cluster;
  return {
    ...renderNodePoolClusterBody(scope, cluster),
    cluster_type: 'ManagedKubernetes',
    profile: 'Default',
    cluster_spec: cluster.clusterSpec.value,
    auto_mode: cluster.autoMode ? { enable: true } : undefined,
    encryption_provider_key: cluster.secretsKeyId,
    ...(components.length > 0 && {
      controlplane_log_components: components,
      controlplane_log_ttl: String(retentionDays),
      controlplane_log_project: project,
    }),
    rrsa_config: cluster.rrsa.render(),
    maintenance_window: window && toBody(window.render()),
    ...renderAnyOnly(cluster),
  };
}

/** What ACK can do and ALIYUN::CS::ManagedKubernetesCluster cannot say. */
function renderAnyOnly(cluster: ManagedClusterSettings): ClusterBody {
  const { clusterDomain, certificateNames, automaticUpgrade, auditLog } = cluster;
  return {
    cluster_domain: clusterDomain,
    extra_sans: certificateNames,
    operation_policy: automaticUpgrade && { cluster_auto_upgrade: { enabled: true, channel: automaticUpgrade } },
    audit_log_config: auditLog === undefined ? undefined : { enabled: auditLog },
  };
}

// First: says what to do where ROS CDK was installed in a way that cannot work.
import './framework-check';

export { AddOn, type AddOnComponent, type ControlPlane } from './add-ons/add-on';
export type {
  AddOnOptions,
  ComponentVersionsOptions,
  CustomAddOnOptions,
  EventsOptions,
  LogsOptions,
  NginxIngressOptions,
} from './add-ons/add-on-options';
export { acknowledge } from './checks/acknowledge';
export { COMPARISONS, renderChoosing } from './choices/choosing';
export { CLUSTER_TYPES, type ClusterTypeFacts, type ClusterTypeName } from './choices/cluster-types';
export { type Comparison, renderComparison, renderSources, sourcesOf } from './choices/comparison';
export { Fact, type Source } from './choices/fact';
export { SCALING_TYPES, type ScalingTypeFacts, type ScalingTypeName } from './choices/scaling-types';
export { STORAGE_TYPES, type StorageTypeFacts, type StorageTypeName } from './choices/storage-types';
export { AcsCluster, type AcsClusterProps } from './cluster/acs-cluster';
export { ApiAccess } from './cluster/api-access';
export type { CloudNodesProps } from './cluster/cloud-nodes';
export { Cluster } from './cluster/cluster';
export type { ClusterAttributes } from './cluster/cluster-attributes';
export type { ClusterProps, NodePoolClusterProps } from './cluster/cluster-props';
export { ClusterSpec } from './cluster/cluster-spec';
export { ControlPlaneLogs, type ControlPlaneLogsOptions } from './cluster/control-plane-logs';
export type { CpuArchitecture } from './cluster/cpu-architecture';
export { DedicatedCluster, type DedicatedClusterProps } from './cluster/dedicated-cluster';
export { Disk, type EssdLevel, type EssdOptions } from './cluster/disk';
export { EdgeCluster, type EdgeClusterProps } from './cluster/edge-cluster';
export type { ICluster, INodePoolCluster } from './cluster/i-cluster';
export type { InstancePattern } from './cluster/instance-pattern';
export { KubernetesVersion } from './cluster/kubernetes-version';
export type { MachineProps } from './cluster/machines';
export { MaintenanceWindow, type Weekday, type WeeklyMaintenanceOptions } from './cluster/maintenance-window';
export { ManagedCluster } from './cluster/managed-cluster';
export type { ClusterRendering, ManagedClusterProps, UpgradeChannel } from './cluster/managed-cluster-props';
export type { MastersProps } from './cluster/masters';
export { MultiAzPolicy } from './cluster/multi-az-policy';
export { type AutoscaledOptions, NodeCapacity } from './cluster/node-capacity';
export { NodeHardening } from './cluster/node-hardening';
export { NodeImage } from './cluster/node-image';
export { type INodePool, NodePool, type NodePoolOptions, type NodePoolProps } from './cluster/node-pool';
export {
  type FlannelOptions,
  type NodeLimit,
  PodNetwork,
  type PodNetworkSettings,
  type TerwayOptions,
} from './cluster/pod-network';
export { RegisteredCluster, type RegisteredClusterProps } from './cluster/registered-cluster';
export { RetainedResource } from './cluster/retained-resource';
export { ServerlessCluster, type ServerlessClusterProps } from './cluster/serverless-cluster';
export { Spot, type SpotOptions } from './cluster/spot';
export { Taint, type TaintEffect } from './cluster/taint';
export { dependOn } from './depend-on';
export { ValidationError } from './errors';
export { ClusterRole } from './identity/cluster-role';
export { type AccessOptions, ClusterUser, type ClusterUserProps } from './identity/cluster-user';
export { type IPodIdentity, type PodIdentityOptions, podIdentity } from './identity/pod-identity';
export type { IGrantee, PolicyConditions, PolicyStatement } from './identity/policy-statement';
export {
  type IServiceAccount,
  ServiceAccount,
  type ServiceAccountOptions,
  type ServiceAccountProps,
} from './identity/service-account';
export { logicalId } from './logical-id';
export { Cidr } from './network/cidr';
export { Egress, type NatGatewayOptions, TrafficCharge } from './network/egress';
export type { NetworkAttributes } from './network/imported-network';
export { type INetwork, Network, type NetworkProps } from './network/network';
export type { NetworkLayoutProps, ZoneRanges } from './network/network-layout';
export { AlarmContacts, type AlarmContactsProps, type IAlarmContacts } from './observability/alarm-contacts';
export type { ILogProject, LogDestination } from './observability/log-destination';
export { LogProject, type LogProjectProps } from './observability/log-project';
export type { Logstore, LogstoreOptions } from './observability/logstore';
export { NodeAlarms, type NodeAlarmsProps } from './observability/node-alarms';
export { defineOutput } from './outputs/define-output';
export { OutputError } from './outputs/output-error';
export type { ManifestValue, OutputResolver } from './outputs/output-resolver';
export type { StackOutputsSource } from './outputs/outputs-file';
export { type IBucket, type OutputsOrigin, StackOutputs } from './outputs/stack-outputs';
export { nodeVSwitchesOf, type ZonedVSwitch } from './outputs/zoned-v-switch';
export { PlatformStack, type PlatformStackProps } from './platform-stack';
export {
  type KeptResource,
  type ProtectedResource,
  protectedResources,
  type RetentionTemplate,
  retainedResources,
} from './retention';
export type { KubeadmBootstrapProps } from './self-managed/bootstrap/bootstrap-settings';
export type { BootstrapSources, PackageSource } from './self-managed/bootstrap/bootstrap-sources';
export { KubeadmBootstrap } from './self-managed/bootstrap/kubeadm-bootstrap';
export { type MachineFile, MachineSetup, type MachineSetupAdditions } from './self-managed/bootstrap/machine-setup';
export type {
  FirstControlPlaneOptions,
  JoiningControlPlaneOptions,
  JoiningNodeOptions,
  NodeOptions,
} from './self-managed/bootstrap/node-options';
export type { CloudSources } from './self-managed/ecs/cloud-components';
export { SelfManagedCluster } from './self-managed/ecs/self-managed-cluster';
export type { SelfManagedClusterProps } from './self-managed/ecs/self-managed-cluster-props';
export { LocalMachines, type LocalMachinesProps } from './self-managed/local/local-machines';
export { type ISize, Size } from './size';
export { DataRetention } from './storage/data-retention';
export {
  FileStorage,
  type FileStorageAttributes,
  type FileStorageProps,
  type IFileStorage,
} from './storage/file-storage';
export { type NasFileSystemType, NasStorage } from './storage/nas-storage';
export type { INfsExport } from './storage/nfs-export';
export {
  type BucketAttributes,
  type IObjectStorage,
  ObjectStorage,
  type ObjectStorageProps,
} from './storage/object-storage';
export { Redundancy } from './storage/redundancy';
export { Squash } from './storage/squash';
export type { IChart, IChartConstruct } from './workloads/chart';
export type { ManifestOptions } from './workloads/cluster-manifest';
export type { ChartCredential, HelmChartOptions } from './workloads/helm-chart';
export { WaitCondition, type WaitConditionProps, type WaitOperator } from './workloads/wait-condition';

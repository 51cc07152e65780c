// First: says what to do where ROS CDK was installed in a way that cannot work.
import './framework-check';

export {
  AddOn,
  type AddOnOptions,
  type ControlPlane,
  type CustomAddOnOptions,
  type LogsOptions,
} from './add-ons/add-on';
export type { AnyOnlyProps, UpgradeChannel } from './cluster/any-only-props';
export { ApiAccess } from './cluster/api-access';
export { Cluster, type ClusterAttributes, type ICluster } from './cluster/cluster';
export type { ClusterProps } from './cluster/cluster-props';
export { ClusterSpec } from './cluster/cluster-spec';
export { ControlPlaneLogs, type ControlPlaneLogsOptions } from './cluster/control-plane-logs';
export { DedicatedCluster, type DedicatedClusterProps } from './cluster/dedicated-cluster';
export { Disk, type EssdLevel, type EssdOptions } from './cluster/disk';
export { KubernetesVersion } from './cluster/kubernetes-version';
export { MaintenanceWindow, type Weekday, type WeeklyMaintenanceOptions } from './cluster/maintenance-window';
export { ManagedCluster } from './cluster/managed-cluster';
export type { ClusterRendering, ManagedClusterProps } from './cluster/managed-cluster-props';
export type { MastersProps } from './cluster/masters';
export { MultiAzPolicy } from './cluster/multi-az-policy';
export { type AutoscaledOptions, NodeCapacity } from './cluster/node-capacity';
export { NodeHardening } from './cluster/node-hardening';
export { NodeImage } from './cluster/node-image';
export { type INodePool, NodePool, type NodePoolProps } from './cluster/node-pool';
export type { NodePoolOptions } from './cluster/node-pool-options';
export { type FlannelOptions, PodNetwork, type PodNetworkSettings, type TerwayOptions } from './cluster/pod-network';
export { RetainedResource } from './cluster/retained-resource';
export { Taint, type TaintEffect } from './cluster/taint';
export { dependOn } from './depend-on';
export { ValidationError } from './errors';
export { logicalId } from './logical-id';
export { Cidr } from './network/cidr';
export { Egress, type NatGatewayOptions, TrafficCharge } from './network/egress';
export type { NetworkAttributes } from './network/imported-network';
export { type INetwork, Network, type NetworkProps } from './network/network';
export type { NetworkLayoutProps, ZoneRanges } from './network/network-layout';
export { defineOutput } from './outputs/define-output';
export { OutputError, StackOutputs, type StackOutputsSource, type ZonedVSwitch } from './outputs/stack-outputs';
export { PlatformStack, type PlatformStackProps } from './platform-stack';
export { type KeptResource, type RetentionTemplate, retainedResources } from './retention';
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
export { Squash } from './storage/squash';

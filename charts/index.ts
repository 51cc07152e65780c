export { ValidationError } from '../lib/errors';
export type { IPodIdentity } from '../lib/identity/pod-identity';
export { type ISize, Size } from '../lib/size';
export { type NasFileSystemType, NasStorage } from '../lib/storage/nas-storage';
export { AccessList } from './exposure/access-list';
export { AddressType } from './exposure/address-type';
export type { AlbExposureProps, AlbRouteProps, OwnAlbProps, SharedAlbProps } from './exposure/alb/alb-exposure';
export {
  AlbGateway,
  type AlbGatewayOptions,
  type AlbGatewayProps,
  type AlbPlacement,
  type IAlbGateway,
  type NewAlbGatewayProps,
  type ReusedAlbGatewayProps,
} from './exposure/alb/alb-gateway';
export { AlbListener, type HttpsListenerProps, type ListenerOptions } from './exposure/alb/alb-listener';
export { AlbReuse } from './exposure/alb/alb-reuse';
export { type AlbAccessLog, AlbEdition, type AlbSettings } from './exposure/alb/alb-settings';
export { AlbTls } from './exposure/alb/alb-tls';
export type { ClusterIpProps } from './exposure/cluster-ip';
export type {
  ExposedApplication,
  ExposureObjects,
  HttpHealth,
  IExposure,
  RequestSource,
  ServiceExposure,
} from './exposure/exposed-application';
export { Exposure } from './exposure/exposure';
export { BackendProtocol } from './exposure/ingress/backend-protocol';
export { Canary } from './exposure/ingress/canary';
export type { Cors } from './exposure/ingress/cors';
export type { HostRoute } from './exposure/ingress/ingress';
export { IngressClass, type IngressClassParameters, type IngressClassProps } from './exposure/ingress/ingress-class';
export { IngressController } from './exposure/ingress/ingress-controller';
export { IngressTls } from './exposure/ingress/ingress-tls';
export type { NginxExposureProps } from './exposure/ingress/nginx-exposure';
export { StickySession } from './exposure/ingress/sticky-session';
export type { ClassicLoadBalancerProps } from './exposure/load-balancer/classic-load-balancer';
export type { LoadBalancerProps } from './exposure/load-balancer/load-balancer-exposure';
export type { IAddressPool, MetalLbProps } from './exposure/load-balancer/metal-lb';
export type { NetworkLoadBalancerProps } from './exposure/load-balancer/network-load-balancer';
export type { MseExposureProps } from './exposure/mse/mse-exposure';
export {
  type IMseGateway,
  MseGateway,
  type MseGatewayOptions,
  type MseGatewayProps,
  MseSize,
  type NewMseGatewayProps,
  type ReusedMseGatewayProps,
} from './exposure/mse/mse-gateway';
export { MseReuse } from './exposure/mse/mse-reuse';
export { MseTracing } from './exposure/mse/mse-tracing';
export { ReadinessGate } from './exposure/readiness-gate';
export { TlsPolicy } from './exposure/tls-policy';
export type { IZonedVSwitch } from './exposure/zoned-v-switch';
export type { LoadStage, LoadThresholds } from './load/load-profile';
export type { ITestedApplication, LoadTargetProps } from './load/load-target';
export { LoadTest, type LoadTestProps } from './load/load-test';
export { DefaultDeny, type DefaultDenyProps } from './network/default-deny';
export type { DnsAccess } from './network/dns';
export { NetworkAccess, type Visitors } from './network/network-access';
export type { NetworkRules, PeerPorts } from './network/network-rules';
export { type CidrOptions, type IPods, Peer } from './network/peer';
export { Port, type PortLike } from './network/port';
export type { Labels } from './object/labels';
export type { AlertRule, AlertSeverity } from './observability/alert-rule';
export { type AlertSetProps, Alerts, type WorkloadAlertsProps } from './observability/alerts';
export { ClusterAlert, type ClusterMetricProps } from './observability/cluster-alert';
export {
  type AlertContactGroup,
  KubernetesAlerts,
  type KubernetesAlertsProps,
} from './observability/kubernetes-alerts';
export { LogPipeline, type LogPipelineProps, type LogProcessor } from './observability/log-pipeline';
export { type LoggedPods, LogSource, type LogSourceProps, type StdoutSourceProps } from './observability/log-source';
export { Logs, type LogsProps } from './observability/logs';
export { Metrics, type MetricsEndpoint, type ScrapedMetricsProps } from './observability/metrics';
export { type MonitorKind, Prometheus, type PrometheusOperatorProps } from './observability/prometheus';
export { type ArmsTracingProps, type TracedLanguage, Tracing } from './observability/tracing';
export type { AlertThresholds, WorkloadAlert } from './observability/workload-alerts';
export { type BgpProps, type Layer2Props, MetalLbAdvertisement } from './platform/metal-lb-advertisement';
export { MetalLbPool, type MetalLbPoolProps } from './platform/metal-lb-pool';
export { Namespace, type NamespaceProps } from './platform/namespace';
export { NfsProvisioner, type NfsProvisionerProps, type NfsProvisionerValues } from './platform/nfs-provisioner';
export { type IPriority, Priority } from './platform/priority';
export { PriorityClass, type PriorityClassProps } from './platform/priority-class';
export type { Quota } from './platform/quota';
export type { BurstScalingProps } from './scaling/burst-scaling';
export { EciSize } from './scaling/eci-size';
export type { ElasticScalingProps } from './scaling/elastic-scaling';
export {
  ElasticUnit,
  type ElasticUnitRange,
  type NodesUnitProps,
  type VirtualNodesUnitProps,
} from './scaling/elastic-unit';
export type { ElasticWorkloadProps } from './scaling/elastic-workload';
export type { HorizontalScalingProps, ScalingTargets } from './scaling/horizontal-scaling';
export type { DeploymentBody, IScaling, ReplicaRange, ScaleTarget, Wrapping } from './scaling/i-scaling';
export { KnativeScaling, type KnativeScalingProps } from './scaling/knative-scaling';
export { Scaling } from './scaling/scaling';
export {
  type IngressMetric,
  type LoadBalancerMetric,
  type MeasuredMetric,
  type ObjectMetric,
  ScalingMetric,
} from './scaling/scaling-metric';
export type { ScalingBehavior, ScalingPace, ScalingStep } from './scaling/scaling-pace';
export type { Schedule, ScheduledScalingOptions } from './scaling/scheduled-scaling';
export { VerticalMode } from './scaling/vertical-mode';
export type { VerticalScalingProps } from './scaling/vertical-scaling';
export type { BoundVolumeProps } from './storage/bound-volume';
export type { ClaimRequest } from './storage/claim';
export { ClaimRetention } from './storage/claim-retention';
export { ClaimedVolume, type ClaimedVolumeProps } from './storage/claimed-volume';
export { DiskClass, type DiskClassProps, type DiskFileSystem } from './storage/disk/disk-class';
export { DiskEncryption } from './storage/disk/disk-encryption';
export { DiskPerformanceLevel, DiskType } from './storage/disk/disk-type';
export { DiskVolume, type DiskVolumeProps } from './storage/disk/disk-volume';
export { NasDirectoryClass, type NasDirectoryClassProps } from './storage/nas/nas-directory-class';
export { NasFileSystemClass, type NasFileSystemClassProps } from './storage/nas/nas-file-system-class';
export { NasProtocol } from './storage/nas/nas-protocol';
export { NasVolume, type NasVolumeProps } from './storage/nas/nas-volume';
export { NfsClass, type NfsClassProps } from './storage/nfs/nfs-class';
export { NfsVolume, type NfsVolumeProps } from './storage/nfs/nfs-volume';
export type { ExportedDirectoryProps } from './storage/nfs-location';
export type { ObjectFilesProps } from './storage/object-files';
export { OssAccess, type OssRoleProps } from './storage/oss/oss-access';
export { OssClient, type Ossfs2Props, type OssfsProps } from './storage/oss/oss-client';
export { OssVolume, type OssVolumeProps } from './storage/oss/oss-volume';
export type { ProvisionedClassProps } from './storage/provisioned-class';
export { SnapshotRetention } from './storage/snapshot/snapshot-retention';
export { type IVolumeSnapshot, VolumeSnapshot, type VolumeSnapshotProps } from './storage/snapshot/volume-snapshot';
export {
  type IVolumeSnapshotClass,
  VolumeSnapshotClass,
  type VolumeSnapshotClassProps,
} from './storage/snapshot/volume-snapshot-class';
export { type IStorageClass, StorageClass, type StorageClassAttributes } from './storage/storage-class';
export {
  AccessMode,
  type ClaimAttributes,
  type ClaimTemplate,
  type IVolume,
  type Mount,
  type ScratchProps,
  Volume,
  type VolumeSource,
} from './storage/volume';
export { Target } from './target/target';
export type {
  AckTargetProps,
  IPodNetwork,
  LocalTargetProps,
  NetworkPolicies,
  PodNetworkPlugin,
  ServerlessTargetProps,
} from './target/target-props';
export type { ContainerProps, InitContainerProps, ServingContainerProps, SidecarProps } from './workload/container';
export { Drain, type DrainHookProps, type DrainProps } from './workload/drain';
export { EnvSource, type EnvSourceProps } from './workload/env-source';
export { type Env, EnvValue, type KeyReference } from './workload/env-value';
export { KnativeService, type KnativeServiceProps } from './workload/knative-service';
export type { PodProps } from './workload/pod-props';
export { PodSecurity, type RestrictedProps } from './workload/pod-security';
export { type PortProbeProps, Probe, type ProbeTiming } from './workload/probe';
export type { Probes } from './workload/probes';
export type { DeploymentProps, ReplicatedProps } from './workload/replicated-props';
export { ReplicatedWorkload } from './workload/replicated-workload';
export type { Amounts, Resources } from './workload/resources';
export { Rollout, type SurgeProps } from './workload/rollout';
export { ScheduledJob } from './workload/scheduled-job';
export type { ScheduledJobProps } from './workload/scheduled-job-props';
export { ServiceAccount, type ServiceAccountProps } from './workload/service-account';
export { Spread, Topology } from './workload/spread';
export { StatefulApplication } from './workload/stateful-application';
export type { StatefulApplicationProps } from './workload/stateful-application-props';
export type { Toleration } from './workload/toleration';
export { WebApplication } from './workload/web-application';
export type { WebApplicationProps } from './workload/web-application-props';
export { Worker } from './workload/worker';
export type { WorkerProps } from './workload/worker-props';
export { Workload } from './workload/workload';
export type {
  ContainerFacts,
  IWorkloadPart,
  PodAdditions,
  WorkloadFacts,
} from './workload/workload-part';

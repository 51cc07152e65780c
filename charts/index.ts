export { ValidationError } from '../lib/errors';
export { type ISize, Size } from '../lib/size';
export { AddressType } from './exposure/address-type';
export type { AlbExposureProps, AlbRouteProps, OwnAlbProps, SharedAlbProps } from './exposure/alb-exposure';
export { AlbGateway, type AlbGatewayProps, type AlbPlacement, type IAlbGateway } from './exposure/alb-gateway';
export { AlbListener, type HttpsListenerProps } from './exposure/alb-listener';
export { AlbTls } from './exposure/alb-tls';
export type { ClassicLoadBalancerProps } from './exposure/classic-load-balancer';
export type {
  ExposedApplication,
  ExposureObjects,
  HttpHealth,
  IExposure,
  ServiceExposure,
} from './exposure/exposed-application';
export { Exposure } from './exposure/exposure';
export type { MetalLbProps } from './exposure/metal-lb';
export type { NetworkLoadBalancerProps } from './exposure/network-load-balancer';
export { ReadinessGate } from './exposure/readiness-gate';
export type { IZonedVSwitch } from './exposure/zoned-v-switch';
export type { Labels } from './object/labels';
export { type HorizontalScalingProps, Scaling, type ScalingTargets } from './scaling/scaling';
export type { ScalingBehavior, ScalingPace, ScalingStep } from './scaling/scaling-pace';
export type { BoundVolumeProps } from './storage/bound-volume';
export { NasProtocol } from './storage/nas-protocol';
export { NasVolume, type NasVolumeProps } from './storage/nas-volume';
export { NfsVolume, type NfsVolumeProps } from './storage/nfs-volume';
export {
  AccessMode,
  type ClaimAttributes,
  type IVolume,
  type Mount,
  type ScratchProps,
  Volume,
  type VolumeSource,
} from './storage/volume';
export { type AckTargetProps, type LocalTargetProps, type PodNetworkPlugin, Target } from './target/target';
export type { ContainerProps, InitContainerProps, ServingContainerProps, SidecarProps } from './workload/container';
export { Drain, type DrainHookProps, type DrainProps } from './workload/drain';
export { type Env, EnvValue, type KeyReference } from './workload/env-value';
export { Namespace, type NamespaceProps } from './workload/namespace';
export { PodSecurity, type RestrictedProps } from './workload/pod-security';
export { type PortProbeProps, Probe, type ProbeTiming } from './workload/probe';
export type { Probes } from './workload/probes';
export type { Amounts, Resources } from './workload/resources';
export { Rollout, type SurgeProps } from './workload/rollout';
export { Spread, Topology } from './workload/spread';
export type { Toleration } from './workload/toleration';
export { WebApplication } from './workload/web-application';
export type { WebApplicationProps } from './workload/web-application-props';

import type { Mount } from '../storage/volume';
import type { ContainerProps, InitContainerProps, ServingContainerProps, SidecarProps } from './container';
import type { PodProps } from './pod-props';
import type { Probes } from './probes';
import type { DeploymentProps, ReplicatedProps } from './replicated-props';
import type { ScheduledJobProps } from './scheduled-job-props';
import type { StatefulApplicationProps } from './stateful-application-props';
import type { WebApplicationProps } from './web-application-props';
import type { WorkerProps } from './worker-props';

/** All keys of a type: the compiler misses those that are left out here, and refuses those that are none. */
type KeysOf<T> = Record<keyof T, true>;

const CONTAINER = {
  image: true,
  command: true,
  args: true,
  env: true,
  envFrom: true,
  files: true,
  mounts: true,
  scratch: true,
  resources: true,
  user: true,
} satisfies KeysOf<ContainerProps>;

const SERVING = { ...CONTAINER, drain: true, probes: true } satisfies KeysOf<ServingContainerProps>;

const POD = {
  ...CONTAINER,
  target: true,
  initContainers: true,
  security: true,
  tolerations: true,
  nodeSelector: true,
  imagePullSecrets: true,
  serviceAccount: true,
  serviceAccountToken: true,
  priority: true,
  network: true,
  alerts: true,
  logs: true,
  tracing: true,
  name: true,
  application: true,
  component: true,
  partOf: true,
  labels: true,
} satisfies KeysOf<PodProps>;

const REPLICATED = {
  ...POD,
  ...SERVING,
  scaling: true,
  extraPorts: true,
  sidecars: true,
  spread: true,
  maxUnavailable: true,
  metrics: true,
} satisfies KeysOf<ReplicatedProps>;

const DEPLOYMENT = { ...REPLICATED, rollout: true } satisfies KeysOf<DeploymentProps>;

export const INIT_CONTAINER_KEYS = { ...CONTAINER, name: true } satisfies KeysOf<InitContainerProps>;

export const SIDECAR_KEYS = { ...SERVING, name: true, port: true } satisfies KeysOf<SidecarProps>;

export const MOUNT_KEYS = { volume: true, path: true, readOnly: true, subPath: true } satisfies KeysOf<Mount>;

export const PROBES_KEYS = { startup: true, readiness: true, liveness: true } satisfies KeysOf<Probes>;

export const WEB_APPLICATION_KEYS = {
  ...DEPLOYMENT,
  port: true,
  exposure: true,
} satisfies KeysOf<WebApplicationProps>;

export const WORKER_KEYS = DEPLOYMENT satisfies KeysOf<WorkerProps>;

export const STATEFUL_APPLICATION_KEYS = {
  ...REPLICATED,
  port: true,
  portName: true,
  exposure: true,
  podManagementPolicy: true,
  minReadySeconds: true,
} satisfies KeysOf<StatefulApplicationProps>;

export const SCHEDULED_JOB_KEYS = {
  ...POD,
  schedule: true,
  timeZone: true,
  concurrencyPolicy: true,
  startingDeadlineSeconds: true,
  activeDeadlineSeconds: true,
  backoffLimit: true,
  restartPolicy: true,
  successfulJobsHistoryLimit: true,
  failedJobsHistoryLimit: true,
  ttlSecondsAfterFinished: true,
  interruptions: true,
} satisfies KeysOf<ScheduledJobProps>;

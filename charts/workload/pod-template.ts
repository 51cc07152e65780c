import type { k8s } from 'cdk8s-plus-27';
import { type Identity, type Labels, selectorOf } from '../object/labels';
import type { Plain } from '../object/plain';
import type { Target } from '../target/target';
import type { PodContainer } from './container';
import { renderVolumeMounts, renderVolumes } from './container-storage';
import { renderEnv } from './env-value';
import type { PodContainers } from './pod-containers';
import type { PodSecurity } from './pod-security';
import { renderProbes } from './probes';
import { DEFAULT_RESOURCES } from './resources';
import type { Spread } from './spread';
import { renderTolerations, type Toleration } from './toleration';

/** What the pods of a workload are made of. */
export interface Pod {
  /** Name of the workload, and of the ConfigMap with its files. */
  readonly name: string;
  readonly identity: Identity;
  readonly labels: Labels;
  readonly target: Target;
  readonly containers: PodContainers;
  readonly security: PodSecurity;
  readonly spread: Spread;
  readonly readinessGates: readonly string[];
  readonly serviceAccount?: string;
  readonly tolerations?: readonly Toleration[];
  readonly nodeSelector?: Labels;
  readonly imagePullSecrets?: readonly string[];
}

/** The template a Deployment makes pods from. */
export function renderPodTemplate(pod: Pod): Plain<k8s.PodTemplateSpec> {
  const { containers } = pod;
  return {
    metadata: {
      labels: pod.labels,
      // without it the autoscaler keeps a node for empty directories, which hold nothing worth it here (Kubernetes
      // cluster-autoscaler, FAQ: "What types of pods can prevent CA from removing a node?")
      annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' },
    },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      serviceAccountName: pod.serviceAccount,
      securityContext: pod.security._renderPod(),
      imagePullSecrets: unlessEmpty((pod.imagePullSecrets ?? []).map((name) => ({ name }))),
      nodeSelector: pod.nodeSelector,
      tolerations: unlessEmpty(renderTolerations(pod.tolerations ?? [])),
      terminationGracePeriodSeconds: containers.graceSeconds,
      readinessGates: unlessEmpty(pod.readinessGates.map((conditionType) => ({ conditionType }))),
      topologySpreadConstraints: unlessEmpty(pod.spread._render(selectorOf(pod.identity))),
      initContainers: unlessEmpty(containers.init.map((container) => renderContainer(container, pod))),
      containers: containers.serving.map((container) => renderContainer(container, pod)),
      volumes: unlessEmpty(renderVolumes(containers.all, pod.name)),
    },
  };
}

function renderContainer(container: PodContainer, { security, target }: Pod): Plain<k8s.Container> {
  const { name, props, ports, probes, drain } = container;
  const asked = ports[0]?.name ?? ports[0]?.port;
  return {
    name,
    image: props.image,
    command: props.command,
    args: props.args,
    env: unlessEmpty(renderEnv(props.env ?? {})),
    ports: unlessEmpty(ports.map((port) => ({ name: port.name, containerPort: port.port }))),
    resources: props.resources ?? DEFAULT_RESOURCES,
    securityContext: security._renderContainer(props.user),
    volumeMounts: unlessEmpty(renderVolumeMounts(container)),
    lifecycle: drain?._render(target, asked),
    ...renderProbes(probes, asked),
  };
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

import type { k8s } from 'cdk8s-plus-27';
import type { Plain } from '../object/plain';
import type { PodContainer } from './container';
import { renderVolumeMounts, renderVolumes } from './container-storage';
import { type Env, renderEnv } from './env-value';
import { renderPlacement } from './placement';
import { renderProbes } from './probes';
import { DEFAULT_RESOURCES } from './resources';
import type { Spread } from './spread';
import { renderTolerations } from './toleration';
import type { PodAdditions } from './workload-part';
import type { WorkloadPlan } from './workload-plan';

/** What differs between the pods of one kind of workload and those of another. */
export interface PodOptions {
  /** @default - the one called `default` */
  readonly serviceAccountName?: string;
  /** @default - wherever the scheduler likes */
  readonly spread?: Spread;
  /** @default - as long as their pod runs, containers are started again */
  readonly restartPolicy?: 'Never' | 'OnFailure';
  /**
   * Whether the autoscaler of nodes may move pods to another node.
   *
   * @default true
   */
  readonly isEvictable?: boolean;
}

/** The template that pods are made from. */
export function renderPodTemplate(
  plan: WorkloadPlan,
  additions: Required<PodAdditions>,
  { serviceAccountName, spread, restartPolicy, isEvictable = true }: PodOptions,
): Plain<k8s.PodTemplateSpec> {
  const { props, containers, exposure, exposed } = plan;
  const readinessGates = exposure?.renderReadinessGates(exposed) ?? [];
  return {
    metadata: {
      labels: additions.labels,
      annotations: {
        // without it the autoscaler keeps a node for empty directories, which hold nothing worth it here (Kubernetes
        // cluster-autoscaler, FAQ: "What types of pods can prevent CA from removing a node?")
        'cluster-autoscaler.kubernetes.io/safe-to-evict': `${isEvictable}`,
        ...additions.annotations,
      },
    },
    spec: {
      automountServiceAccountToken: props.serviceAccountToken === 'mounted',
      enableServiceLinks: false,
      serviceAccountName,
      ...renderPlacement(props),
      securityContext: plan.security._renderPod(),
      affinity: Object.keys(additions.affinity).length > 0 ? additions.affinity : undefined,
      tolerations: unlessEmpty([...renderTolerations(props.tolerations ?? []), ...additions.tolerations]),
      terminationGracePeriodSeconds: containers.graceSeconds,
      restartPolicy,
      readinessGates: unlessEmpty(readinessGates.map((conditionType) => ({ conditionType }))),
      topologySpreadConstraints: unlessEmpty(spread?._render(plan.selector) ?? []),
      initContainers: unlessEmpty(containers.init.map((container) => renderContainer(container, plan))),
      containers: containers.serving.map((container) =>
        renderContainer(container, plan, container === containers.main ? additions.env : container.props.env),
      ),
      volumes: unlessEmpty(renderVolumes(containers.all, plan.name)),
    },
  };
}

function renderContainer(
  container: PodContainer,
  { security, props: { target } }: WorkloadPlan,
  env: Env = container.props.env ?? {},
): Plain<k8s.Container> {
  const { name, props, ports, probes, drain } = container;
  const asked = ports[0]?.name ?? ports[0]?.port;
  return {
    name,
    image: props.image,
    command: props.command,
    args: props.args,
    envFrom: unlessEmpty((props.envFrom ?? []).map((source) => source._render())),
    env: unlessEmpty(renderEnv(env)),
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

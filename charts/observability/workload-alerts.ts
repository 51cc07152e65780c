import type { WorkloadFacts } from '../workload/workload-part';
import type { AlertRule } from './alert-rule';
import { metric, metricOf, metricOfPods } from './workload-metrics';

/** The alerts of a workload whose pods run on. */
export const WORKLOAD_ALERTS = [
  'WorkloadUnavailable',
  'WorkloadBelowMinimum',
  'ContainerRestarting',
  'ContainerOutOfMemory',
  'ContainerThrottled',
  'ContainerMemoryNearLimit',
  'AutoscalerAtMaximum',
  'RolloutStuck',
  'DisruptionsBlocked',
  'VolumeNearlyFull',
] as const;

/** See {@link WORKLOAD_ALERTS}. */
export type WorkloadAlert = (typeof WORKLOAD_ALERTS)[number];

/** When the alerts of a workload go off. */
export interface AlertThresholds {
  /**
   * Seconds without a single replica that is available.
   *
   * @default - web: 60; worker: 600
   */
  readonly unavailableSeconds?: number;
  /**
   * Seconds with fewer replicas than the fewest declared.
   *
   * @default 600
   */
  readonly belowMinimumSeconds?: number;
  /**
   * Restarts of one container within 15 minutes.
   *
   * @default 3
   */
  readonly restarts?: number;
  /**
   * Seconds that the autoscaler has been at its most replicas.
   *
   * @default 900
   */
  readonly atMaximumSeconds?: number;
  /**
   * How often a container is slowed down to its CPU limit, in percent of the kernel's periods.
   *
   * @default - web: 25; worker: never, it may well take all it gets
   */
  readonly throttledPercent?: number;
  /**
   * What a container holds, in percent of its memory limit.
   *
   * @default 90
   */
  readonly memoryPercent?: number;
  /**
   * What is used of a volume, in percent of its size.
   *
   * @default 85
   */
  readonly volumePercent?: number;
}

/** By which an alert is about one container, or one volume, whoever measured it. */
const BY_CONTAINER = 'by (namespace, pod, container)';
const BY_VOLUME = 'by (namespace, persistentvolumeclaim)';

/** How many seconds something lasts that is more than a moment. */
const LASTING = 900;

const CONTAINER = '{{ $labels.namespace }}/{{ $labels.pod }}, container {{ $labels.container }}';

/** Those of {@link WORKLOAD_ALERTS} that can go off. */
export function workloadAlerts(workload: WorkloadFacts, thresholds: AlertThresholds): AlertRule[] {
  return [
    ...replicaAlerts(workload, thresholds),
    ...restartAlerts(workload, thresholds),
    ...resourceAlerts(workload, thresholds),
    ...autoscalerAlerts(workload, thresholds),
    ...rolloutAlerts(workload),
    ...disruptionAlerts(workload),
    ...volumeAlerts(workload, thresholds),
  ];
}

/** The alerts of a workload whose pods run to their end. */
export function jobAlerts({ name, namespace }: WorkloadFacts): AlertRule[] {
  const failed = metric('kube_job_failed', [
    `namespace="${namespace}"`,
    `job_name=~"${name}-[0-9]+"`,
    'condition="true"',
  ]);
  return [
    {
      name: 'JobFailed',
      expression: `max by (namespace, job_name) (${failed}) > 0`,
      summary: 'Job {{ $labels.namespace }}/{{ $labels.job_name }} has failed',
    },
  ];
}

function replicaAlerts(workload: WorkloadFacts, { unavailableSeconds, belowMinimumSeconds }: AlertThresholds) {
  const available = availableReplicas(workload);
  const title = `${workload.namespace}/${workload.name}`;
  const { min } = workload.replicas;
  const unavailable: AlertRule = {
    name: 'WorkloadUnavailable',
    expression: `${available} == 0`,
    forSeconds: unavailableSeconds,
    severity: 'critical',
    summary: `No replica of ${title} is available`,
  };
  const belowMinimum: AlertRule = {
    name: 'WorkloadBelowMinimum',
    expression: `${available} < ${min}`,
    forSeconds: belowMinimumSeconds,
    summary: `${title} has {{ $value }} available replicas of ${min}`,
  };
  return min > 1 ? [unavailable, belowMinimum] : [unavailable];
}

/** As its controller counts them, or as pods where it keeps no count that is measured. */
function availableReplicas(workload: WorkloadFacts): string {
  switch (workload.controller.kind) {
    case 'Deployment':
      return `max(${metricOf('kube_deployment_status_replicas_available', 'deployment', workload)})`;
    case 'StatefulSet':
      return `max(${metricOf('kube_statefulset_status_replicas_ready', 'statefulset', workload)})`;
    default:
      return `(sum(${metricOfPods('kube_pod_status_ready', workload, 'condition="true"')}) or vector(0))`;
  }
}

function restartAlerts(workload: WorkloadFacts, { restarts }: AlertThresholds): AlertRule[] {
  const counter = metricOfPods('kube_pod_container_status_restarts_total', workload);
  const recent = `max ${BY_CONTAINER} (increase(${counter}[15m]))`;
  const reason = metricOfPods('kube_pod_container_status_last_terminated_reason', workload, 'reason="OOMKilled"');
  return [
    {
      name: 'ContainerRestarting',
      expression: `${recent} >= ${restarts}`,
      summary: `${CONTAINER}, has restarted {{ $value | humanize }} times in 15 minutes`,
    },
    {
      name: 'ContainerOutOfMemory',
      expression: `${recent} > 0 and on (namespace, pod, container) max ${BY_CONTAINER} (${reason}) == 1`,
      summary: `${CONTAINER}, was killed for going over its memory limit`,
    },
  ];
}

function resourceAlerts(workload: WorkloadFacts, thresholds: AlertThresholds): AlertRule[] {
  const { throttledPercent, memoryPercent } = thresholds;
  const isLimited = (resource: 'cpu' | 'memory') =>
    workload.containers.some(({ resources }) => resources.limits?.[resource] !== undefined);
  // cAdvisor measures the pod as a whole too, as a container without a name
  const sumOf = (name: string) =>
    `sum ${BY_CONTAINER} (increase(${metricOfPods(name, workload, 'container!=""')}[5m]))`;
  const used = metricOfPods('container_memory_working_set_bytes', workload, 'container!=""');
  const limit = metricOfPods('kube_pod_container_resource_limits', workload, 'resource="memory"');
  const throttled: AlertRule = {
    name: 'ContainerThrottled',
    expression: `100 * ${sumOf('container_cpu_cfs_throttled_periods_total')} / ${sumOf('container_cpu_cfs_periods_total')} > ${throttledPercent}`,
    forSeconds: LASTING,
    summary: `${CONTAINER}, is slowed to its CPU limit {{ $value | humanize }} % of the time`,
  };
  const nearLimit: AlertRule = {
    name: 'ContainerMemoryNearLimit',
    expression: `100 * max ${BY_CONTAINER} (${used}) / max ${BY_CONTAINER} (${limit}) > ${memoryPercent}`,
    forSeconds: LASTING,
    summary: `${CONTAINER}, holds {{ $value | humanize }} % of its memory limit`,
  };
  return [
    ...(throttledPercent !== undefined && isLimited('cpu') ? [throttled] : []),
    ...(isLimited('memory') ? [nearLimit] : []),
  ];
}

function autoscalerAlerts(workload: WorkloadFacts, { atMaximumSeconds }: AlertThresholds): AlertRule[] {
  const { min, max } = workload.replicas;
  if (min === max) return [];
  const value = (name: string) => `max(${metricOf(name, 'horizontalpodautoscaler', workload)})`;
  return [
    {
      name: 'AutoscalerAtMaximum',
      expression: `${value('kube_horizontalpodautoscaler_status_current_replicas')} >= ${value('kube_horizontalpodautoscaler_spec_max_replicas')}`,
      forSeconds: atMaximumSeconds,
      summary: `${workload.namespace}/${workload.name} has all {{ $value }} replicas that its autoscaler may give it`,
    },
  ];
}

function rolloutAlerts(workload: WorkloadFacts): AlertRule[] {
  const rule = {
    name: 'RolloutStuck',
    summary: `The rollout of ${workload.namespace}/${workload.name} does not go on`,
  };
  if (workload.controller.kind === 'Deployment') {
    const matchers = ['condition="Progressing"', 'status="false"'];
    // the condition says so after 'progressDeadlineSeconds'
    const stuck = metricOf('kube_deployment_status_condition', 'deployment', workload, ...matchers);
    return [{ ...rule, expression: `max(${stuck}) == 1` }];
  }
  if (workload.controller.kind !== 'StatefulSet') return [];
  const value = (name: string) => `max(${metricOf(name, 'statefulset', workload)})`;
  const expression = `${value('kube_statefulset_status_replicas_updated')} < ${value('kube_statefulset_replicas')}`;
  return [{ ...rule, expression, forSeconds: LASTING }];
}

function disruptionAlerts(workload: WorkloadFacts): AlertRule[] {
  if (workload.replicas.max < 2) return [];
  const name = 'kube_poddisruptionbudget_status_pod_disruptions_allowed';
  return [
    {
      name: 'DisruptionsBlocked',
      expression: `max(${metricOf(name, 'poddisruptionbudget', workload)}) == 0`,
      forSeconds: LASTING,
      summary: `No replica of ${workload.namespace}/${workload.name} may be taken away: nodes that have one cannot be drained`,
    },
  ];
}

/** Which volumes a workload has is measured too, so those of somebody else do not count. */
function volumeAlerts(workload: WorkloadFacts, { volumePercent }: AlertThresholds): AlertRule[] {
  const bytes = (name: string) => `max ${BY_VOLUME} (${metric(name, [`namespace="${workload.namespace}"`])})`;
  const mounted = metricOfPods('kube_pod_spec_volumes_persistentvolumeclaims_info', workload);
  return [
    {
      name: 'VolumeNearlyFull',
      expression: `100 * ${bytes('kubelet_volume_stats_used_bytes')} / ${bytes('kubelet_volume_stats_capacity_bytes')} > ${volumePercent} and on (namespace, persistentvolumeclaim) ${mounted}`,
      forSeconds: LASTING,
      summary: 'Volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is {{ $value | humanize }} % full',
    },
  ];
}

import type { k8s } from 'cdk8s-plus-27';
import { checkInstance, checkInteger, checkList, failOn } from '../../lib/problems';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import type { Plain } from '../object/plain';
import { checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import type { Amounts } from '../workload/resources';
import type { WorkloadFacts } from '../workload/workload-part';
import type { IScaling, ReplicaRange, ScaleTarget } from './i-scaling';
import { ScalingMetric } from './scaling-metric';
import { checkBehavior, renderBehavior, type ScalingBehavior } from './scaling-pace';

/** What autoscaling follows: one of `cpuPercent`, `memoryPercent` and `metrics` at least; the largest wish counts. */
export interface ScalingTargets {
  /** At most this many replicas. */
  readonly max: number;
  /**
   * Average CPU use in percent of what the containers **request**; may be over 100.
   *
   * @default - CPU does not count
   */
  readonly cpuPercent?: number;
  /**
   * Average memory use in percent of what the containers request.
   *
   * @default - memory does not count
   */
  readonly memoryPercent?: number;
  /**
   * What counts besides. While one of them cannot be measured, the workload does not scale down.
   *
   * @default - nothing else
   */
  readonly metrics?: readonly ScalingMetric[];
  /** @default - fast up; down after 300 s, by half a minute at most */
  readonly behavior?: ScalingBehavior;
}

/** See `Scaling.horizontal`. */
export interface HorizontalScalingProps extends ScalingTargets {
  /** At least this many replicas: 2 or more. As many as there are zones is better. */
  readonly min: number;
}

/** A HorizontalPodAutoscaler (`autoscaling/v2`). See `Scaling.horizontal`. */
export class HorizontalScaling implements IScaling {
  public readonly madeBy = 'Scaling.horizontal';
  public readonly replicas: ReplicaRange;
  public readonly isAutomatic = true;
  public readonly followed: IScaling['followed'];
  /** Of what the size of pods and their number both depend, in any way. */
  public readonly resources: readonly (keyof Amounts)[];

  constructor(
    min: number,
    private readonly targets: ScalingTargets,
  ) {
    const { max, cpuPercent, memoryPercent, metrics = [] } = targets;
    this.replicas = { min, max };
    this.followed = [
      ...(cpuPercent === undefined ? [] : ['cpu' as const]),
      ...(memoryPercent === undefined ? [] : ['memory' as const]),
    ];
    this.resources = [...this.followed, ...metrics.flatMap(({ resource }) => resource ?? [])];
  }

  public check(workload: WorkloadFacts): string[] {
    return (this.targets.metrics ?? []).flatMap((metric) => metric._check(workload));
  }

  public defineObjects(scope: Construct, { name, labels, controller }: WorkloadFacts): void {
    new KubernetesObject(scope, 'HorizontalPodAutoscaler', { name, labels, spec: this.render(controller) });
  }

  public standIn({ name }: WorkloadFacts): ScaleTarget {
    // the version that kubernetes-cronhpa-controller names in its documentation
    return { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler', name };
  }

  private render(scaleTargetRef: ScaleTarget): Plain<k8s.HorizontalPodAutoscalerSpecV2> {
    const { cpuPercent, memoryPercent, metrics = [], behavior = {} } = this.targets;
    return {
      scaleTargetRef,
      minReplicas: this.replicas.min,
      maxReplicas: this.replicas.max,
      metrics: [
        ...renderResource('cpu', cpuPercent),
        ...renderResource('memory', memoryPercent),
        ...metrics.map((metric) => metric._render()),
      ],
      behavior: renderBehavior(behavior),
    };
  }
}

/** As `Scaling.horizontal` has it. */
export function horizontalScaling(props: HorizontalScalingProps): HorizontalScaling {
  const place = 'Scaling.horizontal';
  failOn(place, checkObject('props', props, '{ min: 2, max: 5, cpuPercent: 60 }'));
  const { min, ...targets } = props;
  failOn(place, [
    ...(min === 1
      ? [
          "'min' must be 2 or more, got 1: a single replica is away whenever its node is. If that may be, write Scaling.horizontalFromOne(…)",
        ]
      : checkRequiredInteger('min', min, { min: 2 })),
    ...checkTargets(min, targets),
  ]);
  return new HorizontalScaling(min, targets);
}

/** As `Scaling.horizontalFromOne` has it. */
export function horizontalScalingFromOne(targets: ScalingTargets): HorizontalScaling {
  const place = 'Scaling.horizontalFromOne';
  failOn(place, checkObject('targets', targets, '{ max: 5, cpuPercent: 60 }'));
  failOn(place, checkTargets(1, targets));
  return new HorizontalScaling(1, targets);
}

function checkTargets(
  min: number,
  { max, cpuPercent, memoryPercent, metrics, behavior = {} }: ScalingTargets,
): string[] {
  const isFollowing = [cpuPercent, memoryPercent, metrics].some((given) => given !== undefined);
  return [
    ...checkRequiredInteger('max', max, { min: 1, example: 5 }),
    ...(Number.isInteger(min) && Number.isInteger(max) && min > max
      ? [`'max' must not be below 'min', got min ${min} and max ${max}, e.g. max ${min * 2}`]
      : []),
    ...(isFollowing ? [] : ["'cpuPercent', 'memoryPercent' or 'metrics' must be given, e.g. cpuPercent: 60"]),
    ...checkInteger('cpuPercent', cpuPercent, { min: 1, example: 60 }),
    ...checkInteger('memoryPercent', memoryPercent, { min: 1, example: 70 }),
    ...ifGiven(metrics, checkMetrics),
    ...checkBehavior(behavior),
  ];
}

function checkMetrics(metrics: readonly ScalingMetric[]): string[] {
  const example = "ScalingMetric.containerCpu('web', 60)";
  if (!Array.isArray(metrics)) return checkList('metrics', metrics, `[${example}]`);
  if (metrics.length === 0) return [`'metrics' must have one at least, e.g. [${example}]`];
  return metrics.flatMap((metric, index) => checkInstance(`metrics[${index}]`, metric, ScalingMetric, example));
}

function renderResource(name: keyof Amounts, averageUtilization?: number): Plain<k8s.MetricSpecV2>[] {
  if (averageUtilization === undefined) return [];
  return [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }];
}

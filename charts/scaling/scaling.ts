import { BurstScaling, type BurstScalingProps } from './burst-scaling';
import { ElasticScaling, type ElasticScalingProps } from './elastic-scaling';
import { type ElasticWorkloadProps, ElasticWorkloadScaling } from './elastic-workload';
import { FixedScaling } from './fixed-scaling';
import {
  type HorizontalScalingProps,
  horizontalScaling,
  horizontalScalingFromOne,
  type ScalingTargets,
} from './horizontal-scaling';
import type { IScaling } from './i-scaling';
import { type Schedule, ScheduledScaling, type ScheduledScalingOptions } from './scheduled-scaling';
import { VerticalScaling, type VerticalScalingProps } from './vertical-scaling';

/** How many replicas a workload has, how large they are, where they may run, and who decides it. */
export class Scaling {
  /**
   * A HorizontalPodAutoscaler decides, between `min` and `max`.
   *
   * @throws ValidationError when `min` is below 2 or above `max`, or nothing is followed
   */
  public static horizontal(props: HorizontalScalingProps): IScaling {
    return horizontalScaling(props);
  }

  /**
   * As {@link Scaling.horizontal}, but rests at a single replica: away whenever its node is.
   *
   * @throws ValidationError when `max` is below 1, or nothing is followed
   */
  public static horizontalFromOne(targets: ScalingTargets): IScaling {
    return horizontalScalingFromOne(targets);
  }

  /**
   * Always the same number. With 1 the workload is away whenever its node is.
   *
   * @throws ValidationError when it is no whole number, or below 1
   */
  public static fixed(replicas: number): IScaling {
    return new FixedScaling(replicas);
  }

  /**
   * Beside {@link Scaling.horizontal}: its fewest replicas by the clock, a CronHorizontalPodAutoscaler aimed at its
   * autoscaler. Needs the add-on `ack-kubernetes-cronhpa-controller`, and runs in that one's time zone.
   *
   * @throws ValidationError for schedules that are none, or that only ever raise the number
   */
  public static scheduled(schedules: readonly Schedule[], options: ScheduledScalingOptions = {}): IScaling {
    return new ScheduledScaling(schedules, options, false);
  }

  /**
   * The number of replicas by the clock alone. Until the first schedule comes there is a single one, away whenever its
   * node is.
   *
   * @throws ValidationError as {@link Scaling.scheduled} does
   */
  public static scheduledFromOne(schedules: readonly Schedule[], options: ScheduledScalingOptions = {}): IScaling {
    return new ScheduledScaling(schedules, options, true);
  }

  /**
   * A VerticalPodAutoscaler finds out what containers should request, and says or changes it. Needs the
   * vertical-pod-autoscaler in the cluster.
   *
   * @throws ValidationError for a mode that changes pods without `maxAllowed`, or limits that are no quantities
   */
  public static vertical(props: VerticalScalingProps = {}): IScaling {
    return new VerticalScaling(props);
  }

  /**
   * Divides the replicas over nodes and virtual nodes: a UnitedDeployment in the place of the Deployment. Needs the
   * add-on `ack-kruise`, OpenKruise 1.5 or newer.
   *
   * @throws ValidationError when no unit is without `max`, or two have one name
   */
  public static elastic(props: ElasticScalingProps): IScaling {
    return new ElasticScaling(props);
  }

  /**
   * As {@link Scaling.elastic}, by an ElasticWorkload, which clones the Deployment: for clusters that have
   * `ack-kubernetes-elastic-workload`, which is only maintained since June 2024.
   *
   * @throws ValidationError for numbers that are none, or two units of one name
   */
  public static elasticWorkload(props: ElasticWorkloadProps): IScaling {
    return new ElasticWorkloadScaling(props);
  }

  /**
   * Pods that find no room on nodes start on virtual nodes, as elastic container instances: a ResourcePolicy. Needs an
   * ACK managed cluster Pro edition with the add-on `ack-virtual-node`.
   *
   * @throws ValidationError for numbers that are none
   */
  public static burst(props: BurstScalingProps = {}): IScaling {
    return new BurstScaling(props);
  }

  private constructor() {}
}

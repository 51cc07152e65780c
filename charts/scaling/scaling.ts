import { checkInteger, failOn } from '../../lib/problems';
import { checkObject, checkRequiredInteger } from '../object/shape';
import { checkBehavior, type ScalingBehavior } from './scaling-pace';

/** What autoscaling follows: give `cpuPercent`, `memoryPercent`, or both (the larger wish counts). */
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
  /** @default - fast up; down after 300 s, by half a minute at most */
  readonly behavior?: ScalingBehavior;
}

/** See {@link Scaling.horizontal}. */
export interface HorizontalScalingProps extends ScalingTargets {
  /** At least this many replicas: 2 or more. As many as there are zones is better. */
  readonly min: number;
}

/** How many replicas a workload has, and who decides it. */
export class Scaling {
  /**
   * A HorizontalPodAutoscaler decides, between `min` and `max`.
   *
   * @throws ValidationError when `min` is below 2 or above `max`, or nothing is followed
   */
  public static horizontal(props: HorizontalScalingProps): Scaling {
    failOn('Scaling.horizontal', checkObject('props', props, '{ min: 2, max: 5, cpuPercent: 60 }'));
    const { min, ...targets } = props;
    failOn('Scaling.horizontal', [
      ...(min === 1
        ? [
            "'min' must be 2 or more, got 1: a single replica is away whenever its node is. If that may be, write Scaling.horizontalFromOne(…)",
          ]
        : checkRequiredInteger('min', min, { min: 2 })),
      ...checkTargets(min, targets),
    ]);
    return new Scaling(min, targets.max, targets);
  }

  /**
   * As {@link Scaling.horizontal}, but rests at a single replica: away whenever its node is.
   *
   * @throws ValidationError when `max` is below 1, or nothing is followed
   */
  public static horizontalFromOne(targets: ScalingTargets): Scaling {
    failOn('Scaling.horizontalFromOne', checkObject('targets', targets, '{ max: 5, cpuPercent: 60 }'));
    failOn('Scaling.horizontalFromOne', checkTargets(1, targets));
    return new Scaling(1, targets.max, targets);
  }

  /**
   * Always the same number. With 1 the workload is away whenever its node is.
   *
   * @throws ValidationError when it is no whole number, or below 1
   */
  public static fixed(replicas: number): Scaling {
    failOn('Scaling.fixed', checkRequiredInteger('replicas', replicas, { min: 1, example: 3 }));
    return new Scaling(replicas, replicas);
  }

  private constructor(
    /** The fewest replicas. */
    public readonly min: number,
    /** The most replicas, surge of a rollout aside. */
    public readonly max: number,
    /** What an autoscaler follows; none if the number is fixed. */
    public readonly targets?: ScalingTargets,
  ) {}
}

function checkTargets(min: number, { max, cpuPercent, memoryPercent, behavior = {} }: ScalingTargets): string[] {
  return [
    ...checkRequiredInteger('max', max, { min: 1, example: 5 }),
    ...(Number.isInteger(min) && Number.isInteger(max) && min > max
      ? [`'max' must not be below 'min', got min ${min} and max ${max}, e.g. max ${min * 2}`]
      : []),
    ...(cpuPercent === undefined && memoryPercent === undefined
      ? ["'cpuPercent' or 'memoryPercent' must be given, e.g. cpuPercent: 60"]
      : []),
    ...checkInteger('cpuPercent', cpuPercent, { min: 1, example: 60 }),
    ...checkInteger('memoryPercent', memoryPercent, { min: 1, example: 70 }),
    ...checkBehavior(behavior),
  ];
}

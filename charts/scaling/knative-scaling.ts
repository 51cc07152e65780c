import { checkChoice, checkInteger, failOn } from '../../lib/problems';
import { checkObject, checkRequiredInteger } from '../object/shape';

/** See {@link KnativeScaling}. */
export interface KnativeScalingProps {
  /** How much a replica bears. */
  readonly perReplica: number;
  /**
   * At least this many replicas: 2 or more.
   *
   * @default 2
   */
  readonly min?: number;
  /**
   * At most this many replicas.
   *
   * @default - no limit
   */
  readonly max?: number;
  /**
   * In place of `min`, for what nobody misses while it starts: a single replica, away whenever its node is, or none, so
   * that the first request waits for one to start.
   *
   * @default - it never rests
   */
  readonly rest?: 'one' | 'none';
}

const EXAMPLE = '{ perReplica: 50, max: 20 }';

/** What Knative's own autoscaler follows, and how far it goes. */
export class KnativeScaling {
  /**
   * Requests that are answered at the same time.
   *
   * @throws ValidationError for numbers that are none, `min` below 2, or `min` above `max`
   */
  public static concurrency(props: KnativeScalingProps): KnativeScaling {
    return new KnativeScaling('concurrency', props);
  }

  /**
   * Requests a second.
   *
   * @throws ValidationError as {@link KnativeScaling.concurrency} does
   */
  public static requestsPerSecond(props: KnativeScalingProps): KnativeScaling {
    return new KnativeScaling('rps', props);
  }

  /** The fewest replicas. */
  public readonly min: number;

  private constructor(
    private readonly metric: 'concurrency' | 'rps',
    private readonly props: KnativeScalingProps,
  ) {
    const place = metric === 'rps' ? 'KnativeScaling.requestsPerSecond' : 'KnativeScaling.concurrency';
    failOn(place, checkObject('props', props, EXAMPLE));
    failOn(place, checkProps(props));
    const { rest, min = 2 } = props;
    this.min = rest === undefined ? min : Number(rest === 'one');
  }

  /** Annotations of the pods (Knative serving: "Autoscaling"). @internal */
  public _render(): Record<string, string> {
    const { perReplica, max } = this.props;
    return {
      'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
      'autoscaling.knative.dev/metric': this.metric,
      'autoscaling.knative.dev/target': `${perReplica}`,
      'autoscaling.knative.dev/minScale': `${this.min}`,
      ...(max === undefined ? {} : { 'autoscaling.knative.dev/maxScale': `${max}` }),
    };
  }
}

function checkProps({ perReplica, min, max, rest }: KnativeScalingProps): string[] {
  return [
    ...checkRequiredInteger('perReplica', perReplica, { min: 1, example: 50 }),
    ...(min === 0 || min === 1
      ? [
          `'min' must be 2 or more, got ${min}: a single replica is away whenever its node is. If that may be, write rest: '${min === 1 ? 'one' : 'none'}'`,
        ]
      : checkInteger('min', min, { min: 2 })),
    ...checkInteger('max', max, { min: 1, example: 20 }),
    ...(Number.isInteger(max) && Number(max) < (Number.isInteger(min) ? Number(min) : rest === undefined ? 2 : 1)
      ? [`'max' must not be below 'min', got min ${min ?? 2} and max ${max}`]
      : []),
    ...(rest === undefined ? [] : checkChoice('rest', rest, ['one', 'none'])),
    ...(rest !== undefined && min !== undefined ? ["'rest' stands in the place of 'min'; leave one out"] : []),
  ];
}

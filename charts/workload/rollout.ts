import type { k8s } from 'cdk8s-plus-27';
import { checkInteger, failOn, show } from '../../lib/problems';
import type { Plain } from '../object/plain';
import { checkObject } from '../object/shape';

/** See {@link Rollout.surge}. */
export interface SurgeProps {
  /**
   * New pods beside the old ones at a time: a number, or percent of the replicas (rounded up).
   *
   * @default '25%'
   */
  readonly maxSurge?: number | string;
  /**
   * Seconds a new pod has to be ready before an old one goes: longer than a load balancer takes to take it in.
   *
   * @default 15
   */
  readonly minReadySeconds?: number;
  /**
   * Seconds without progress after which a rollout counts as failed; longer than `minReadySeconds`.
   *
   * @default 600
   */
  readonly progressDeadlineSeconds?: number;
  /**
   * Old revisions to go back to.
   *
   * @default 5
   */
  readonly revisionHistoryLimit?: number;
}

/** How new pods take the place of old ones. */
export class Rollout {
  /**
   * First the new, then the old: at no time fewer pods than replicas. Needs room for the surge.
   *
   * @throws ValidationError when a number is out of range, or nothing would surge
   */
  public static surge(props: SurgeProps = {}): Rollout {
    failOn('Rollout.surge', checkObject('props', props, '{ maxSurge: 1 }'));
    const { maxSurge = '25%', minReadySeconds = 15, progressDeadlineSeconds = 600, revisionHistoryLimit = 5 } = props;
    failOn('Rollout.surge', [
      ...checkMaxSurge(maxSurge),
      ...checkInteger('minReadySeconds', minReadySeconds, { min: 1, example: 15 }),
      ...checkInteger('progressDeadlineSeconds', progressDeadlineSeconds, {
        min: Number.isInteger(minReadySeconds) ? minReadySeconds + 1 : 2,
      }),
      ...checkInteger('revisionHistoryLimit', revisionHistoryLimit, { min: 1, example: 5 }),
    ]);
    return new Rollout(true, {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge } },
      minReadySeconds,
      progressDeadlineSeconds,
      revisionHistoryLimit,
    });
  }

  /** First the old, then the new: away in between. The only way for a single replica on a disk. */
  public static recreate(): Rollout {
    return new Rollout(false, { strategy: { type: 'Recreate' }, revisionHistoryLimit: 5 });
  }

  private constructor(
    /** Whether old and new pods run side by side. */
    public readonly isSurging: boolean,
    private readonly fields: RolloutFields,
  ) {}

  /** @internal */
  public _render(): RolloutFields {
    return this.fields;
  }
}

type RolloutFields = Pick<
  Plain<k8s.DeploymentSpec>,
  'strategy' | 'minReadySeconds' | 'progressDeadlineSeconds' | 'revisionHistoryLimit'
>;

function checkMaxSurge(maxSurge: unknown): string[] {
  if (typeof maxSurge === 'number' && Number.isInteger(maxSurge) && maxSurge > 0) return [];
  if (typeof maxSurge === 'string' && /^[1-9]\d*%$/.test(maxSurge)) return [];
  return [`'maxSurge' must be 1 or more, or '1%' or more, got ${show(maxSurge)}, e.g. '25%'`];
}

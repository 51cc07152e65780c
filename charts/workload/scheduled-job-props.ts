import type { PodProps } from './pod-props';

/** What a `ScheduledJob` runs, and when. `image` and the like are those of its main container, `job`. */
export interface ScheduledJobProps extends PodProps {
  /**
   * When it starts: minute, hour, day of the month, month, day of the week, such as `30 3 * * 1-5`, or `@hourly`,
   * `@daily`, `@weekly`, `@monthly`, `@yearly`.
   */
  readonly schedule: string;
  /**
   * Time zone of the schedule, such as `Europe/Madrid`. Kubernetes 1.27 or newer.
   *
   * @default - that of the control plane
   */
  readonly timeZone?: string;
  /**
   * What happens when the last run has not ended: `Forbid` leaves the new one out, `Replace` stops the old one, `Allow`
   * runs both.
   *
   * @default 'Forbid'
   */
  readonly concurrencyPolicy?: 'Forbid' | 'Replace' | 'Allow';
  /**
   * How late a run may start, in seconds; later it is left out. 10 or more: that is how often Kubernetes looks.
   *
   * @default 3600
   */
  readonly startingDeadlineSeconds?: number;
  /**
   * Seconds that a run may take, all tries together. Without an end, one that hangs would hold up all that follow.
   *
   * @default 3600
   */
  readonly activeDeadlineSeconds?: number;
  /**
   * How often a run that failed is tried again.
   *
   * @default 2
   */
  readonly backoffLimit?: number;
  /**
   * Whether another try is a new pod (`Never`; that which failed stays, with its logs) or starts the same one again
   * (`OnFailure`).
   *
   * @default 'Never'
   */
  readonly restartPolicy?: 'Never' | 'OnFailure';
  /**
   * Runs to keep that ended well, with their logs.
   *
   * @default 3
   */
  readonly successfulJobsHistoryLimit?: number;
  /**
   * Runs to keep that failed, with their logs.
   *
   * @default 3
   */
  readonly failedJobsHistoryLimit?: number;
  /**
   * Seconds after which a run that ended is deleted.
   *
   * @default - the two limits alone decide
   */
  readonly ttlSecondsAfterFinished?: number;
  /**
   * Whether the autoscaler of nodes may stop a run to save a node. `avoided` keeps the node until the run ends, or
   * `activeDeadlineSeconds` are over; a drain does not wait.
   *
   * @default 'avoided'
   */
  readonly interruptions?: 'avoided' | 'allowed';
}

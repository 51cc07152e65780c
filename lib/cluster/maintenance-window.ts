import * as ros from '@alicloud/ros-cdk-core';

const START = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const HOURS = { min: 1, max: 24 };

/** A day of the week as ACK spells it. */
export type Weekday = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';

/** Options of {@link MaintenanceWindow.weekly}. */
export interface WeeklyMaintenanceOptions {
  /** The days on which ACK may work on the cluster. */
  readonly days: readonly Weekday[];

  /**
   * The first start, RFC 3339, such as `2026-01-03T03:00:00.000+01:00`: date and offset place it, the time of day
   * repeats.
   */
  readonly start: string;

  /**
   * Hours the window is open, 1 to 24.
   *
   * @default 3
   */
  readonly hours?: number;
}

/** When ACK may do its automatic work on a cluster: repairs, fixes and upgrades of nodes and components. */
export class MaintenanceWindow {
  /** Every week on the same days. */
  public static weekly(options: WeeklyMaintenanceOptions): MaintenanceWindow {
    return new MaintenanceWindow(options.days, options.start, options.hours ?? 3);
  }

  private constructor(
    /** Days of the week. */
    public readonly days: readonly Weekday[],
    /** The first start, RFC 3339. */
    public readonly start: string,
    /** Hours the window is open. */
    public readonly hours: number,
  ) {}

  /** What is wrong, a sentence each; nothing when it can be used. */
  public problems(prop: string): string[] {
    const { min, max } = HOURS;
    const problems: string[] = [];
    if (this.days.length === 0) problems.push(`'${prop}' has no days, needs at least one, e.g. ['Saturday']`);
    if (!ros.Token.isUnresolved(this.start) && !START.test(this.start)) {
      problems.push(`'${prop}' starts at '${this.start}', RFC 3339 is needed, e.g. '2026-01-03T03:00:00.000+01:00'`);
    }
    if (!Number.isInteger(this.hours) || this.hours < min || this.hours > max) {
      problems.push(`'${prop}' lasts ${this.hours} hours, allowed are whole hours from ${min} to ${max}, e.g. 3`);
    }
    return problems;
  }
}

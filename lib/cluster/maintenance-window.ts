import * as ros from '@alicloud/ros-cdk-core';
import { checkInteger, checkList, propsOf, show } from '../problems';
import { repeatProblems } from './names';

const START = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const HOURS = { min: 1, max: 24, example: 3 };
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A day of the week as ACK spells it. */
export type Weekday = (typeof WEEKDAYS)[number];

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
    const { days, start, hours = 3 } = propsOf(options);
    return new MaintenanceWindow(days, start, hours);
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
    const { start } = this;
    const problems = dayProblems(`${prop}.days`, this.days);
    if (!isMoment(start)) {
      problems.push(`'${prop}.start' is ${show(start)}, RFC 3339 is needed, e.g. '2026-01-03T03:00:00.000+01:00'`);
    }
    return [...problems, ...checkInteger(`${prop}.hours`, this.hours, HOURS)];
  }

  /** Renders it as ALIYUN::CS::ManagedKubernetesCluster takes it. */
  public render() {
    const { start, hours, days } = this;
    return { enable: true, maintenanceTime: start, duration: `${hours}h`, weeklyPeriod: days.join(',') };
  }
}

function dayProblems(prop: string, days: unknown): string[] {
  if (!Array.isArray(days)) return checkList(prop, days, "['Saturday']");
  if (days.length === 0) return [`'${prop}' is empty, needs at least one, e.g. ['Saturday']`];
  return [
    ...days
      .filter((day) => !WEEKDAYS.includes(day))
      .map((day) => `'${prop}' has ${show(day)}, allowed are ${WEEKDAYS.join(', ')}`),
    ...repeatProblems(prop, days),
  ];
}

/** Whether a text is a moment that the calendar has; a deploy-time value may be. */
function isMoment(text: unknown): boolean {
  if (ros.Token.isUnresolved(text)) return true;
  const [, date] = (typeof text === 'string' && START.exec(text)) || [];
  if (date === undefined) return false;
  const day = new Date(`${date}T00:00:00Z`);
  // The calendar of JavaScript takes the 30th of February for the 2nd of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

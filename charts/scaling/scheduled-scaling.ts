import { checkInteger, checkList, duplicates, failOn } from '../../lib/problems';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { checkName } from '../object/names';
import { checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import type { WorkloadFacts } from '../workload/workload-part';
import { checkExcludedDate, checkSchedule, coincide } from './cron-schedule';
import type { IScaling, ReplicaRange } from './i-scaling';

/** A number of replicas from a moment on, until the next schedule has another. */
export interface Schedule {
  /**
   * Of the job; unique among those of the workload.
   *
   * @default - from its place in the list: `schedule-1`
   */
  readonly name?: string;
  /**
   * Six fields: second, minute, hour, day of the month, month, weekday. `0 0 8 * * 1-5` is 8 o'clock from Monday to
   * Friday, in the time zone of the controller. Or one of `@daily`, `@every 1h30m`, `@date 2026-10-27 21:54:00`.
   */
  readonly schedule: string;
  /** Beside `Scaling.horizontal` the fewest replicas from then on, in its `min` to `max`; alone their number. */
  readonly replicas: number;
  /**
   * Only the next time.
   *
   * @default false
   */
  readonly once?: boolean;
}

/** See `Scaling.scheduled`. */
export interface ScheduledScalingOptions {
  /**
   * Days on which nothing runs, as six fields: `* * * 15 11 *` is 15 November. The smallest unit is the day.
   *
   * @default - none
   */
  readonly excludeDates?: readonly string[];
}

const EXAMPLE = "{ schedule: '0 0 8 * * *', replicas: 6 }";

/** A CronHorizontalPodAutoscaler (`autoscaling.alibabacloud.com/v1beta1`). See `Scaling.scheduled`. */
export class ScheduledScaling implements IScaling {
  public readonly madeBy = 'Scaling.scheduled';
  public readonly replicas?: ReplicaRange;
  public readonly isAutomatic: boolean;
  public readonly followed = [];

  constructor(
    private readonly schedules: readonly Schedule[],
    private readonly options: ScheduledScalingOptions,
    /** Whether it decides the number by itself, from a single replica on. */
    private readonly isAlone: boolean,
  ) {
    const place = isAlone ? 'Scaling.scheduledFromOne' : this.madeBy;
    failOn(place, checkSchedules(schedules));
    failOn(place, checkOptions(options));
    this.isAutomatic = isAlone;
    if (isAlone) this.replicas = { min: Math.min(...this.sizes), max: Math.max(...this.sizes) };
  }

  public check(): string[] {
    return [];
  }

  public checkBeside(others: readonly IScaling[]): string[] {
    if (this.isAlone) return [];
    const range = others.find(({ madeBy }) => madeBy === 'Scaling.horizontal')?.replicas;
    if (!range) {
      return [
        'has Scaling.scheduled(…) without Scaling.horizontal(…): a single replica would run until the first schedule comes. Add the latter, or write Scaling.scheduledFromOne(…) if that may be',
      ];
    }
    return this.schedules.flatMap(({ replicas }, index) => checkRange(`schedules[${index}].replicas`, replicas, range));
  }

  public defineObjects(scope: Construct, { name, labels, controller }: WorkloadFacts): void {
    const { excludeDates } = this.options;
    const jobs = this.schedules.map(({ schedule, replicas, once }, index) => ({
      name: nameOf(this.schedules[index], index),
      schedule,
      targetSize: replicas,
      runOnce: once,
    }));
    new KubernetesObject(scope, 'CronHorizontalPodAutoscaler', {
      name,
      labels,
      spec: { scaleTargetRef: controller, excludeDates, jobs },
    });
  }

  private get sizes(): number[] {
    return this.schedules.map(({ replicas }) => replicas);
  }
}

function nameOf(schedule: Schedule | undefined, index: number): string {
  return schedule?.name ?? `schedule-${index + 1}`;
}

function checkSchedules(schedules: readonly Schedule[]): string[] {
  if (!Array.isArray(schedules)) return checkList('schedules', schedules, `[${EXAMPLE}]`);
  const problems = schedules.flatMap((schedule, index) => checkOne(`schedules[${index}]`, schedule));
  if (problems.length > 0) return problems;
  const sizes = new Set(schedules.map(({ replicas }: Schedule) => replicas));
  return [
    ...duplicates(schedules.map(nameOf)).map((name) => `'schedules' has the name '${name}' twice; give each its own`),
    ...(sizes.size < 2
      ? [
          `'schedules' must have two different numbers of replicas at least, one that raises and one that lowers, e.g. [${EXAMPLE}, { schedule: '0 0 20 * * *', replicas: 3 }]`,
        ]
      : []),
    ...checkMoments(schedules),
  ];
}

/** Of two at the same moment, either may come last. */
function checkMoments(schedules: readonly Schedule[]): string[] {
  return schedules.flatMap(({ schedule, replicas }, index) => {
    const clash = schedules
      .slice(0, index)
      .find((other) => other.replicas !== replicas && coincide(other.schedule, schedule));
    if (!clash) return [];
    return [
      `'schedules[${index}].schedule' must not come at the same moment as another one with other replicas, got '${schedule}' for ${replicas} beside '${clash.schedule}' for ${clash.replicas}`,
    ];
  });
}

function checkOne(prop: string, given: Schedule): string[] {
  const problems = checkObject(prop, given, EXAMPLE);
  if (problems.length > 0) return problems;
  const { name, schedule, replicas, once } = given;
  return [
    ...ifGiven(name, (text) => checkName(`${prop}.name`, text)),
    ...checkSchedule(`${prop}.schedule`, schedule),
    ...checkRequiredInteger(`${prop}.replicas`, replicas, { min: 1, example: 6 }),
    ...(once === undefined || typeof once === 'boolean' ? [] : [`'${prop}.once' must be true or false`]),
  ];
}

function checkOptions(options: ScheduledScalingOptions): string[] {
  const problems = checkObject('options', options, "{ excludeDates: ['* * * 15 11 *'] }");
  if (problems.length > 0) return problems;
  return ifGiven(options.excludeDates, (dates) => {
    if (!Array.isArray(dates)) return checkList('excludeDates', dates, "['* * * 15 11 *']");
    return dates.flatMap((date, index) => checkExcludedDate(`excludeDates[${index}]`, date));
  });
}

/** Above it raises the maximum for good, below it lowers the minimum for good (kubernetes-cronhpa-controller). */
function checkRange(prop: string, replicas: number, { min, max }: ReplicaRange): string[] {
  const problems = checkInteger(prop, replicas, { min, max });
  return problems.map(
    (problem) => `cannot have this beside Scaling.horizontal, whose limits it would move for good: ${problem}`,
  );
}

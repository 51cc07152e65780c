import { checkChoice, checkInteger } from '../../lib/problems';
import { ifGiven } from '../object/shape';
import { isDisk } from './pod-containers';
import { checkSchedule, checkTimeZone } from './schedule';
import type { ScheduledJobProps } from './scheduled-job-props';
import { checkNameLength } from './workload-checks';
import type { WorkloadPlan } from './workload-plan';

/** A run is called like the job with 11 more characters, and a label of its pods like the run. */
const LONGEST_NAME = 52;

/** What would not work about a scheduled job. */
export function checkScheduledJob(props: ScheduledJobProps, plan: WorkloadPlan): string[] {
  return [
    ...checkNameLength(plan, LONGEST_NAME, 'runs are called so with 11 characters more'),
    ...checkSchedule('schedule', props.schedule),
    ...ifGiven(props.timeZone, (given) => checkTimeZone('timeZone', given, props.target)),
    ...checkWords(props),
    ...checkNumbers(props),
    ...checkDisks(props, plan),
  ];
}

function checkWords({ concurrencyPolicy, restartPolicy, interruptions }: ScheduledJobProps): string[] {
  return [
    ...ifGiven(concurrencyPolicy, (given) => checkChoice('concurrencyPolicy', given, ['Forbid', 'Replace', 'Allow'])),
    ...ifGiven(restartPolicy, (given) => checkChoice('restartPolicy', given, ['Never', 'OnFailure'])),
    ...ifGiven(interruptions, (given) => checkChoice('interruptions', given, ['avoided', 'allowed'])),
  ];
}

function checkNumbers(props: ScheduledJobProps): string[] {
  return [
    ...checkInteger('startingDeadlineSeconds', props.startingDeadlineSeconds, { min: 10, example: 3600 }),
    ...checkInteger('activeDeadlineSeconds', props.activeDeadlineSeconds, { min: 1, example: 3600 }),
    ...checkInteger('backoffLimit', props.backoffLimit, { min: 0, example: 2 }),
    ...checkInteger('successfulJobsHistoryLimit', props.successfulJobsHistoryLimit, { min: 0, example: 3 }),
    ...checkInteger('failedJobsHistoryLimit', props.failedJobsHistoryLimit, { min: 0, example: 3 }),
    ...checkInteger('ttlSecondsAfterFinished', props.ttlSecondsAfterFinished, { min: 0, example: 86400 }),
  ];
}

function checkDisks({ concurrencyPolicy }: ScheduledJobProps, { containers }: WorkloadPlan): string[] {
  const disks = concurrencyPolicy === 'Allow' ? [...new Set(containers.volumes)].filter(isDisk) : [];
  return disks.map(
    ({ name, accessMode }) =>
      `'mounts' puts the ${accessMode} volume '${name}' on runs that may overlap; use a NasVolume, or concurrencyPolicy: 'Forbid'`,
  );
}

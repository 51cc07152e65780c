import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import type { Plain } from '../object/plain';
import { checkKeys, checkObject } from '../object/shape';
import { Drain } from './drain';
import { podContainers } from './pod-containers';
import { checkPodShape } from './pod-shape';
import { SCHEDULED_JOB_KEYS } from './prop-keys';
import { checkScheduledJob } from './scheduled-job-checks';
import type { ScheduledJobProps } from './scheduled-job-props';
import { Workload } from './workload';
import type { WorkloadKind } from './workload-plan';

/**
 * A program that runs to its end, at fixed times, such as a backup: one run at a time, tried again when it fails, stopped
 * when it hangs.
 *
 * Defines a CronJob, with `files` a ConfigMap, where policies take effect a NetworkPolicy, and what its other parts need.
 * A drained node stops a run, and another try counts as one of `backoffLimit`: programs should be able to start again.
 */
export class ScheduledJob extends Workload {
  public readonly cronJob: ApiObject;

  /** @throws ValidationError that names everything that cannot work */
  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id, props, checkShape(props), () => describe(props));
    this.cronJob = this.defineCronJob(props);
    this.defineParts();
  }

  private defineCronJob(props: ScheduledJobProps): ApiObject {
    const { name, labels } = this.plan;
    return new KubernetesObject(this, 'CronJob', {
      name,
      labels,
      spec: {
        schedule: props.schedule,
        timeZone: props.timeZone,
        concurrencyPolicy: props.concurrencyPolicy ?? 'Forbid',
        // without it, a schedule that could not start 100 times is given up (Kubernetes: "CronJob")
        startingDeadlineSeconds: props.startingDeadlineSeconds ?? 3600,
        successfulJobsHistoryLimit: props.successfulJobsHistoryLimit ?? 3,
        failedJobsHistoryLimit: props.failedJobsHistoryLimit ?? 3,
        jobTemplate: { metadata: { labels }, spec: this.renderJob(props) },
      },
    });
  }

  private renderJob(props: ScheduledJobProps): Plain<k8s.JobSpec> {
    const { restartPolicy = 'Never', interruptions = 'avoided' } = props;
    return {
      activeDeadlineSeconds: props.activeDeadlineSeconds ?? 3600,
      backoffLimit: props.backoffLimit ?? 2,
      ttlSecondsAfterFinished: props.ttlSecondsAfterFinished,
      template: this.renderTemplate({ restartPolicy, isEvictable: interruptions === 'allowed' }),
    };
  }
}

function describe(props: ScheduledJobProps): WorkloadKind {
  return {
    controller: { apiVersion: 'batch/v1', kind: 'CronJob' },
    containers: podContainers(props, { name: 'job', ports: [], probes: {}, drain: Drain.none() }),
    hasService: false,
    check: (plan) => checkScheduledJob(props, plan),
  };
}

function checkShape(props: ScheduledJobProps): string[] {
  const example = "{ target: Target.ack({ podNetwork: 'terway' }), image: 'postgres:17', schedule: '0 3 * * *' }";
  const problems = checkObject('props', props, example);
  if (problems.length > 0) return problems;
  return [...checkKeys('', props, 'a ScheduledJob', SCHEDULED_JOB_KEYS), ...checkPodShape(props)];
}

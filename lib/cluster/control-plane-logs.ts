import * as ros from '@alicloud/ros-cdk-core';

const ALL = ['apiserver', 'kcm', 'scheduler', 'ccm', 'controlplane-events'];
const RETENTION_DAYS = { min: 1, max: 3650 };

/** Options of {@link ControlPlaneLogs}. */
export interface ControlPlaneLogsOptions {
  /**
   * Days the logs are kept, 1 to 3650.
   *
   * @default 30
   */
  readonly retentionDays?: number;

  /**
   * An existing SLS project to write to.
   *
   * @default - ACK makes `k8s-log-<cluster id>`
   */
  readonly project?: string;
}

/** Which logs of a managed control plane go to Simple Log Service, where they are billed by volume. */
export class ControlPlaneLogs {
  /** API server, controller manager, scheduler, cloud controller manager and control plane events. */
  public static all(options: ControlPlaneLogsOptions = {}): ControlPlaneLogs {
    return new ControlPlaneLogs(ALL, options);
  }

  /** Some components, as ACK names them, such as `apiserver`. */
  public static of(components: readonly string[], options: ControlPlaneLogsOptions = {}): ControlPlaneLogs {
    return new ControlPlaneLogs(components, options);
  }

  /** None: after an incident nobody can tell who asked the API server for what. */
  public static none(): ControlPlaneLogs {
    return new ControlPlaneLogs([], {});
  }

  /** Days the logs are kept. */
  public readonly retentionDays: number;

  /** The SLS project; ACK's own when left out. */
  public readonly project?: string;

  private constructor(
    /** Component names as ACK has them; empty for none. */
    public readonly components: readonly string[],
    options: ControlPlaneLogsOptions,
  ) {
    this.retentionDays = options.retentionDays ?? 30;
    this.project = options.project;
  }

  /** What is wrong, a sentence each; nothing when it can be used. */
  public problems(prop: string): string[] {
    const { min, max } = RETENTION_DAYS;
    const days = this.retentionDays;
    if (ros.Token.isUnresolved(days)) return [];
    if (Number.isInteger(days) && days >= min && days <= max) return [];
    return [`'${prop}' keeps logs for ${days} days, allowed are whole days from ${min} to ${max}, e.g. 30`];
  }
}

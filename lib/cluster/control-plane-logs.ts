import * as ros from '@alicloud/ros-cdk-core';
import { type LogDestination, projectNameOf } from '../observability/log-destination';
import { checkList, checkText, failOn, propsOf, show } from '../problems';
import { repeatProblems } from './names';

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
   * A LogProject, or the name of an existing SLS project.
   *
   * @default - ACK makes `k8s-log-<cluster id>`
   */
  readonly project?: LogDestination;
}

/** Which logs of a managed control plane go to Simple Log Service, where they are billed by volume. */
export class ControlPlaneLogs {
  /** API server, controller manager, scheduler, cloud controller manager and control plane events. */
  public static all(options: ControlPlaneLogsOptions = {}): ControlPlaneLogs {
    return new ControlPlaneLogs(ALL, options);
  }

  /**
   * Some components, as ACK names them: `apiserver`, `kcm`, `scheduler`, `ccm`, `controlplane-events`.
   *
   * @throws ValidationError for another one, for one twice, or for none
   */
  public static of(components: readonly string[], options: ControlPlaneLogsOptions = {}): ControlPlaneLogs {
    failOn('ControlPlaneLogs.of', componentProblems(components));
    return new ControlPlaneLogs(components, options);
  }

  /** None: after an incident nobody can tell who asked the API server for what. */
  public static none(): ControlPlaneLogs {
    return new ControlPlaneLogs([], {});
  }

  /** Days the logs are kept. */
  public readonly retentionDays: number;

  /** Name of the SLS project; ACK's own when left out. */
  public readonly project?: string;

  private constructor(
    /** Component names as ACK has them; empty for none. */
    public readonly components: readonly string[],
    options: ControlPlaneLogsOptions,
  ) {
    const { retentionDays = 30, project } = propsOf(options);
    this.retentionDays = retentionDays;
    this.project = projectNameOf(project);
  }

  /** What is wrong, a sentence each; nothing when it can be used. */
  public problems(prop: string): string[] {
    const { min, max } = RETENTION_DAYS;
    const days = this.retentionDays;
    const problems = this.project === undefined ? [] : checkText(`${prop}.project`, this.project, 'k8s-logs');
    if (!ros.Token.isUnresolved(days) && !(Number.isInteger(days) && days >= min && days <= max)) {
      problems.push(
        `'${prop}' keeps logs for ${show(days)} days, allowed are whole days from ${min} to ${max}, e.g. 30`,
      );
    }
    return problems;
  }
}

function componentProblems(components: unknown): string[] {
  if (!Array.isArray(components)) return checkList('components', components, "['apiserver', 'ccm']");
  if (components.length === 0) return [`'components' is empty, say ControlPlaneLogs.none() if none are meant`];
  return [
    ...components
      .filter((component) => !ALL.includes(component))
      .map((component) => `'components' has ${show(component)}, allowed are ${ALL.join(', ')}`),
    ...repeatProblems('components', components),
  ];
}

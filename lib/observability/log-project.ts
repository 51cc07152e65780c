import * as ros from '@alicloud/ros-cdk-core';
import { Project } from '@alicloud/ros-cdk-sls/lib/project';
import { fits } from '../fits';
import { logicalId } from '../logical-id';
import { defineOutput } from '../outputs/define-output';
import { failOn, propsOf, show, valueProblems } from '../problems';
import { DataRetention } from '../storage/data-retention';
import { Redundancy } from '../storage/redundancy';
import type { ILogProject } from './log-destination';
import { Logstore, type LogstoreOptions } from './logstore';

/** SLS: CreateProject. */
const NAME = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** Options of a {@link LogProject}. */
export interface LogProjectProps {
  /**
   * Name in SLS, unique among all accounts in the region: 3 to 63 lower-case letters, digits and hyphens, no hyphen at
   * either end. Another one makes a new, empty project.
   */
  readonly projectName: string;

  /**
   * Over how many zones the logs are spread, for good. Not every region has `Redundancy.ZONES` (SLS: storage redundancy).
   *
   * @default Redundancy.ONE_ZONE
   */
  readonly redundancy?: Redundancy;

  /**
   * What becomes of the logs when the stack is deleted.
   *
   * @default DataRetention.KEEP
   */
  readonly retention?: DataRetention;
}

/**
 * A project of Simple Log Service, for the logs of a cluster.
 *
 * Give it to `ControlPlaneLogs`, `AddOn.logs` and `AddOn.events`, which make their own logstores in it; add logstores
 * for what makes none, or to say how long it is kept. Output: `<Id>ProjectName`.
 */
export class LogProject extends ros.Construct implements ILogProject {
  public readonly projectName: string;

  private readonly retention: DataRetention;

  /** @throws ValidationError when the name cannot be one */
  constructor(scope: ros.Construct, id: string, given: LogProjectProps) {
    super(scope, id);
    const props = propsOf(given);
    const { redundancy = Redundancy.ONE_ZONE } = props;
    this.retention = props.retention ?? DataRetention.KEEP;
    failOn(this, [
      ...valueProblems('redundancy', redundancy, Redundancy, 'Redundancy.ZONES'),
      ...valueProblems('retention', this.retention, DataRetention, 'DataRetention.KEEP'),
    ]);
    this.check(props);
    const project = new Project(this, logicalId(this, ''), {
      name: props.projectName,
      dataRedundancyType: redundancy.value,
    });
    if (this.retention.keepsData) project.applyRemovalPolicy(ros.RemovalPolicy.RETAIN);
    this.projectName = ros.Token.asString(project.attrName);
    defineOutput(this, 'ProjectName', this.projectName, 'Name of the log project');
  }

  /**
   * Adds a logstore; it is kept or deleted as the project is.
   *
   * @throws ValidationError with everything that is wrong with the options
   */
  public addLogstore(id: string, options: LogstoreOptions): Logstore {
    return new Logstore(this, id, { ...options, project: this, retention: this.retention });
  }

  private check({ projectName }: LogProjectProps): void {
    if (fits(projectName, NAME)) return;
    failOn(this, [
      `'projectName' is ${show(projectName)}, must be 3 to 63 lower-case letters, digits or hyphens, with no hyphen at ` +
        `either end, e.g. 'my-company-web-logs'`,
    ]);
  }
}

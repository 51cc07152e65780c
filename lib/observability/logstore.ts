import * as ros from '@alicloud/ros-cdk-core';
import { Index } from '@alicloud/ros-cdk-sls/lib/index-resource';
import { Logstore as SlsLogstore } from '@alicloud/ros-cdk-sls/lib/logstore';
import { fits } from '../fits';
import { logicalId } from '../logical-id';
import { checkInteger, failOn, show } from '../problems';
import type { DataRetention } from '../storage/data-retention';
import type { ILogProject } from './log-destination';

const NAME = /^[a-z0-9][a-z0-9_-]{1,61}[a-z0-9]$/;
const RETENTION_DAYS = { min: 1, max: 3600, example: 30 };

/** What a log line is cut at into words to be searched for; SLS' own choice. */
const DELIMITER = `, '";=()[]{}?@&<>/:\n\t\r`;

/** Options of `LogProject.addLogstore`. */
export interface LogstoreOptions {
  /**
   * Name in the project: 3 to 63 lower-case letters, digits, `_` and `-`, with a letter or digit at either end. Access
   * logs of an ALB want one that begins with `alb_`. Another one makes a new, empty logstore.
   */
  readonly logstoreName: string;

  /**
   * Days a record is kept, 1 to 3600.
   *
   * @default 30
   */
  readonly retentionDays?: number;
}

/** Options of a {@link Logstore}. */
export interface LogstoreProps extends LogstoreOptions {
  /** Where it is. */
  readonly project: ILogProject;

  /** What becomes of the logs when the stack is deleted. */
  readonly retention: DataRetention;
}

/**
 * Logs of one kind, for a time; made by `LogProject.addLogstore`.
 *
 * Defines a logstore that takes on shards as it is written to, and an index of all words: without one nothing in it can
 * be searched for.
 */
export class Logstore extends ros.Construct {
  /** Name in the project; may be a deploy-time value. */
  public readonly logstoreName: string;

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: LogstoreProps) {
    super(scope, id);
    const { project, logstoreName, retentionDays = 30, retention } = props;
    this.check(logstoreName, retentionDays);
    const logstore = new SlsLogstore(this, logicalId(this, ''), {
      projectName: project.projectName,
      logstoreName,
      ttl: retentionDays,
      shardCount: 2,
      autoSplit: true,
      maxSplitShard: 64,
    });
    const index = new Index(this, logicalId(this, 'Index'), {
      projectName: logstore.attrProjectName,
      logstoreName: logstore.attrLogstoreName,
      fullTextIndex: { enable: true, delimiter: DELIMITER },
    });
    if (retention.keepsData) {
      for (const resource of [logstore, index]) resource.applyRemovalPolicy(ros.RemovalPolicy.RETAIN);
    }
    this.logstoreName = ros.Token.asString(logstore.attrLogstoreName);
  }

  private check(name: string, days: number): void {
    failOn(this, [
      ...logstoreNameProblems(name),
      ...(ros.Token.isUnresolved(days) ? [] : checkInteger('retentionDays', days, RETENTION_DAYS)),
    ]);
  }
}

function logstoreNameProblems(name: unknown): string[] {
  if (fits(name, NAME)) return [];
  return [
    `'logstoreName' is ${show(name)}, must be 3 to 63 lower-case letters, digits, '_' or '-', with a letter or digit at ` +
      `either end, e.g. 'alb_access'`,
  ];
}

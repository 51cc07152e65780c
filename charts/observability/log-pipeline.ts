import type { ApiObject } from 'cdk8s';
import type { ClusterAliyunPipelineConfigSpec } from '../../imports/telemetry.alibabacloud.com';
import { checkInstance, checkInteger, checkList, checkText, failOn } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkName, clusterWideName, nameOf, namespaceOf } from '../object/names';
import type { Plain } from '../object/plain';
import { checkObject } from '../object/shape';
import { LogSource } from './log-source';
import { checkLogstoreName } from './logs';

/** A step that takes records apart: its `Type`, and what that takes, in the words of LoongCollector. */
export interface LogProcessor {
  /** Such as `processor_parse_json_native`. */
  readonly Type: string;
  readonly [setting: string]: unknown;
}

/** See {@link LogPipeline}. */
export interface LogPipelineProps {
  /** Name of the project of Simple Log Service; made where it is not there. Cannot be changed. */
  readonly project: string;
  /** Where records go; made where it is not there. */
  readonly logstore: string;
  /** @default LogSource.stdout() */
  readonly source?: LogSource;
  /**
   * Steps in order, such as `[{ Type: 'processor_parse_json_native', SourceKey: 'content' }]`.
   *
   * @default - none: a record is a line
   */
  readonly processors?: readonly LogProcessor[];
  /**
   * Days a record is kept, 1 to 3650, which is for ever. Heeded when the logstore is made, and not later.
   *
   * @default 30
   */
  readonly ttlDays?: number;
  /**
   * Shards of a new logstore, 1 to 100.
   *
   * @default 2
   */
  readonly shards?: number;
  /**
   * Name of the object and of what Simple Log Service makes of it, unique in the cluster; DNS label.
   *
   * @default - the namespace and the construct's id: `Access` in namespace `shop` gives `shop-access`
   */
  readonly name?: string;
}

const EXAMPLE = "{ project: 'my-company-web-logs', logstore: 'shop' }";

/**
 * Logs of pods, collected into a logstore of Simple Log Service by the add-on `AddOn.logs()`: ACK only.
 *
 * Defines a ClusterAliyunPipelineConfig, which lies outside of namespaces (SLS: "CR parameters of Kubernetes").
 */
export class LogPipeline extends Construct {
  /** Name of the object. */
  public readonly name: string;
  /** The ClusterAliyunPipelineConfig (`telemetry.alibabacloud.com/v1alpha1`). */
  public readonly pipeline: ApiObject;

  /** @throws ValidationError for names that Simple Log Service refuses, numbers out of range, or a source that is none */
  constructor(scope: Construct, id: string, props: LogPipelineProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, EXAMPLE));
    this.name = props.name ?? clusterWideName(this, nameOf(this));
    const { source = LogSource.stdout(), processors = [] } = props;
    failOn(this, [
      ...checkName('name', this.name),
      ...checkText('project', props.project, 'my-company-web-logs'),
      ...checkLogstoreName('logstore', props.logstore),
      ...checkInstance('source', source, LogSource, 'LogSource.stdout()'),
      ...checkProcessors(processors),
      ...checkInteger('ttlDays', props.ttlDays, { min: 1, max: 3650, example: 30 }),
      ...checkInteger('shards', props.shards, { min: 1, max: 100, example: 2 }),
    ]);
    this.pipeline = new KubernetesObject(this, 'ClusterAliyunPipelineConfig', {
      name: this.name,
      labels: ownLabels(this.name),
      spec: { ...this.renderSpec(props, source, processors) },
    });
  }

  private renderSpec(
    { project, logstore, ttlDays = 30, shards = 2 }: LogPipelineProps,
    source: LogSource,
    processors: readonly LogProcessor[],
  ): Plain<ClusterAliyunPipelineConfigSpec> {
    return {
      project: { name: project },
      logstores: [{ name: logstore, ttl: ttlDays, shardCount: shards }],
      config: {
        inputs: [source._render(namespaceOf(this))],
        processors: processors.length > 0 ? processors : undefined,
        flushers: [{ Type: 'flusher_sls', Logstore: logstore }],
      },
    };
  }
}

function checkProcessors(processors: readonly LogProcessor[]): string[] {
  const example = "{ Type: 'processor_parse_json_native', SourceKey: 'content' }";
  if (!Array.isArray(processors)) return checkList('processors', processors, `[${example}]`);
  return processors.flatMap((processor, index) => {
    const problems = checkObject(`processors[${index}]`, processor, example);
    return problems.length > 0
      ? problems
      : checkText(`processors[${index}].Type`, processor.Type, 'processor_parse_json_native');
  });
}

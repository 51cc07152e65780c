import { checkInstance, checkInteger, checkText, duplicates, failOn, show } from '../../lib/problems';
import type { Construct } from '../construct';
import { isDeployTime } from '../object/deploy-time';
import type { Labels } from '../object/labels';
import { checkObject, checkTextMap, ifGiven } from '../object/shape';
import type { IWorkloadPart, PodAdditions, WorkloadFacts } from '../workload/workload-part';
import { LogKeyRegistry } from './log-key-registry';

/** Where logs are kept. */
export interface LogsProps {
  /**
   * Name of the collection, unique in the cluster: 3 to 63 lower-case letters, digits and `-`.
   *
   * @default - namespace and name of the workload: `shop-web`; for files with `-files` behind it
   */
  readonly key?: string;
  /**
   * Made where it is not there: 3 to 63 lower-case letters, digits, `_` and `-`.
   *
   * @default - the key
   */
  readonly logstore?: string;
  /**
   * A project in the region of the cluster.
   *
   * @default - that of the cluster: what `AddOn.logs()` says, or `k8s-log-<cluster id>`
   */
  readonly project?: string;
  /**
   * Days a record is kept, 1 to 3650, which is for ever. Heeded when the logstore is made, and not later.
   *
   * @default - 90, by Simple Log Service
   */
  readonly ttlDays?: number;
  /**
   * Shards of a new logstore, 1 to 10.
   *
   * @default - 2, by Simple Log Service
   */
  readonly shards?: number;
  /**
   * Fields of every record of the container, such as `{ team: 'shop' }`; names are lower-case letters, digits and `-`.
   *
   * @default - none
   */
  readonly tags?: Labels;
}

const KEY = /^[a-z0-9][-a-z0-9]{1,61}[a-z0-9]$/;
const LOGSTORE = /^[a-z0-9][-_a-z0-9]{1,61}[a-z0-9]$/;
const TAG = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** One collection: environment variables `aliyun_logs_…` of a container (SLS: "Collect logs by environment variables"). */
interface Collection extends LogsProps {
  /** `stdout`, or a path. */
  readonly source: string;
  /** Makes a usual key another one. */
  readonly suffix: string;
}

/**
 * Logs of the main container of a workload, as the add-on `AddOn.logs()` collects them for Simple Log Service: ACK only.
 *
 * A `LogPipeline` does so for any number of pods and containers, and says how records are taken apart.
 */
export class Logs implements IWorkloadPart {
  /**
   * What it writes to its standard output and its standard error.
   *
   * @throws ValidationError for names that Simple Log Service refuses, and numbers out of range
   */
  public static stdout(props: LogsProps = {}): Logs {
    failOn('Logs.stdout', checkProps(props));
    return new Logs([{ ...props, source: 'stdout', suffix: '' }]);
  }

  /**
   * What it writes to files, such as `/var/log/shop/*.log`. The folder has to be a volume or in `scratch`: it is read
   * from outside of the container.
   *
   * @throws ValidationError for a path that is not absolute, and as {@link Logs.stdout} does
   */
  public static files(path: string, props: LogsProps = {}): Logs {
    failOn('Logs.files', [...checkPath(path), ...checkProps(props)]);
    return new Logs([{ ...props, source: path, suffix: '-files' }]);
  }

  private constructor(private readonly collections: readonly Collection[]) {}

  /**
   * These and others: `Logs.stdout().and(Logs.files('/var/log/shop/*.log'))`.
   *
   * @throws ValidationError when the others are none
   */
  public and(others: Logs): Logs {
    failOn('Logs.and', checkInstance('others', others, Logs, "Logs.files('/var/log/shop/*.log')"));
    return new Logs([...this.collections, ...others.collections]);
  }

  /** Why a workload cannot have them; none if it can. */
  public check(workload: WorkloadFacts): string[] {
    if (!workload.target.hasManagedObservability) {
      return [
        "'logs' are collected by Simple Log Service, which exists on ACK only; leave them out on this target: logs: target.hasManagedObservability ? Logs.stdout() : undefined",
      ];
    }
    const keys = this.collections.map((collection) => keyOf(collection, workload));
    return [
      ...keys.filter((key) => !KEY.test(key)).map((key) => tooLong(key)),
      ...duplicates(keys).map((key) => `'logs' have the key '${key}' twice; give one of them another 'key'`),
      ...duplicates(this.tags.map(([tag]) => tag)).map((tag) => `'logs' have the tag '${tag}' twice; give it once`),
    ];
  }

  /** Adds the environment variables. */
  public renderPod(workload: WorkloadFacts): PodAdditions {
    const collections = this.collections.flatMap((collection) =>
      renderCollection(keyOf(collection, workload), collection),
    );
    // the name between is free: each tag has a variable of its own
    const tags = this.tags.map(([tag, value]) => [`aliyun_logs_${tag}_tags`, `${tag}=${value}`]);
    return { env: Object.fromEntries([...collections, ...tags]) };
  }

  /** Claims the keys, which are those of the cluster. */
  public defineObjects(scope: Construct, workload: WorkloadFacts): void {
    for (const collection of this.collections) LogKeyRegistry.of(scope).add(keyOf(collection, workload), scope);
  }

  private get tags(): [string, string][] {
    return this.collections.flatMap(({ tags = {} }) => Object.entries(tags));
  }
}

function keyOf({ key, suffix }: Collection, { namespace, name }: WorkloadFacts): string {
  return key ?? `${namespace}-${name}${suffix}`;
}

function renderCollection(key: string, { source, project, logstore, ttlDays, shards }: Collection): [string, string][] {
  const settings = { project, logstore, ttl: ttlDays, shard: shards };
  return [
    [`aliyun_logs_${key}`, source],
    ...Object.entries(settings).flatMap(([setting, value]): [string, string][] =>
      value === undefined ? [] : [[`aliyun_logs_${key}_${setting}`, `${value}`]],
    ),
  ];
}

function tooLong(key: string): string {
  return `'logs' have the key '${key}' (${key.length} characters) after the namespace and the name, of which 63 may be; give a shorter one, e.g. Logs.stdout({ key: 'shop' })`;
}

function checkPath(path: unknown): string[] {
  if (typeof path === 'string' && /^\/.*[^/]$/.test(path)) return [];
  return [`'path' must be an absolute path of files, got ${show(path)}, e.g. '/var/log/shop/*.log'`];
}

function checkProps(props: LogsProps): string[] {
  const problems = checkObject('props', props, "{ logstore: 'shop', ttlDays: 30 }");
  if (problems.length > 0) return problems;
  const { key, logstore, project, ttlDays, shards, tags } = props;
  return [
    ...ifGiven(key, (given) => checkForm('key', given, KEY, "3 to 63 lower-case letters, digits and '-'")),
    ...ifGiven(logstore, (given) => checkLogstoreName('logstore', given)),
    ...ifGiven(project, (given) => checkText('project', given, 'my-company-web-logs')),
    ...checkInteger('ttlDays', ttlDays, { min: 1, max: 3650, example: 30 }),
    ...checkInteger('shards', shards, { min: 1, max: 10, example: 2 }),
    ...ifGiven(tags, checkTags),
  ];
}

/** Problems of the name of a logstore, none if Simple Log Service takes it. */
export function checkLogstoreName(prop: string, name: unknown): string[] {
  return isDeployTime(name) ? [] : checkForm(prop, name, LOGSTORE, "3 to 63 lower-case letters, digits, '_' and '-'");
}

function checkForm(prop: string, value: unknown, form: RegExp, words: string): string[] {
  if (typeof value === 'string' && form.test(value)) return [];
  return [`'${prop}' must be ${words}, with a letter or digit at either end, got ${show(value)}, e.g. 'shop'`];
}

function checkTags(tags: Labels): string[] {
  const problems = checkTextMap('tags', tags, "{ team: 'shop' }");
  if (problems.length > 0) return problems;
  return Object.keys(tags)
    .filter((tag) => !TAG.test(tag))
    .map((tag) => `'tags' has the name '${tag}', must be lower-case letters, digits and '-', e.g. 'team'`);
}

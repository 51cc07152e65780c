import { checkChoice, checkList, failOn, show } from '../../lib/problems';
import type { Labels } from '../object/labels';
import { checkName } from '../object/names';
import { checkObject, checkTexts, ifGiven } from '../object/shape';

/** Pods by their namespace and their labels; a `WebApplication` is one. */
export interface LoggedPods {
  readonly namespace: string;
  /** The labels that pick them. */
  readonly selector: Labels;
}

/** Whose logs are collected. */
export interface LogSourceProps {
  /** @default - all pods of the namespace of the chart */
  readonly pods?: LoggedPods;
}

const STREAMS = ['both', 'stdout', 'stderr'] as const;

/** See {@link LogSource.stdout}. */
export interface StdoutSourceProps extends LogSourceProps {
  /** @default 'both' */
  readonly streams?: (typeof STREAMS)[number];
}

/** The label that is enough to tell our workloads of a namespace apart. */
const INSTANCE = 'app.kubernetes.io/instance';

const PODS = "web, or { namespace: 'shop', selector: { app: 'web' } }";

/** What a `LogPipeline` collects (LoongCollector: `input_container_stdio`, `input_file`). */
export class LogSource {
  /**
   * What containers write to their standard output and their standard error.
   *
   * @throws ValidationError for pods that are none, or another stream
   */
  public static stdout(props: StdoutSourceProps = {}): LogSource {
    failOn('LogSource.stdout', checkObject('props', props, '{ pods: web }'));
    const { pods, streams = 'both' } = props;
    failOn('LogSource.stdout', [...ifGiven(pods, checkPods), ...checkChoice('streams', streams, STREAMS)]);
    const ignored = { stdout: { IgnoringStderr: true }, stderr: { IgnoringStdout: true }, both: {} };
    return new LogSource({ Type: 'input_container_stdio', ...ignored[streams] }, pods);
  }

  /**
   * What containers write to files, such as `['/var/log/shop/*.log']`, in a volume.
   *
   * @throws ValidationError for paths that are not absolute, or pods that are none
   */
  public static files(paths: readonly string[], props: LogSourceProps = {}): LogSource {
    failOn('LogSource.files', checkObject('props', props, '{ pods: web }'));
    failOn('LogSource.files', [...checkPaths(paths), ...ifGiven(props.pods, checkPods)]);
    return new LogSource({ Type: 'input_file', FilePaths: paths, EnableContainerDiscovery: true }, props.pods);
  }

  private constructor(
    private readonly input: Readonly<Record<string, unknown>>,
    private readonly pods?: LoggedPods,
  ) {}

  /** @internal */
  public _render(namespace: string): Readonly<Record<string, unknown>> {
    const { pods = { namespace, selector: {} } } = this;
    // of several labels, one that fits would be enough (LoongCollector: IncludeK8sLabel)
    const [label] = labelsThatPick(pods.selector);
    const filters = { K8sNamespaceRegex: `^(${pods.namespace})$` };
    return {
      ...this.input,
      ContainerFilters: label ? { ...filters, IncludeK8sLabel: Object.fromEntries([label]) } : filters,
    };
  }
}

function labelsThatPick(selector: Labels): [string, string][] {
  const instance = selector[INSTANCE];
  return instance === undefined ? Object.entries(selector) : [[INSTANCE, instance]];
}

function checkPods(pods: LoggedPods): string[] {
  const problems = checkObject('pods', pods, PODS);
  if (problems.length > 0) return problems;
  if (typeof pods.selector !== 'object' || pods.selector === null)
    return checkObject('pods.selector', pods.selector, PODS);
  const labels = labelsThatPick(pods.selector);
  return [
    ...checkName('pods.namespace', pods.namespace),
    ...(labels.length === 1
      ? []
      : [
          `'pods.selector' must have one label, or '${INSTANCE}', since the collector takes pods that have any of several; got ${show(Object.keys(pods.selector).join(', ') || undefined)}`,
        ]),
  ];
}

function checkPaths(paths: unknown): string[] {
  const example = "['/var/log/shop/*.log']";
  if (!Array.isArray(paths)) return checkList('paths', paths, example);
  if (paths.length === 0) return [`'paths' must have one or more, got none, e.g. ${example}`];
  const problems = checkTexts('paths', paths, example);
  if (problems.length > 0) return problems;
  return paths
    .filter((path: string) => !/^\/.*[^/]$/.test(path))
    .map((path: string) => `'paths' has '${path}', must be absolute paths of files, e.g. '/var/log/shop/*.log'`);
}

import { checkMethods, checkObject, checkText, failOn, propsOf, show } from '../problems';

/**
 * What is said about a run, by key: `context` in cdk.json, above it CDK_CONTEXT_JSON, above that `-c key=value` (a text).
 *
 * `outputs` is the file with the outputs of the deployed stack. `ackb apply` and `ackb diff` set it by themselves.
 */
export type Context = Readonly<Record<string, unknown>>;

/** An app of ROS CDK or of cdk8s: what writes itself into the folder it was made for. */
export interface ISynthesizable {
  synth(): unknown;
}

/** Machines of one's own, such as `LocalMachines`. */
export interface IMachines {
  /** The texts of files, by their path below `dist/local`. */
  render(): Readonly<Record<string, string>>;
}

/** A program that `ackb` can work with: the halves of a platform, and what they are called. */
export interface PlatformProps<Settings = Context> {
  /** Name of the stack, and of what `ackb apply` makes: both are found by it. */
  readonly name: string;

  /**
   * Region of the stack, such as `eu-central-1`.
   *
   * @default - `--region`, or ALIBABA_CLOUD_REGION_ID
   */
  readonly region?: string;

  /**
   * Reads the settings of a run, and throws where there is something it does not know: that is wrong usage.
   *
   * @default - the context as it is
   */
  settings?(context: Context): Settings;

  /** Makes the ROS app, to be written into a folder; nothing where these settings need none. */
  infrastructure(outdir: string, settings: Settings): ISynthesizable | undefined;

  /** Makes the cdk8s app, to be written into a folder; nothing where these settings need none. */
  workloads(outdir: string, settings: Settings): ISynthesizable | undefined;

  /**
   * The machines of a cluster that is not in the cloud.
   *
   * @default - none
   */
  machines?(settings: Settings): IMachines | undefined;

  /**
   * What a reader of the manifests has to know, a sentence each, such as that they hold sample values.
   *
   * @default - nothing
   */
  notices?(settings: Settings): readonly string[];
}

/** What `definePlatform` gives: its settings are whatever the program made of the context. */
export interface Platform extends PlatformProps<unknown> {
  settings(context: Context): unknown;
}

const EXAMPLE = "definePlatform({ name: 'web', infrastructure, workloads })";

/**
 * Defines a platform: the default export of the program that `ackb` runs.
 *
 * ```ts
 * export default definePlatform({ name: 'web', infrastructure, workloads });
 * ```
 *
 * @throws ValidationError when the name or a half is missing
 */
export function definePlatform<Settings = Context>(props: PlatformProps<Settings>): Platform {
  const { name, region, settings, infrastructure, workloads, machines, notices } = propsOf(props);
  const optional = Object.entries({ settings, machines, notices }).filter(([, method]) => method !== undefined);
  failOn('definePlatform', [
    ...checkText('name', name, 'web'),
    ...(region === undefined ? [] : checkText('region', region, 'eu-central-1')),
    ...Object.entries({ infrastructure, workloads, ...Object.fromEntries(optional) }).flatMap(checkFunction),
  ]);
  // whoever calls it hands over what `settings` gave
  return { settings: (context: Context) => context, ...props } as unknown as Platform;
}

function checkFunction([prop, value]: [string, unknown]): string[] {
  return typeof value === 'function' ? [] : [`'${prop}' must be a function, e.g. ${EXAMPLE}, got ${show(value)}`];
}

/** Problems of what a program exports. */
export function platformProblems(value: unknown): string[] {
  const problems = checkObject('the default export', value, EXAMPLE);
  if (problems.length > 0) return problems;
  return checkMethods('the default export', value, ['settings', 'infrastructure', 'workloads'], 'a platform', EXAMPLE);
}

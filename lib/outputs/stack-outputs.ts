import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { checkText, failOn, propsOf } from '../problems';
import type { INfsExport } from '../storage/nfs-export';
import { unresolvedPlaces } from '../unresolved';

/** A value of a deployment that is not there, or not of the shape it should have. */
export class OutputError extends Error {
  public override readonly name = 'OutputError';
}

/** Where {@link StackOutputs} looks. */
export interface StackOutputsSource {
  /** Name of the deployed stack, such as `cluster-tfg`. */
  readonly stackName: string;
  /** JSON file that holds the stack's outputs: `{ "<stackName>": { "<OutputKey>": value } }`, or the answer of GetStack. */
  readonly file: string;
}

/** A vSwitch and the zone it lies in. */
export interface ZonedVSwitch {
  /** Zone id, such as `eu-central-1a`. */
  readonly zone: string;
  /** Such as `vsw-gw8…`. */
  readonly vSwitchId: string;
  /**
   * Its range, such as `172.16.0.0/22`.
   *
   * @default - unknown: the outputs are of a deployment that did not declare it yet
   */
  readonly cidr?: string;
}

/**
 * What a deployment knows and a manifest needs: the outputs of a stack, read once from a file.
 *
 * Constructs name their outputs after their own id (`FileStorage` `Site` gives `SiteMountTargetDomain`), so that a
 * value is asked for by the id of the construct that gives it. A value that is missing is an error: no placeholder
 * ever reaches a manifest.
 */
export class StackOutputs {
  /**
   * Reads the outputs of one stack.
   *
   * Takes the file `ros-cdk deploy --outputs-file` writes, and the answer of the ROS action GetStack
   * (`{ "Outputs": [{ "OutputKey": …, "OutputValue": … }] }`, or that array alone); tells them apart itself.
   *
   * @throws ValidationError when it is not said which stack or file
   * @throws OutputError when the file cannot be read, is no JSON, or does not know the stack
   */
  public static fromFile(source: StackOutputsSource): StackOutputs {
    const { stackName, file } = propsOf(source);
    failOn('StackOutputs.fromFile', [
      ...checkText('stackName', stackName, 'cluster-tfg'),
      ...checkText('file', file, 'outputs.json'),
    ]);
    return new StackOutputs(source, parseOutputs(source, readJson(source)));
  }

  private constructor(
    private readonly source: StackOutputsSource,
    private readonly values: ReadonlyMap<string, unknown>,
  ) {}

  /** The export of the `FileStorage` with this id. Its directory is an output only where it is not the root. */
  public nfsExport(id: string): INfsExport {
    const path = this.values.has(`${id}Path`) ? this.text(`${id}Path`) : '/';
    return { server: this.text(`${id}MountTargetDomain`), path };
  }

  /** The node vSwitches of the `Network` with this id, in the order of its zones. */
  public nodeVSwitches(id: string): readonly ZonedVSwitch[] {
    const ids = this.map(`${id}NodeVSwitchIds`);
    const cidrs = this.values.has(`${id}NodeVSwitchCidrs`) ? this.map(`${id}NodeVSwitchCidrs`) : {};
    return Object.entries(ids).map(([zone, vSwitchId]) => ({ zone, vSwitchId, cidr: cidrs[zone] }));
  }

  /**
   * An output that is one text.
   *
   * @throws OutputError when there is none, or it is something else
   */
  public text(key: string): string {
    const value = this.find(key);
    if (!isText(value)) throw this.wrongShape(key, value, 'a text');
    return value;
  }

  /**
   * An output that is a map of texts.
   *
   * @throws OutputError when there is none, or it is something else
   */
  public map(key: string): Readonly<Record<string, string>> {
    const value = parseMap(this.find(key));
    if (!isTextMap(value)) throw this.wrongShape(key, value, 'a map of texts');
    return value;
  }

  private find(key: string): unknown {
    const value = this.values.get(key);
    if (isUnknown(value)) throw this.missing(key);
    return value;
  }

  private missing(key: string): OutputError {
    const known = [...this.values.keys()].sort().join(', ') || 'none';
    return new OutputError(
      `output '${key}' of stack '${this.source.stackName}' has no value in ${shown(this.source.file)} (it has: ${known}); ${howToGet(this.source)}`,
    );
  }

  private wrongShape(key: string, value: unknown, expected: string): OutputError {
    return new OutputError(
      `output '${key}' of stack '${this.source.stackName}' in ${shown(this.source.file)} should be ${expected}, got ${JSON.stringify(value)}; ${howToGet(this.source)}`,
    );
  }
}

function readJson(source: StackOutputsSource): unknown {
  let content: string;
  try {
    content = readFileSync(source.file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new OutputError(
      `the outputs file ${shown(source.file)} of stack '${source.stackName}' ${reason}; ${howToGet(source)}`,
    );
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new OutputError(`the outputs file ${shown(source.file)} is not JSON; ${howToGet(source)}`);
  }
}

function parseOutputs(source: StackOutputsSource, json: unknown): ReadonlyMap<string, unknown> {
  const answer = Array.isArray(json) ? json : (json as { Outputs?: unknown } | null)?.Outputs;
  if (Array.isArray(answer)) {
    checkStackName(source, json);
    return new Map(answer.map((output) => [String(output?.OutputKey), output?.OutputValue]));
  }
  const stack = (json as Record<string, unknown> | null)?.[source.stackName];
  if (typeof stack === 'object' && stack !== null) return new Map(Object.entries(stack));
  const stacks = typeof json === 'object' && json !== null ? Object.keys(json).sort().join(', ') : '';
  throw new OutputError(
    `the outputs file ${shown(source.file)} has no stack '${source.stackName}' (it has: ${stacks || 'none'}); ${howToGet(source)}`,
  );
}

/** The answer of GetStack says whose outputs these are. */
function checkStackName(source: StackOutputsSource, answer: unknown): void {
  const { StackName: name = source.stackName } = answer as { StackName?: unknown };
  if (name === source.stackName) return;
  throw new OutputError(
    `the outputs file ${shown(source.file)} is of stack '${name}', not '${source.stackName}'; ${howToGet(source)}`,
  );
}

/** Some tools write a map as its JSON text. */
function parseMap(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function howToGet({ stackName, file }: StackOutputsSource): string {
  return `get it with: ros-cdk deploy ${stackName} --outputs-file ${shown(file)}`;
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') ? file : path;
}

/** Nothing, or what a tool writes in place of a value that is not known yet; so in part, too. */
function isUnknown(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '' || unresolvedPlaces(value).length > 0;
  if (typeof value !== 'object' || value === null) return value === undefined || value === null;
  const parts = Object.values(value);
  return parts.length === 0 || parts.some(isUnknown);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextMap(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);
}

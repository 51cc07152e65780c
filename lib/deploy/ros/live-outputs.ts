import { readIfThere, writeAtomically } from '../atomic-file';
import { DeployError } from '../deploy-error';
import { liveTemplate } from './live-template';
import type { RosClient } from './ros-client';
import { secretOutputs, type Template } from './template';

/** Values of a stack by the keys of its outputs: texts, numbers, lists and maps as ROS has them. */
export type OutputValues = Readonly<Record<string, unknown>>;

/** The outputs of live stacks, each stack asked once: what was read stays for the run. */
export class LiveOutputs {
  private readonly read = new Map<string, Promise<OutputValues>>();

  constructor(private readonly client: RosClient) {}

  /**
   * All outputs of a stack, those left out that say a secret (NoEcho).
   *
   * @throws DeployError when there is no such stack, or outputs that its template declares have no value
   */
  public of(stackName: string): Promise<OutputValues> {
    const known = this.read.get(stackName);
    if (known !== undefined) return known;
    const reading = readLiveOutputs(this.client, stackName);
    this.read.set(stackName, reading);
    reading.catch(() => this.read.delete(stackName));
    return reading;
  }
}

/**
 * All outputs of a live stack, those left out that say a secret (NoEcho).
 *
 * @throws DeployError when there is no such stack, or outputs that its template declares have no value
 */
export async function readLiveOutputs(client: RosClient, stackName: string): Promise<OutputValues> {
  const { stackId } = await client.findStack(stackName);
  const template = await liveTemplate(client, { stackId, stackName });
  const { outputs, status } = await client.getStack(stackId);
  const secret = new Set(secretOutputs(template));
  const values = Object.fromEntries(
    outputs.filter(({ key }) => !secret.has(key)).map(({ key, value }) => [key, value]),
  );
  checkComplete(values, expectedOutputs(template, secret), `stack '${stackName}' (${status})`);
  return values;
}

/**
 * Writes outputs to a file, `{ "<stackName>": { "<OutputKey>": value } }`, beside those of other stacks that are there.
 *
 * @throws DeployError when the file is there and is no such file; it stays as it is then
 */
export function writeOutputs(file: string, stackName: string, values: OutputValues): void {
  const others = parseOutputs(file, readIfThere(file));
  writeAtomically(file, `${JSON.stringify({ ...others, [stackName]: values }, undefined, 2)}\n`);
}

/** Those under a condition may rightly be missing. */
function expectedOutputs({ Outputs: outputs = {} }: Template, secret: ReadonlySet<string>): string[] {
  return Object.keys(outputs).filter((key) => !secret.has(key) && outputs[key]?.Condition === undefined);
}

function checkComplete(values: OutputValues, expected: readonly string[], stack: string): void {
  const missing = expected.filter((key) => values[key] === undefined || values[key] === null || values[key] === '');
  if (missing.length === 0) return;
  const names = missing.map((key) => `'${key}'`).join(', ');
  throw new DeployError(
    `${stack} has no value for its ${missing.length === 1 ? 'output' : 'outputs'} ${names}: ` +
      'wait until it is complete, or repair it with `ackb deploy`',
  );
}

function parseOutputs(file: string, text: string | undefined): Record<string, unknown> {
  if (text === undefined || text.trim() === '') return {};
  try {
    const json: unknown = JSON.parse(text);
    if (isMap(json) && Object.values(json).every(isMap)) return json;
  } catch {
    // said below
  }
  throw new DeployError(`${file} is no file of outputs and would be lost: move it, or choose another name`, 2);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

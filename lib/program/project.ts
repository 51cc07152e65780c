import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Context } from './platform';
import { UsageError } from './usage-error';

/** What cdk.json says, as far as it is ours; ROS CDK reads the rest. */
export interface Project {
  /** The folder it is in. Paths in it are below that folder. */
  readonly folder: string;
  /** The file that exports the platform. */
  readonly program: string;
  /** Settings that stay. */
  readonly context: Context;
}

const FILE = 'cdk.json';
const DEFAULT_PROGRAM = 'platform.ts';

/**
 * Finds the project of a folder: the nearest cdk.json at or above it. Without one, the folder itself.
 *
 * @throws UsageError when cdk.json is none
 */
export function readProject(from: string): Project {
  const folder = folderWith(FILE, resolve(from)) ?? resolve(from);
  const file = join(folder, FILE);
  const { ackb = DEFAULT_PROGRAM, context = {} } = existsSync(file) ? parse(FILE, readFileSync(file, 'utf8')) : {};
  if (typeof ackb !== 'string' || ackb === '') {
    throw new UsageError(`'ackb' in ${FILE} must be the file that exports the platform, got ${JSON.stringify(ackb)}`);
  }
  return { folder, program: resolve(folder, ackb), context: asObject(`context in ${FILE}`, context) };
}

/**
 * The settings of a run: those that stay, above them CDK_CONTEXT_JSON, as ROS CDK's command line hands it over, above
 * them those of the command. Keys with a colon are flags of frameworks, not ours.
 *
 * @throws UsageError when CDK_CONTEXT_JSON is no JSON object
 */
export function contextOf({ context }: Project, command: Context = {}): Context {
  const handed = parse('CDK_CONTEXT_JSON', process.env.CDK_CONTEXT_JSON || '{}');
  const all = { ...context, ...handed, ...command };
  return Object.fromEntries(Object.entries(all).filter(([key]) => !key.includes(':')));
}

/** Reads `key=value`, the words after `-c`. */
export function parsePair(pair: string): [key: string, value: string] {
  const [, key, value] = /^([^=]+)=(.+)$/s.exec(pair) ?? [];
  if (key === undefined || value === undefined) throw new UsageError(`-c takes KEY=VALUE, got '${pair}'`);
  return [key, value];
}

function folderWith(name: string, folder: string): string | undefined {
  if (existsSync(join(folder, name))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : folderWith(name, parent);
}

function parse(name: string, text: string): Record<string, unknown> {
  try {
    return asObject(name, JSON.parse(text));
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${name} is not JSON: ${(error as Error).message}`);
  }
}

function asObject(name: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UsageError(`${name} must be a JSON object, got ${JSON.stringify(value)}`);
}

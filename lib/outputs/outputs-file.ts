import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { OutputError } from './output-error';

/** Where the outputs of a stack are kept. */
export interface StackOutputsSource {
  /** Name of the deployed stack, such as `cluster-tfg`. */
  readonly stackName: string;
  /** JSON file that holds the stack's outputs: `{ "<stackName>": { "<OutputKey>": value } }`, or the answer of GetStack. */
  readonly file: string;
}

/**
 * Reads the outputs of one stack from a file; see `StackOutputs.fromFile`.
 *
 * @throws OutputError when the file cannot be read, is no JSON, or does not know the stack
 */
export function readOutputs(source: StackOutputsSource): Readonly<Record<string, unknown>> {
  const json = readJson(source);
  const answer = Array.isArray(json) ? json : (json as { Outputs?: unknown } | null)?.Outputs;
  if (Array.isArray(answer)) {
    checkStackName(source, json);
    return Object.fromEntries(answer.map((output) => [String(output?.OutputKey), output?.OutputValue]));
  }
  const stack = (json as Record<string, unknown> | null)?.[source.stackName];
  if (typeof stack === 'object' && stack !== null) return { ...stack };
  const stacks = typeof json === 'object' && json !== null ? Object.keys(json).sort().join(', ') : '';
  throw new OutputError(
    `the outputs file ${shownFile(source)} has no stack '${source.stackName}' (it has: ${stacks || 'none'}); ${howToGet(source)}`,
  );
}

/** The command that writes the file. */
export function howToGet(source: StackOutputsSource): string {
  return `get it with: ackb outputs ${source.stackName} --file ${shownFile(source)}`;
}

/** The file as a reader finds it: below the working directory without the way there. */
export function shownFile({ file }: StackOutputsSource): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') ? file : path;
}

function readJson(source: StackOutputsSource): unknown {
  let content: string;
  try {
    content = readFileSync(source.file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new OutputError(
      `the outputs file ${shownFile(source)} of stack '${source.stackName}' ${reason}; ${howToGet(source)}`,
    );
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new OutputError(`the outputs file ${shownFile(source)} is not JSON; ${howToGet(source)}`);
  }
}

/** The answer of GetStack says whose outputs these are. */
function checkStackName(source: StackOutputsSource, answer: unknown): void {
  const { StackName: name = source.stackName } = answer as { StackName?: unknown };
  if (name === source.stackName) return;
  throw new OutputError(
    `the outputs file ${shownFile(source)} is of stack '${name}', not '${source.stackName}'; ${howToGet(source)}`,
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Half of the time of a synth, and absolute paths in its output; CDK_DISABLE_STACK_TRACE= brings them back.
process.env.CDK_DISABLE_STACK_TRACE ??= '1';

/** Wrong words on the command line, or a setting that is none. */
export class UsageError extends Error {
  public override readonly name = 'UsageError';
}

/** Runs a command to its exit code: 0 done, 1 failed, 2 wrong usage. Messages go to standard error, without a stack. */
export function run(command: () => void): void {
  // whoever reads may have seen enough
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    command();
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    process.stderr.write(`${process.env.ACKB_DEBUG ? (error as Error).stack : (error as Error).message}\n`);
  }
}

/**
 * The settings that every command starts from: `context` in cdk.json, which stays, and above it CDK_CONTEXT_JSON, as
 * ROS CDK's command line hands it over. Keys with a colon are flags of frameworks, not ours.
 */
export function readContext(): Record<string, unknown> {
  const { context = {} } = parse('cdk.json', readFileSync(join(__dirname, '../cdk.json'), 'utf8'));
  const all = {
    ...asObject('context in cdk.json', context),
    ...parse('CDK_CONTEXT_JSON', process.env.CDK_CONTEXT_JSON || '{}'),
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => !key.includes(':')));
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

import { SettingsError } from '../examples/web-platform/settings';

// Half of the time of a synth, and absolute paths in its output; CDK_DISABLE_STACK_TRACE= brings them back.
process.env.CDK_DISABLE_STACK_TRACE ??= '1';

/** Wrong words on the command line. */
export class UsageError extends Error {}

/** Runs a command to its exit code: 0 done, 1 failed, 2 wrong usage. Messages go to standard error, without a stack. */
export function run(command: () => void): void {
  try {
    command();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = error instanceof UsageError || error instanceof SettingsError ? 2 : 1;
    if (process.env.ACKB_DEBUG) throw error;
  }
}

/** Context as ROS CDK's command line hands it over; keys with a colon are flags of frameworks, not ours. */
export function contextFromEnvironment(): Record<string, unknown> {
  const context: Record<string, unknown> = JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}');
  return Object.fromEntries(Object.entries(context).filter(([key]) => !key.includes(':')));
}

// Half of the time of a synth, and absolute paths in its output; CDK_DISABLE_STACK_TRACE= brings them back.
process.env.CDK_DISABLE_STACK_TRACE ??= '1';
// tsx asks for the source maps of all libraries, which takes as long as a start of node; they are for stacks only
if (!process.env.ACKB_DEBUG) process.setSourceMapsEnabled(false);

/**
 * Runs a command to its exit code: 0 done, 1 failed or found something, 2 wrong usage. Messages go to standard error,
 * without a stack.
 *
 * @param command gives its exit code; nothing is 0
 */
export async function run(command: () => number | undefined | Promise<number | undefined>): Promise<void> {
  // whoever reads may have seen enough
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    process.stderr.write(`${textOf(error)}\n`);
  }
}

/** 2 for wrong usage, and what an error says of itself. */
export function exitCodeOf(error: unknown): number {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return name === 'UsageError' || code === 2 ? 2 : 1;
}

/** What a user reads of an error; with ACKB_DEBUG=1 also where it was thrown. */
export function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (process.env.ACKB_DEBUG && error.stack) || error.message || error.name;
}

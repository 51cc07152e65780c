import { UsageError } from '../../lib/program/usage-error';
import type { Terminal } from './terminal';

/** What a user says beforehand. */
export interface ConfirmOptions {
  readonly yes?: boolean;
  /** Whether standard output is for a program, and what is asked about is not shown. */
  readonly json?: boolean;
}

/**
 * Asks whether to go on.
 *
 * @throws UsageError where nobody can answer, or is asked
 */
export async function confirm(terminal: Terminal, question: string, options: ConfirmOptions): Promise<boolean> {
  if (options.yes) return true;
  requireSomebody(terminal, question, options);
  return /^y(es)?$/i.test(await terminal.ask(`${question} [y/N] `));
}

/** Asks for a name to be typed, where a slip would cost much. */
export async function confirmName(
  terminal: Terminal,
  question: string,
  name: string,
  options: ConfirmOptions,
): Promise<boolean> {
  if (options.yes) return true;
  requireSomebody(terminal, question, options);
  return (await terminal.ask(`${question} Type its name to go on: `)) === name;
}

function requireSomebody(terminal: Terminal, question: string, { json }: ConfirmOptions): void {
  if (json) throw new UsageError(`${question} With --json nothing is asked: say it beforehand with --yes`);
  if (terminal.isInteractive) return;
  throw new UsageError(`${question} Nobody can answer, as this is no terminal: say it beforehand with --yes`);
}

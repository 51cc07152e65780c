import type { Command } from 'commander';
import type { Terminal } from './terminal';

/** What each file in commands/ exports. */
export interface CommandModule<Options = unknown> {
  /** Arguments, options and examples, for the help. */
  define(command: Command): void;
  /** Does it, and gives the exit code; nothing is 0. */
  run(terminal: Terminal, options: Options, args: readonly string[]): Promise<number | undefined>;
}

/** The end of a command's help. */
export function addExamples(command: Command, examples: Readonly<Record<string, string>>): Command {
  const width = Math.max(...Object.keys(examples).map((line) => line.length));
  const lines = Object.entries(examples).map(([line, what]) => `  ${line.padEnd(width)}  # ${what}`);
  return command.addHelpText('after', ['', 'Examples:', ...lines].join('\n'));
}

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Pause } from '../../lib/deploy/pause';
import type { RetryLimits } from '../../lib/deploy/retry';
import { Paint } from './paint';

/** How fast things go; for tests. */
export interface Pace {
  readonly retry?: RetryLimits;
  /** Milliseconds between two looks. */
  readonly interval?: number;
  readonly pause?: Pause;
}

/** Where a command reads and writes. */
export interface Terminal {
  /** Whether somebody can answer. */
  readonly isInteractive: boolean;
  /** Whether somebody watches lines change. */
  readonly isLive: boolean;
  readonly paint: Paint;
  /** Characters in a line. */
  readonly columns: number;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  /** @default - that of a real cloud */
  readonly pace?: Pace;
  /** What was asked for, on standard output. */
  say(...lines: readonly string[]): void;
  /** All else, on standard error. */
  tell(...lines: readonly string[]): void;
  /** One line of answer; only where `isInteractive`. */
  ask(question: string): Promise<string>;
  /** Likewise, without showing what is typed. */
  askSecret(question: string): Promise<string>;
}

const WIDTH_OF_FILES = 120;

/** The terminal, or the pipes, of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  let controller: AbortController | undefined;
  return {
    isInteractive: Boolean(stdin.isTTY && stdout.isTTY && stderr.isTTY),
    isLive: Boolean(stdout.isTTY && process.env.TERM !== 'dumb'),
    paint: Paint.for(stdout),
    columns: stdout.columns || WIDTH_OF_FILES,
    // until somebody asks for it, Ctrl-C ends the process at once
    get signal() {
      controller ??= interruption();
      return controller.signal;
    },
    say: (...lines) => void stdout.write(`${lines.join('\n')}\n`),
    tell: (...lines) => void stderr.write(`${lines.join('\n')}\n`),
    ask: (question) => ask(question),
    askSecret: (question) => ask(question, true),
  };
}

/** The first Ctrl-C is a request, the second an order. */
function interruption(): AbortController {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort(new Error('interrupted; nothing was changed'));
    });
  }
  return controller;
}

async function ask(question: string, isSecret = false): Promise<string> {
  // what is typed is not shown, and neither would be the question
  if (isSecret) process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = isSecret ? silence : process.stderr;
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  return new Promise((resolve, reject) => {
    // Ctrl-C, and Ctrl-D; after an answer it says nothing any more
    reader.once('SIGINT', () => reader.close());
    reader.once('close', () => reject(new Error('\ninterrupted; nothing was changed')));
    reader.question(question, (answer) => {
      if (isSecret) process.stderr.write('\n');
      resolve(isSecret ? answer : answer.trim());
      reader.close();
    });
  });
}

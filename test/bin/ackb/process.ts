import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export const checkout = resolve(__dirname, '../../..');
const FROM_SOURCES = ['-r', require.resolve('tsx/cjs'), '-C', 'ack-blueprints-source'];

/** `ackb` as a process of its own. */
export class AckbProcess {
  public out = '';
  public err = '';
  public readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(
    words: readonly string[],
    options: { cwd?: string; env?: NodeJS.ProcessEnv; node?: readonly string[] } = {},
  ) {
    const { NODE_OPTIONS, ...env } = process.env;
    const args = [...FROM_SOURCES, ...(options.node ?? []), join(checkout, 'bin/ackb.ts'), ...words];
    this.child = spawn(process.execPath, args, {
      cwd: options.cwd ?? checkout,
      env: { ...env, ...options.env },
      timeout: 60_000,
    });
    this.child.stdin?.end();
    this.child.stdout?.on('data', (chunk) => {
      this.out += chunk;
    });
    this.child.stderr?.on('data', (chunk) => {
      this.err += chunk;
    });
    this.ended = new Promise((end) => this.child.on('close', (code) => end(code)));
  }

  public interrupt(): void {
    this.child.kill('SIGINT');
  }

  /** Waits until it has said something; fails when it ends before. */
  public async said(pattern: RegExp): Promise<void> {
    let isOver = false;
    void this.ended.then(() => {
      isOver = true;
    });
    while (!pattern.test(this.out + this.err)) {
      if (isOver) throw new Error(`it ended before it said ${pattern}:\n${this.out}\n${this.err}`);
      await new Promise((go) => setTimeout(go, 20));
    }
  }
}

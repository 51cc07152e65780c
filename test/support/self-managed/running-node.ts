import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { MachineSetup } from '../../../lib/self-managed/bootstrap/machine-setup';

/** Folders of a machine that the program of a node touches. */
const FOLDERS = ['/etc/', '/run', '/var/lib/', '/usr/local/sbin/'];

/** What a program said and did. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The commands it ran, in order, each with its arguments. */
  readonly commands: readonly string[];
}

/**
 * A machine for tests: its folders are below a temporary one, and the commands that would change a system only note
 * that they were called. What else there is to bash is the real thing.
 */
export class RunningNode {
  private readonly root = mkdtempSync(join(tmpdir(), 'ack-blueprints-node-'));

  constructor(setup: MachineSetup) {
    for (const { path, content } of setup.files) this.write(path, this.below(content));
    mkdirSync(this.path('/run'));
    this.write('/etc/hosts', '127.0.0.1 localhost\n');
    for (const name of ['kubectl', 'kubeadm', 'openssl', 'ip', 'sleep']) this.command(name, '');
    // what kubeadm was given is kept: the program deletes it
    this.command('kubeadm', `[[ \${2:-} == --config ]] && cp "$3" "${this.root}/kubeadm.yaml"; exit 0`);
  }

  /** Gives a command something to do besides noting that it was called. */
  public command(name: string, script: string): void {
    this.write(`/bin/${name}`, `#!/usr/bin/env bash\necho "${name} $*" >>"${this.root}/commands"\n${script}\n`);
    chmodSync(this.path(`/bin/${name}`), 0o755);
  }

  /** Runs a step of `node-bootstrap`. */
  public run(step: string, environment: Record<string, string> = {}): Outcome {
    rmSync(this.path('/commands'), { force: true });
    const program = this.path('/usr/local/sbin/node-bootstrap');
    const { status, stdout, stderr, error } = spawnSync('bash', [program, ...step.split(' ')], {
      env: { PATH: `${this.path('/bin')}:${process.env.PATH}`, ...environment },
      encoding: 'utf8',
    });
    if (error) throw error;
    const commands = this.has('/commands') ? this.read('/commands').trimEnd().split('\n') : [];
    return { status, stdout, stderr, commands: commands.map((command) => command.replaceAll(this.root, '')) };
  }

  public has(path: string): boolean {
    return existsSync(this.path(path));
  }

  public read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  public write(path: string, content: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
  }

  public remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private path(path: string): string {
    return join(this.root, path);
  }

  /** A text with the folders of this machine. */
  private below(text: string): string {
    return FOLDERS.reduce(
      (moved, folder) => moved.replaceAll(new RegExp(`(?<=[\\s="'(<>])${folder}`, 'g'), this.root + folder),
      text,
    );
  }
}

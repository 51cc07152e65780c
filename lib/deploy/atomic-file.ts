import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Of writing. */
export interface AtomicFileOptions {
  /**
   * Permissions of the file.
   *
   * @default - those it has; 0644 for a new one
   */
  readonly mode?: number;
}

/**
 * Writes a file as a whole or not at all: under a temporary name beside it, then put in its place. A link stays, and
 * what it points to is replaced. Missing folders are made.
 */
export function writeAtomically(path: string, content: string, options: AtomicFileOptions = {}): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const mode = options.mode ?? (existsSync(target) ? statSync(target).mode & 0o777 : 0o644);
  mkdirSync(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${basename(target)}-${process.pid}-${Date.now()}`);
  try {
    writeFileSync(temporary, content, { mode, flag: 'wx' });
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** What a file holds, or nothing where there is none. */
export function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

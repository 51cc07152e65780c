import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../program/usage-error';

/** A file to read. */
export interface FoundFile {
  readonly path: string;
  /** Whether it was asked for by its name, not by that of a folder around it. */
  readonly isNamed: boolean;
}

const READ = /\.(ya?ml|json)$/i;
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** More than this is no project, but the root of a disk. */
const MOST_FILES = 20_000;

/**
 * Files that were asked for, and those in folders that were: YAML and JSON, at any depth, in order. Links in folders
 * are not followed.
 *
 * @throws UsageError for a path that does not exist, and for more than 20,000 files
 */
export function findFiles(paths: readonly string[]): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    const kind = statSync(path, { throwIfNoEntry: false });
    if (!kind) throw new UsageError(`there is no file or folder ${path}`);
    if (!kind.isDirectory()) found.set(path, { path, isNamed: true });
    else for (const file of filesIn(path)) addFile(found, file);
  }
  return [...found.values()];
}

function addFile(found: Map<string, FoundFile>, path: string): void {
  if (!found.has(path)) found.set(path, { path, isNamed: false });
  if (found.size > MOST_FILES)
    throw new UsageError(`more than ${MOST_FILES} files: name the folders with templates and manifests`);
}

function* filesIn(folder: string): Iterable<string> {
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entries = readdirSync(next, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const entry of entries) if (entry.isFile() && READ.test(entry.name)) yield join(next, entry.name);
    const folders = entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name));
    pending.push(...folders.reverse().map(({ name }) => join(next as string, name)));
  }
}

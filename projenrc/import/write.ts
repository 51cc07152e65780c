import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from './generate';

/** Writes all of `files` below `folder` or, when one cannot be written, none of them. */
export function writeFiles(folder: string, files: Files): void {
  const pending = [...files].map(([path, text]) => ({ path: join(folder, path), text, draft: '' }));
  try {
    for (const file of pending) {
      mkdirSync(dirname(file.path), { recursive: true });
      file.draft = `${file.path}.${process.pid}.tmp`;
      writeFileSync(file.draft, file.text);
    }
    for (const { draft, path } of pending) renameSync(draft, path);
  } finally {
    for (const { draft } of pending) if (draft) rmSync(draft, { force: true });
  }
}

/** Removes what an earlier run left in the generated `subfolders` and this one no longer makes. */
export function removeStale(folder: string, subfolders: readonly string[], files: Files): void {
  for (const subfolder of subfolders) {
    const path = join(folder, subfolder);
    for (const file of existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : []) {
      const relative = `${subfolder}/${file.replaceAll('\\', '/')}`;
      if (relative.endsWith('.ts') && !files.has(relative)) rmSync(join(folder, relative));
    }
  }
}

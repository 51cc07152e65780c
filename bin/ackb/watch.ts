import { existsSync, type FSWatcher, watch as watchFolder } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { readProject } from '../../lib/program/project';
import { textOf } from '../run';
import type { ProgramOptions } from './options';
import type { Terminal } from './terminal';

/** Editors write a file in several steps. */
const SETTLED_AFTER = 100;

/**
 * Does something now, and again whenever a file changes beside one that was loaded for it, until Ctrl-C. Errors are
 * said; they end nothing.
 */
export async function watch(terminal: Terminal, action: () => void, options: ProgramOptions): Promise<void> {
  const { folder } = readProject(process.cwd());
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const changed = (_event: string, name: string | null) => {
    if (name?.startsWith('.')) return;
    clearTimeout(timer);
    timer = setTimeout(again, SETTLED_AFTER);
  };
  const again = () => {
    forgetModules(folder);
    attempt(terminal, action);
    for (const place of foldersOf(folder, options)) {
      if (!watchers.has(place)) watchers.set(place, watchFolder(place, changed));
    }
    terminal.tell(terminal.paint.dim(`${new Date().toTimeString().slice(0, 8)} watching; Ctrl-C ends it`));
  };
  again();
  await new Promise<void>((resolve) => terminal.signal.addEventListener('abort', () => resolve(), { once: true }));
  clearTimeout(timer);
  for (const watcher of watchers.values()) watcher.close();
}

function attempt(terminal: Terminal, action: () => void): void {
  try {
    action();
  } catch (error) {
    terminal.tell(terminal.paint.red(textOf(error)));
  }
}

/** The folders of what was loaded, of cdk.json, and of files that settings name. */
function foldersOf(project: string, { program, context = {} }: ProgramOptions): ReadonlySet<string> {
  const named = [program, ...Object.values(context)].filter((value) => typeof value === 'string' && existsSync(value));
  const files = [...ownModules(project), ...(named as string[])];
  return new Set([project, ...files.map((file) => dirname(file))]);
}

/** So that the next run reads them anew. Libraries stay. */
function forgetModules(project: string): void {
  for (const file of ownModules(project)) if (!file.startsWith(`${__dirname}${sep}`)) delete require.cache[file];
}

function ownModules(project: string): string[] {
  return Object.keys(require.cache).filter((file) => {
    const path = relative(project, file);
    return !path.startsWith('..') && !/(^|[\\/])(node_modules|dist)[\\/]/.test(path);
  });
}

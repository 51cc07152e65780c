import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../program/usage-error';
import type { Acknowledgement } from '../acknowledgements';
import { isObject, type Json, show } from '../plain-json';
import { readText } from './read-text';

/** The file, in the folder that checks are started in. */
export const IGNORE_FILE = '.ackb-checks.yaml';

const EXAMPLE = '- { id: NET040, files: vendor/**, reason: … }';

/**
 * What `.ackb-checks.yaml` acknowledges in files that cannot hold comments:
 *
 * ```yaml
 * ignore:
 *   - id: NET040
 *     files: vendor/**
 *     reason: one zone is all that the office has
 * ```
 *
 * Only what is about one of the files; the rest has nothing to say here.
 *
 * @param folder the folder with the file, from where its globs start
 * @throws UsageError when the file is none of that shape
 */
export function readIgnoreFile(folder: string, files: readonly string[]): readonly Acknowledgement[] {
  const path = join(folder, IGNORE_FILE);
  if (!existsSync(path)) return [];
  const { documents, problems } = readText(IGNORE_FILE, readFileSync(path, 'utf8'));
  if (problems[0]) throw new UsageError(`${IGNORE_FILE} ${problems[0].message}`);
  const [document] = documents;
  const entries: unknown = document?.content?.ignore ?? [];
  if (!Array.isArray(entries)) throw new UsageError(`'ignore' in ${IGNORE_FILE} must be a list such as ${EXAMPLE}`);
  const names = files.map((file) => nameFrom(folder, file));
  return entries.map(readEntry).flatMap(({ id, reason, glob }, index) => {
    if (!names.some((name) => glob.test(name))) return [];
    const place = { title: '', path: `ignore[${index}]`, file: path, ...document?.positions.of(['ignore', index]) };
    return [{ id, reason, place, covers: ({ file = '' }) => glob.test(nameFrom(folder, file)) }];
  });
}

function readEntry(entry: Json, index: number): { id: string; reason: string; glob: RegExp } {
  const { files, id, reason = '' } = isObject(entry) ? entry : {};
  if ([files, id, reason].every((text) => typeof text === 'string')) return { id, reason, glob: readGlob(files) };
  throw new UsageError(`'ignore[${index}]' in ${IGNORE_FILE} must be such as ${EXAMPLE}, got ${show(entry)}`);
}

function nameFrom(folder: string, file: string): string {
  return relative(folder, resolve(file)).split(sep).join('/');
}

/** `*` stands for anything within a name, `**` for folders too, `?` for one character. */
function readGlob(glob: string): RegExp {
  const pattern = glob.replace(/\*\*\/?|[*?]|[.+^${}()|[\]\\]/g, (part) => GLOBS[part] ?? `\\${part}`);
  return new RegExp(`^${pattern}$`);
}

const GLOBS: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };

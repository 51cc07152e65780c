import { readJson } from './read-json';
import { readYaml } from './read-yaml';
import { LIMITS, type ReadText } from './text-document';

/** Reads YAML, or JSON where the name of the file says so, whatever is in it. */
export function readText(file: string, text: string): ReadText {
  if (text.length > LIMITS.characters) {
    const message = `has ${text.length} characters, at most ${LIMITS.characters} are read`;
    return { documents: [], problems: [{ message }], ignores: [] };
  }
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return file.endsWith('.json') ? readJson(content) : readYaml(content);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first TypeScript program of the README. */
export function readmeProgram(): string {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const program = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  if (program === undefined) throw new Error('README.md has no block marked ts');
  return program;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(__dirname, '../..');

/** The fenced blocks of a page that are marked with a language, in order. */
export function blocksOf(page: string, language: string): string[] {
  const text = readFileSync(join(checkout, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block]) => block as string,
  );
}

/** The program of the README. */
export function readmeProgram(): string {
  const [program] = blocksOf('README.md', 'ts');
  if (program === undefined) throw new Error('README.md has no block marked ts');
  return program;
}

/** Whether `text` has the lines of an excerpt, in which a line `…` stands for any others. */
export function hasExcerpt(text: string, excerpt: string): boolean {
  let from = 0;
  return excerpt.split(/^…\n/m).every((part) => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

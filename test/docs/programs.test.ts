import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from '../support/readme';

/** Below the checkout, so that `ack-blueprints` is found by name, and out of git. */
const folder = join(__dirname, '../../dist/docs-programs');
const pages = ['README.md', ...readdirSync(join(__dirname, '../../docs')).map((name) => `docs/${name}`)].filter(
  (page) => page.endsWith('.md'),
);

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A block that imports something begins a program; others go on with it. */
function programsOf(page: string): string[] {
  const programs: string[] = [];
  for (const block of blocksOf(page, 'ts')) {
    if (block.startsWith('import ') || programs.length === 0) programs.push(block);
    else programs.push(`${programs.pop()}\n${block}`);
  }
  return programs;
}

test('every program in the documentation compiles', () => {
  for (const page of pages) {
    for (const [index, program] of programsOf(page).entries()) {
      writeFileSync(join(folder, `${page.replace(/\W/g, '-')}-${index}.ts`), program);
    }
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      include: ['*.ts'],
      exclude: [],
      compilerOptions: { noUnusedLocals: false },
    }),
  );
  const { stdout } = spawnSync('node_modules/.bin/tsc', ['-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
}, 60_000);

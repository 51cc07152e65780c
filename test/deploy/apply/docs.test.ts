import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WAVES } from '../../../lib/deploy/apply/waves';

const page = readFileSync(join(__dirname, '../../../docs/apply.md'), 'utf8');

/** Cells of the table row that begins with a name. */
function rowOf(name: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';
  return row.split('|').map((cell) => cell.trim());
}

test.each(WAVES.map(({ name, kinds }) => [name, kinds] as const))(
  'docs/apply.md has the wave %s as it is',
  (name, kinds) => {
    const shown = kinds.map((kind) => (kind === '*' ? 'every kind not named here' : kind.split('.')[0]));
    expect(rowOf(name)[2]).toBe(shown.join(', '));
  },
);

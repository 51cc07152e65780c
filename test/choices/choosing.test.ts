import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderChoosing } from '../../lib/choices/choosing';

const PAGE = join(__dirname, '../../docs/choosing.md');

// UPDATE_DOCS=1 npx jest test/choices writes the page anew.
if (process.env.UPDATE_DOCS) writeFileSync(PAGE, renderChoosing());

test('the page is what the data gives', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(renderChoosing());
});

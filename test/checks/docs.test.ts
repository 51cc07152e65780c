import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_RULES } from '../../lib/checks/all-checks';
import { renderRuleList, renderRulePage } from './rule-pages';

const DOCS = join(__dirname, '../../docs');
const PAGES = join(DOCS, 'checks');
const LIST = join(DOCS, 'checks.md');
const RULES = [...ALL_RULES.values()];

/** Everything below this line of docs/checks.md is made. */
const MARK = '<!-- Made from the rules: UPDATE_DOCS=1 npx jest test/checks/docs -->\n';

function renderList(): string {
  const [byHand = ''] = readFileSync(LIST, 'utf8').split(MARK);
  return `${byHand}${MARK}\n${renderRuleList(RULES)}`;
}

if (process.env.UPDATE_DOCS) {
  mkdirSync(PAGES, { recursive: true });
  for (const name of readdirSync(PAGES)) if (!ALL_RULES.has(name.replace(/\.md$/, ''))) rmSync(join(PAGES, name));
  for (const rule of RULES) writeFileSync(join(PAGES, `${rule.id}.md`), renderRulePage(rule));
  writeFileSync(LIST, renderList());
}

test('docs/checks.md lists every rule', () => {
  expect(readFileSync(LIST, 'utf8')).toBe(renderList());
});

test.each(RULES.map((rule) => [rule.id, rule] as const))('docs/checks/%s.md says what the rule says', (id, rule) => {
  const file = join(PAGES, `${id}.md`);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(renderRulePage(rule));
});

test('no page is left of a rule that is gone', () => {
  expect(readdirSync(PAGES).filter((name) => !ALL_RULES.has(name.replace(/\.md$/, '')))).toEqual([]);
});

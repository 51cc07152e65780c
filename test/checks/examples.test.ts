import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_RULES } from '../../lib/checks/all-checks';
import { findingsIn } from './checked';
import { exampleOf, hasExample } from './rule-pages';

const RULES = [...ALL_RULES.values()].filter(hasExample);

describe.each(RULES.map((rule) => [rule.id, rule.title]))('%s, %s', (id) => {
  test('fires in its example', () => {
    expect(findingsIn(exampleOf(id, 'fires')).map((finding) => finding.id)).toContain(id);
  });

  test('stays silent in the corrected example, which has no other error', () => {
    const findings = findingsIn(exampleOf(id, 'silent'));
    expect(findings.filter((finding) => finding.id === id || finding.severity === 'error')).toEqual([]);
  });
});

test('every example is that of a rule', () => {
  const ids = readdirSync(join(__dirname, 'examples')).map((name) => name.replace(/\.(fires|silent)\.yaml$/, ''));
  expect(ids.filter((id) => !ALL_RULES.has(id))).toEqual([]);
});

test('every rule says what comes of it, what to do, and where that is from', () => {
  for (const { fix, id, source, title, why } of ALL_RULES.values()) {
    expect(id).toMatch(/^(ROS|K8S|NET|HA|SEC|X)\d{3}$/);
    for (const text of [title, why, fix, source]) expect(text).toMatch(/^\S[^\n]*\S$/);
    expect(title).not.toMatch(/\.$/);
  }
});

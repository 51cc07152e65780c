import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_CHECKS, ALL_RULES, ruleOf } from '../../lib/checks/all-checks';
import { ENGINE_RULES } from '../../lib/checks/engine-rules';
import { SCHEMA } from '../../lib/checks/kubernetes/rules/schema';
import { OUTLINE } from '../../lib/checks/ros/rules/outline';
import type { Check } from '../../lib/checks/rule';

const LIB = join(__dirname, '../../lib/checks');
const FOLDERS = ['ros/rules', 'kubernetes/rules', 'network', 'availability', 'security', 'across'];

/** What the modules of the areas export that is a check. */
function exportedChecks(): [name: string, check: Check][] {
  const files = FOLDERS.flatMap((folder) => readdirSync(join(LIB, folder)).map((name) => join(LIB, folder, name)));
  return files
    .filter((file) => file.endsWith('.ts') && existsSync(file))
    .flatMap((file) => Object.entries<any>(require(file)))
    .filter(([, value]) => typeof value?.run === 'function' && 'on' in value);
}

test('every check that is written is made', () => {
  expect(exportedChecks().flatMap(([name, check]) => (ALL_CHECKS.includes(check) ? [] : name))).toEqual([]);
});

test('no check is made twice', () => {
  expect(new Set(ALL_CHECKS).size).toBe(ALL_CHECKS.length);
});

test('an id is that of one rule', () => {
  const rules = [ENGINE_RULES, OUTLINE.rules, SCHEMA.rules, ...ALL_CHECKS.map((check) => check.rules)].flat();
  const strangers = rules.filter((rule) => ALL_RULES.get(rule.id) !== rule).map(({ id, title }) => `${id} ${title}`);
  expect(strangers).toEqual([]);
});

test('a rule is found by its findings', () => {
  expect(ruleOf({ id: 'K8S003' })?.title).toBe('Unknown field');
  expect(ruleOf({ id: 'K8S' })).toBeUndefined();
});

import { matchesForeign } from '../../lib/checks/foreign-pattern';

test('patterns match or do not', () => {
  expect(matchesForeign('^[a-z]+$', 'abc')).toBe(true);
  expect(matchesForeign('^[a-z]+$', 'ABC')).toBe(false);
  expect(matchesForeign('^(a|b)+[0-9]{2}$', 'ab12')).toBe(true);
  expect(matchesForeign('^(a|b)+[0-9]{2}$', 'ab1')).toBe(false);
});

test('what is no pattern in JavaScript says nothing', () => {
  expect(matchesForeign('[', 'a')).toBeUndefined();
  expect(matchesForeign('(?i)a+', 'a')).toBeUndefined();
});

test('a pattern that takes for ever says nothing, and stops', () => {
  expect(matchesForeign('^(a+)+$', `${'a'.repeat(60)}!`)).toBeUndefined();
  expect(matchesForeign('^(a|aa)+$', `${'a'.repeat(200)}!`)).toBeUndefined();
});

test('nobody waits for it again', () => {
  const pattern = '^(a+)*$';
  expect(matchesForeign(pattern, 'aaa')).toBe(true);
  expect(matchesForeign(pattern, `${'a'.repeat(60)}!`)).toBeUndefined();
  expect(matchesForeign(pattern, 'aaa')).toBeUndefined();
});

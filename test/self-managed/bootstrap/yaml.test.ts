import fc from 'fast-check';
import { parse } from 'yaml';
import { renderYaml } from '../../../lib/self-managed/bootstrap/yaml';

test('a token that looks like a number stays a text', () => {
  expect(parse(renderYaml({ token: '123456.1234567890123456' })).token).toBe('123456.1234567890123456');
});

test('a text of several lines can be read', () => {
  expect(renderYaml({ content: 'one\n  two\n' })).toBe('content: |\n  one\n    two\n');
});

test('several documents have a line between them', () => {
  expect(renderYaml({ a: 1 }, { b: 2 })).toBe('a: 1\n---\nb: 2\n');
});

test('whatever is rendered is what is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect(parse(renderYaml({ text }))).toEqual({ text });
    }),
  );
});

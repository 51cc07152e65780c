import * as fc from 'fast-check';
import { below, entriesOf, keysOf, show } from '../../lib/checks/plain-json';

test('a path reads like an access in JavaScript', () => {
  expect(below('spec', 'ports', 0, 'name')).toBe('spec.ports[0].name');
  expect(below('', 'Resources', 'my vpc')).toBe("Resources['my vpc']");
  expect(below('metadata.annotations', 'a.b/c')).toBe("metadata.annotations['a.b/c']");
});

test('the keys of a path come back', () => {
  const key = fc.oneof(fc.nat(), fc.string(), fc.constantFrom('a.b/c', 'Fn::If', 'x-y')).filter(
    // what ends a quoted key cannot stand in one
    (part) => !`${part}`.includes("']") && !`${part}`.includes("'"),
  );
  const isName = (part: string | number) => typeof part === 'string';
  fc.assert(
    fc.property(fc.tuple(key.filter(isName), fc.array(key)), ([first, rest]) => {
      expect(keysOf(below('', first, ...rest))).toEqual([first, ...rest]);
    }),
  );
});

test('what is no path gives the keys before it', () => {
  expect(keysOf('')).toEqual([]);
  expect(keysOf('spec.ports[0] and more')).toEqual(['spec', 'ports', 0]);
});

test('entries of what is no list are none', () => {
  expect([...entriesOf('a', ['x'])]).toEqual([['a[0]', 'x']]);
  for (const value of [undefined, null, 'text', 5, {}]) expect([...entriesOf('a', value as any)]).toEqual([]);
});

test('values are shown in short', () => {
  expect(show('text')).toBe("'text'");
  expect(show({ a: [1, null] })).toBe('{"a":[1,null]}');
  expect(show(undefined)).toBe('undefined');
  expect(show('x'.repeat(1_000_000))).toHaveLength(80);
  expect(show(Array.from({ length: 1_000_000 }, () => 'x')).length).toBe(80);
});

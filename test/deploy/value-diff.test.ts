import fc from 'fast-check';
import { diffValues } from '../../lib/deploy/value-diff';

test.each<[string, unknown, unknown, object[]]>([
  ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ['a value', { a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', before: 1, after: 2 }]],
  ['a key that is no name', { 'a.b': 1 }, { 'a.b': 2 }, [{ path: "['a.b']", before: 1, after: 2 }]],
  ['a new key', {}, { a: null }, [{ path: 'a', after: null }]],
  ['a key less', { a: 1 }, {}, [{ path: 'a', before: 1 }]],
  ['a type', { a: [1] }, { a: { 0: 1 } }, [{ path: 'a', before: [1], after: { 0: 1 } }]],
  [
    'an element',
    { a: [1, 2] },
    { a: [1, 3, 4] },
    [
      { path: 'a[1]', before: 2, after: 3 },
      { path: 'a[2]', after: 4 },
    ],
  ],
  [
    'a named element, wherever it stands',
    { containers: [{ name: 'web', image: 'a' }, { name: 'log' }] },
    { containers: [{ name: 'log' }, { name: 'web', image: 'b' }] },
    [{ path: 'containers[web].image', before: 'a', after: 'b' }],
  ],
  [
    'a tag',
    { Tags: [{ Key: 'b', Value: 1 }] },
    {
      Tags: [
        { Key: 'a', Value: 1 },
        { Key: 'b', Value: 1 },
      ],
    },
    [{ path: 'Tags[a]', after: { Key: 'a', Value: 1 } }],
  ],
  ['the whole', 1, 2, [{ path: '', before: 1, after: 2 }]],
])('%s', (_, before, after, changes) => {
  expect(diffValues(before, after)).toEqual(changes);
});

test('says nothing of what is the same, and something of everything else', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(diffValues(a, structuredClone(a))).toEqual([]);
      const isSame = diffValues(a, b).length === 0;
      if (JSON.stringify(a) === JSON.stringify(b)) expect(isSame).toBe(true);
      expect(diffValues(b, a).length === 0).toBe(isSame);
    }),
  );
});

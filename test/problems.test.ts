import fc from 'fast-check';
import {
  checkChoice,
  checkInstance,
  checkInteger,
  checkList,
  checkText,
  duplicates,
  failOn,
  show,
} from '../lib/problems';
import { Size } from '../lib/size';

test.each<[string, string[], string[]]>([
  ['another text', checkInstance('size', 'big', Size, 'Size.gibibytes(20)'), ["got 'big'"]],
  ['nothing', checkInstance('size', undefined, Size, 'Size.gibibytes(20)'), ['got nothing']],
  [
    'a call left out',
    checkInstance('size', Size.gibibytes, Size, 'Size.gibibytes(20)'),
    ['got the function gibibytes (call it)'],
  ],
  ['another class', checkInstance('size', new Date(), Size, 'Size.gibibytes(20)'), ['got another object']],
  ['an empty text', checkText('vpcId', ' ', 'vpc-1'), ["got ' '"]],
  ['a text for a list', checkList('zones', 'a', "['a']"), ["got 'a'"]],
  ['a word not on offer', checkChoice('rendering', 'Any', ['typed', 'any']), ["got 'Any'"]],
  ['a number for a word', checkChoice('rendering', 1, ['typed', 'any']), ['got 1']],
])('shows %s', (_name, problems, endings) => {
  expect(problems.map((problem) => problem.slice(problem.lastIndexOf('got')))).toEqual(endings);
});

test.each<[unknown, string]>([
  [5n, '5n'],
  [Symbol('zone'), 'Symbol(zone)'],
  [true, 'true'],
  [['a', 1], '["a",1]'],
  [[5n], 'a list'],
  [Object.create(null), 'another object'],
  [Object.assign(() => 1, { x: 1 }), 'the function itself (call it)'],
  [
    class {
      static readonly name = 5n;
    },
    'the function itself (call it)',
  ],
])('shows %p', (value, shown) => {
  expect(show(value)).toBe(shown);
});

test('shows anything, and never breaks', () => {
  const options = { withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true };
  fc.assert(fc.property(fc.anything(options), (value) => typeof show(value) === 'string'));
  fc.assert(fc.property(fc.anything(options), (value) => checkText('name', [value, value], 'web').length === 1));
  const circle: unknown[] = [];
  circle.push(circle);
  expect(show(circle)).toBe('a list');
  expect(
    show([
      {
        toJSON: () => {
          throw new Error('no');
        },
      },
    ]),
  ).toBe('a list');
});

test('says what is allowed', () => {
  expect(checkInstance('size', 5, Size, 'Size.gibibytes(20)')).toEqual([
    "'size' must be a Size, e.g. Size.gibibytes(20), got 5",
  ]);
  expect(checkText('vpcId', 5, 'vpc-1')).toEqual(["'vpcId' must be a text, e.g. 'vpc-1', got 5"]);
  expect(checkList('zones', {}, "['a']")).toEqual(["'zones' must be a list, e.g. ['a'], got another object"]);
  expect(checkChoice('rendering', 'x', ['typed', 'any'])).toEqual(["'rendering' must be 'typed' or 'any', got 'x'"]);
  expect(checkInteger('count', 1.5, { min: 1 })).toEqual([
    "'count' must be a whole number, 1 or more, got 1.5, e.g. 1",
  ]);
  expect(checkInteger('count', 2 ** 31, { min: 1 })).toEqual([
    "'count' must be a whole number, 1 to 2147483647, got 2147483648, e.g. 1",
  ]);
  expect(checkInteger('port', 0, { min: 1, max: 9, example: 8 })).toEqual([
    "'port' must be a whole number, 1 to 9, got 0, e.g. 8",
  ]);
  expect(checkInteger('port', '8', { min: 1, max: 9 })).toEqual([
    "'port' must be a whole number, 1 to 9, got '8', e.g. 1",
  ]);
  expect(checkInteger('port', Number.NaN, { min: 1 })).toEqual([
    "'port' must be a whole number, 1 or more, got NaN, e.g. 1",
  ]);
});

test('is silent about what is right', () => {
  expect([
    ...checkInstance('size', Size.gibibytes(1), Size, ''),
    ...checkText('vpcId', 'vpc-1', ''),
    ...checkList('zones', [], ''),
    ...checkChoice('rendering', 'any', ['typed', 'any']),
    ...checkInteger('count', undefined, { min: 1 }),
    ...checkInteger('count', 1, { min: 1 }),
  ]).toEqual([]);
});

test('finds what is there twice, once', () => {
  expect(duplicates(['a', 'b', 'a', 'a'])).toEqual(['a']);
});

test('all problems of a place come in one error', () => {
  expect(() => failOn('Disk.essd', ['one', 'two'])).toThrow('one; two [at Disk.essd]');
  expect(() => failOn('Disk.essd', [])).not.toThrow();
});

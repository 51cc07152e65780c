import { readText } from '../../../lib/checks/files/read-text';
import { LIMITS } from '../../../lib/checks/files/text-document';

const contentsOf = (text: string, file = 'a.yaml') => readText(file, text).documents.map(({ content }) => content);
const contentOf = (text: string) => contentsOf(text)[0];

function problemsOf(text: string, file = 'a.yaml'): string[] {
  return readText(file, text).problems.map(({ message, position }) =>
    [position && `${position.line}:${position.column}`, message].filter(Boolean).join(' '),
  );
}

describe('YAML', () => {
  test('several documents, empty ones too', () => {
    expect(contentsOf('a: 1\n---\n---\nb: 2\n')).toEqual([{ a: 1 }, null, { b: 2 }]);
  });

  test('values are those that kubectl reads', () => {
    const text =
      'on: yes\nmode: 0644\nhex: 0x1f\nfloat: 1.50\nday: 2015-09-01\ntime: 12:30\ny: n\nnull: ~\nbytes: !!binary aGk=';
    expect(contentOf(text)).toEqual({
      ...{ on: true, mode: 420, hex: 31, float: 1.5, day: '2015-09-01', time: '12:30', y: 'n', null: null },
      bytes: 'aGk=',
    });
  });

  test('short functions of ROS', () => {
    const text = [
      'a: !Ref Vpc',
      'b: !GetAtt Vpc.VpcId',
      'c: !GetAtt [Stack, Outputs.Id]',
      'd: !GetAtt Stack.Outputs.Id',
      'e: !Join ["", [!Ref A, b]]',
      'f: !Sub "${A}"',
      'g: !Fn::FindInMap {a: 1}',
      'h: !Condition IsLarge',
      'i: !lower x',
    ].join('\n');
    expect(contentOf(text)).toEqual({
      a: { Ref: 'Vpc' },
      b: { 'Fn::GetAtt': ['Vpc', 'VpcId'] },
      c: { 'Fn::GetAtt': ['Stack', 'Outputs.Id'] },
      d: { 'Fn::GetAtt': ['Stack', 'Outputs.Id'] },
      e: { 'Fn::Join': ['', [{ Ref: 'A' }, 'b']] },
      f: { 'Fn::Sub': '${A}' },
      g: { 'Fn::FindInMap': { a: 1 } },
      h: { Condition: 'IsLarge' },
      i: 'x',
    });
  });

  test('aliases and merged maps', () => {
    const text = 'base: &b {x: 1, y: 2}\nother: &o {y: 3, z: 4}\none: {<<: *b, y: 5}\ntwo: {<<: [*b, *o]}\nthree: *b';
    expect(contentOf(text)).toMatchObject({ one: { x: 1, y: 5 }, two: { x: 1, y: 2, z: 4 }, three: { x: 1, y: 2 } });
  });

  test('a name such as __proto__ is a field like any other', () => {
    expect(Object.keys(contentOf('__proto__: {a: 1}\nconstructor: 2'))).toEqual(['__proto__', 'constructor']);
  });

  test('damage is named with its place, and leaves other documents', () => {
    expect(problemsOf('a: [1\n---\nb: 1')).toEqual([expect.stringMatching(/^2:1 is no YAML: Flow sequence/)]);
    expect(contentsOf('a: 1\na: 2\n---\nb: 1')).toEqual([{ b: 1 }]);
    expect(problemsOf('x:\n  a: 1\n  a: 2\n')).toEqual(["3:3 the key 'a' is given twice"]);
    expect(problemsOf('a: *b')).toEqual(['1:4 the alias *b stands for nothing before it']);
    expect(problemsOf('a: &a [*a]')).toEqual(['1:8 the alias *a stands for nothing before it']);
  });
});

describe('JSON', () => {
  test('is read with the places of its values', () => {
    const { documents } = readText('a.json', '{\n  "a": {\n    "b": [1, 2]\n  }\n}');
    expect(documents[0]?.content).toEqual({ a: { b: [1, 2] } });
    expect(documents[0]?.positions.of(['a', 'b', 1])).toEqual({ line: 3, column: 14 });
  });

  test('may begin with a byte order mark', () => {
    expect(contentsOf('\uFEFF{"a": 1}', 'a.json')).toEqual([{ a: 1 }]);
  });

  test('damage is named', () => {
    expect(problemsOf('{\n "a": ]', 'a.json')).toEqual([
      expect.stringMatching(/^2:7 is no JSON: Unexpected token ']'$/),
    ]);
    expect(problemsOf('', 'a.json')).toEqual([expect.stringMatching(/is no JSON: Unexpected end/)]);
  });
});

describe('positions', () => {
  const text = 'spec:\n  ports:\n    - name: http\n      port: 80\n  selector: &s {app: web}\n  again: *s\n';
  const positionOf = (...keys: (string | number)[]) => {
    const { line, column } = readText('a.yaml', text).documents[0]?.positions.of(keys) ?? {};
    return `${line}:${column}`;
  };

  test('of a field that of its key, of an entry that of its value', () => {
    expect(positionOf('spec', 'ports')).toBe('2:3');
    expect(positionOf('spec', 'ports', 0)).toBe('3:7');
    expect(positionOf('spec', 'ports', 0, 'port')).toBe('4:7');
    expect(positionOf('spec', 'selector', 'app')).toBe('5:17');
  });

  test('of what is not there that of the nearest around it', () => {
    expect(positionOf()).toBe('1:1');
    expect(positionOf('spec', 'ports', 5, 'x')).toBe('2:3');
    expect(positionOf('spec', 'again', 'app')).toBe('6:3');
    expect(positionOf('kind')).toBe('1:1');
  });
});

describe('what is meant to hurt ends at once', () => {
  test('deep nesting', () => {
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(problemsOf(deep(LIMITS.depth + 5))).toEqual([expect.stringContaining('is nested deeper than 100 levels')]);
    for (const file of ['a.yaml', 'a.json']) {
      expect(problemsOf(deep(100_000), file)[0]).toContain('is nested');
    }
    expect(problemsOf(Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'))).toEqual([
      expect.stringContaining('is nested deeper than 100 levels'),
    ]);
  });

  test('aliases of aliases', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`);
    expect(problemsOf(['a0: &a0 x', ...lines].join('\n'))).toEqual([
      expect.stringContaining('holds more than 2000000 values'),
    ]);
  });

  test('many keys, and huge texts', () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `k${i}: ${i}`).join('\n');
    expect(Object.keys(contentOf(keys))).toHaveLength(50_000);
    expect(contentOf(`a: ${'x'.repeat(5_000_000)}`).a).toHaveLength(5_000_000);
    expect(problemsOf('x'.repeat(LIMITS.characters + 1))).toEqual([
      'has 16777217 characters, at most 16777216 are read',
    ]);
  });
});

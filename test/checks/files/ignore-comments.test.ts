import { readText } from '../../../lib/checks/files/read-text';

function ignoresIn(text: string): string[] {
  return readText('a.yaml', text).ignores.map(
    ({ id, reason, position, lines: [first, last] }) =>
      `${position.line}: ${id} in ${first}-${last}, ${reason || 'no reason'}`,
  );
}

test('above the first field: the whole document, no other', () => {
  const text = '# a title\n# ack-blueprints: ignore K8S120 known\n\na: 1\nb:\n  c: 2\n---\nd: 1\n';
  expect(ignoresIn(text)).toEqual(['2: K8S120 in 4-6, known']);
  expect(ignoresIn(`x: 1\n---\n${text}`)).toEqual(['4: K8S120 in 6-8, known']);
});

test('above a field: the field with all below', () => {
  expect(ignoresIn('a: 1\n# ack-blueprints: ignore K8S120 known\nb:\n  c: 2\n  d: 3\ne: 4\n')).toEqual([
    '2: K8S120 in 3-5, known',
  ]);
});

test('above an entry of a list: the entry', () => {
  expect(ignoresIn('a:\n  - b: 1\n  # ack-blueprints: ignore K8S120 known\n  - b: 2\n    c: 3\n  - b: 3\n')).toEqual([
    '3: K8S120 in 4-5, known',
  ]);
});

test('behind a field: the field with all below', () => {
  expect(ignoresIn('a: 1\nb: # ack-blueprints: ignore K8S120 known\n  c: 2\ne: 4\n')).toEqual([
    '2: K8S120 in 2-3, known',
  ]);
  expect(ignoresIn('a: 1 # ack-blueprints: ignore K8S120 known\nb: 2\n')).toEqual(['1: K8S120 in 1-1, known']);
});

test('behind nothing: the line alone', () => {
  expect(ignoresIn('a: 1\n# ack-blueprints: ignore K8S120 known\n')).toEqual(['2: K8S120 in 2-2, known']);
});

test('several, each with its id; a missing reason is told', () => {
  const text = '# ack-blueprints: ignore K8S120 one\n# ack-blueprints: ignore K8S121\na: 1\n';
  expect(ignoresIn(text)).toEqual(['1: K8S120 in 3-3, one', '2: K8S121 in 3-3, no reason']);
});

test('what looks like a comment in a text is none', () => {
  const line = '# ack-blueprints: ignore K8S120 known';
  expect(ignoresIn(`--- |\n${line}`)).toEqual([]);
  expect(ignoresIn(`a: "${line}"\nb: |\n  ${line}\nc: x${line}\n`)).toEqual([]);
});

test('after Windows line ends and a byte order mark', () => {
  expect(ignoresIn('\uFEFFa: 1\r\n# ack-blueprints: ignore K8S120 known\r\nb: 2\r\n')).toEqual([
    '2: K8S120 in 3-3, known',
  ]);
});

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextOf, parsePair, readProject } from '../../lib/program/project';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ackb-project-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  delete process.env.CDK_CONTEXT_JSON;
});
const write = (text: string) => writeFileSync(join(folder, 'cdk.json'), text);

test('a project is the nearest cdk.json at or above a folder', () => {
  write('{ "app": "theirs", "ackb": "src/web.ts", "context": { "size": 3 } }');
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  expect(readProject(join(folder, 'a/b'))).toEqual({
    folder,
    program: join(folder, 'src/web.ts'),
    context: { size: 3 },
  });
});

test('a cdk.json that does not name a program leaves it at platform.ts', () => {
  write('{}');
  expect(readProject(folder)).toEqual({ folder, program: join(folder, 'platform.ts'), context: {} });
});

test('the command is above CDK_CONTEXT_JSON, and that above cdk.json; flags of frameworks are left out', () => {
  write('{ "context": { "a": 1, "b": 1, "c": 1, "aliyun:cdk:flag": true } }');
  process.env.CDK_CONTEXT_JSON = '{ "b": 2, "c": 2 }';
  expect(contextOf(readProject(folder), { c: '3' })).toEqual({ a: 1, b: 2, c: '3' });
});

test.each([
  ['nonsense', 'cdk.json is not JSON: '],
  ['[]', 'cdk.json must be a JSON object, got []'],
  ['{ "context": 3 }', 'context in cdk.json must be a JSON object, got 3'],
  ['{ "ackb": 3 }', "'ackb' in cdk.json must be the file that exports the platform, got 3"],
])('%s is wrong usage', (text, message) => {
  write(text);
  expect(() => readProject(folder)).toThrow(expect.objectContaining({ name: 'UsageError' }));
  expect(() => readProject(folder)).toThrow(message);
});

test.each([
  ['a=b', ['a', 'b']],
  ['a=b=c', ['a', 'b=c']],
  ['a=two\nlines', ['a', 'two\nlines']],
])('%j is a pair', (pair, parts) => {
  expect(parsePair(pair)).toEqual(parts);
});

test.each(['a', '=b', 'a=', ''])('%j is none', (pair) => {
  expect(() => parsePair(pair)).toThrow(`-c takes KEY=VALUE, got '${pair}'`);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadProgram } from '../../lib/program/load-program';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ackb-program-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const PLATFORM = "{ name: 'web', settings: (c) => c, infrastructure: () => undefined, workloads: () => undefined }";

test.each([
  ['platform.js', `module.exports = ${PLATFORM};`],
  ['platform.js', `exports.default = ${PLATFORM};`],
  ['platform.ts', `const name: string = 'web'; export default { ...${PLATFORM}, name };`],
])('%s: %s', (name, text) => {
  expect(loadProgram(write(name, text))).toMatchObject({ name: 'web' });
});

test('an ES module is loaded by a process of its own, too', () => {
  const file = write('platform.mjs', `import { join } from 'node:path';\nexport default ${PLATFORM};\n`);
  const load = `require(${JSON.stringify(resolve('lib/program/load-program.ts'))}).loadProgram(process.argv[1]).name`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', require.resolve('tsx/cjs'), '-p', load, file], {
    encoding: 'utf8',
  });
  expect({ stdout, stderr }).toEqual({ stdout: 'web\n', stderr: '' });
});

test('a program that is not there is wrong usage, and says how to name one', () => {
  const load = () => loadProgram(join(folder, 'nowhere.ts'));
  expect(load).toThrow(expect.objectContaining({ name: 'UsageError' }));
  expect(load).toThrow('nowhere.ts: name the program with --program FILE, or as "ackb": "FILE" in cdk.json');
});

test.each([
  ['module.exports = 3;', "'the default export' must be an object"],
  ["module.exports = { name: 'web' };", "'the default export' must be a platform, e.g. definePlatform({"],
])('%s is no platform', (text, message) => {
  expect(() => loadProgram(write('platform.js', text))).toThrow(message);
});

test('what a program throws is thrown as it is', () => {
  expect(() => loadProgram(write('platform.js', "throw new Error('mine');"))).toThrow(/^mine$/);
});

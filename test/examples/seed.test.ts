import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, '../../examples/web-platform/site/seed.sh');
const large = 'x'.repeat(1_000_000);
let root: string;
let from: string;
let to: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  [from, to] = [join(root, 'from'), join(root, 'to')];
  mkdirSync(from);
  mkdirSync(to);
  writeFileSync(join(from, 'index.php'), large);
  writeFileSync(join(from, 'style.css'), 'css');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const seed = () => spawnSync('sh', [script, from, to], { encoding: 'utf8' });
const finished = (process: ReturnType<typeof spawn>) => new Promise((done) => process.on('close', done));

test('puts every file on an empty volume and leaves nothing else', () => {
  expect(seed()).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(to).sort()).toEqual(['index.php', 'style.css']);
  expect(readFileSync(join(to, 'index.php'), 'utf8')).toBe(large);
});

test('never touches a file that is there, and adds the missing one', () => {
  writeFileSync(join(to, 'index.php'), 'changed by its owner');
  expect(seed().status).toBe(0);
  expect(readFileSync(join(to, 'index.php'), 'utf8')).toBe('changed by its owner');
  expect(readFileSync(join(to, 'style.css'), 'utf8')).toBe('css');
});

test('ends well when eight pods start together, each under its own name', async () => {
  const bin = join(root, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'hostname'), '#!/bin/sh\necho $POD\n', { mode: 0o755 });
  const pods = Array.from({ length: 8 }, (_, pod) =>
    spawn('sh', [script, from, to], { env: { PATH: `${bin}:${process.env.PATH}`, POD: `web-${pod}` } }),
  );
  expect(await Promise.all(pods.map(finished))).toEqual(Array(8).fill(0));
  expect(readdirSync(to).sort()).toEqual(['index.php', 'style.css']);
  expect(readFileSync(join(to, 'index.php'), 'utf8')).toBe(large);
});

test('a pod killed while it copies leaves no half file under a real name, and its successor ends the work', async () => {
  const bin = join(root, 'bin');
  mkdirSync(bin);
  // a copy that never ends
  writeFileSync(join(bin, 'cp'), '#!/bin/sh\nprintf half > "$2"\nexec sleep 60\n', { mode: 0o755 });
  const killed = spawn('sh', [script, from, to], { env: { PATH: `${bin}:${process.env.PATH}` }, detached: true });
  while (readdirSync(to).length === 0) await new Promise((wait) => setTimeout(wait, 5));
  process.kill(-(killed.pid as number), 'SIGKILL');
  await finished(killed);
  expect(readdirSync(to)).not.toContain('index.php');
  expect(seed().status).toBe(0);
  expect(readdirSync(to)).toEqual(expect.arrayContaining(['index.php', 'style.css']));
  expect(readFileSync(join(to, 'index.php'), 'utf8')).toBe(large);
});

test('ends well when another pod is quicker in tidying up', () => {
  const bin = join(root, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'find'), '#!/bin/sh\necho gone >&2\nexit 1\n', { mode: 0o755 });
  const env = { PATH: `${bin}:${process.env.PATH}` };
  expect(spawnSync('sh', [script, from, to], { env, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

test('what a pod that was killed left is tidied up later', () => {
  const rest = join(to, '.seed-index.php-web-killed');
  writeFileSync(rest, 'half');
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(rest, longAgo, longAgo);
  expect(seed().status).toBe(0);
  expect(readdirSync(to).sort()).toEqual(['index.php', 'style.css']);
  expect(readFileSync(join(to, 'index.php'), 'utf8')).toBe(large);
});

test('fails, so that the pod does not start without its site, when the volume cannot be written', () => {
  rmSync(to, { recursive: true });
  expect(seed().status).not.toBe(0);
});

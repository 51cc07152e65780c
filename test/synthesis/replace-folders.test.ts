import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFolders } from '../../lib/synthesis/replace-folders';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  mkdirSync(join(root, 'dist', 'k8s'), { recursive: true });
  writeFileSync(join(root, 'dist', 'k8s', 'old.yaml'), 'old');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const targets = () => [join(root, 'dist', 'ros'), join(root, 'dist', 'k8s')];
const write = (folder: string | undefined, name: string) => writeFileSync(join(folder as string, name), name);

test('puts all folders in place and leaves nothing of the old ones', () => {
  replaceFolders(targets(), ([ros, k8s]) => {
    write(ros, 'template.json');
    write(k8s, 'new.yaml');
  });
  expect(readdirSync(join(root, 'dist')).sort()).toEqual(['k8s', 'ros']);
  expect(readdirSync(join(root, 'dist', 'ros'))).toEqual(['template.json']);
  expect(readdirSync(join(root, 'dist', 'k8s'))).toEqual(['new.yaml']);
});

test('a failure leaves what was there, and nothing else', () => {
  const half = () =>
    replaceFolders(targets(), ([ros, k8s]) => {
      write(ros, 'template.json');
      write(k8s, 'new.yaml');
      throw new Error('half way');
    });
  expect(half).toThrow('half way');
  expect(readdirSync(join(root, 'dist'))).toEqual(['k8s']);
  expect(readFileSync(join(root, 'dist', 'k8s', 'old.yaml'), 'utf8')).toBe('old');
});

test('a folder that cannot be put in place brings the others back', () => {
  const stolen = () =>
    replaceFolders(targets(), ([ros, k8s]) => {
      write(ros, 'template.json');
      rmSync(k8s as string, { recursive: true });
    });
  expect(stolen).toThrow('ENOENT');
  expect(readdirSync(join(root, 'dist'))).toEqual(['k8s']);
  expect(readFileSync(join(root, 'dist', 'k8s', 'old.yaml'), 'utf8')).toBe('old');
});

test('gives what the filling gives', () => {
  expect(replaceFolders([join(root, 'a', 'b')], () => 42)).toBe(42);
});

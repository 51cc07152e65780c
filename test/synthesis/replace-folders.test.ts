import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { k8sFolder, localFolder, replaceFolders, rosFolder } from '../../lib/synthesis/replace-folders';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  mkdirSync(join(root, 'dist', 'k8s'), { recursive: true });
  writeFileSync(join(root, 'dist', 'k8s', 'old.k8s.yaml'), 'old');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const targets = () => [rosFolder(join(root, 'dist', 'ros')), k8sFolder(join(root, 'dist', 'k8s'))];
const write = (folder: string | undefined, name: string) => writeFileSync(join(folder as string, name), name);

test('puts all folders in place and leaves nothing of the old ones', () => {
  replaceFolders(targets(), ([ros, k8s]) => {
    write(ros, 'template.json');
    write(k8s, 'new.k8s.yaml');
  });
  expect(readdirSync(join(root, 'dist')).sort()).toEqual(['k8s', 'ros']);
  expect(readdirSync(join(root, 'dist', 'ros'))).toEqual(['template.json']);
  expect(readdirSync(join(root, 'dist', 'k8s'))).toEqual(['new.k8s.yaml']);
});

test('a failure leaves what was there, and nothing else', () => {
  const half = () =>
    replaceFolders(targets(), ([ros, k8s]) => {
      write(ros, 'template.json');
      write(k8s, 'new.k8s.yaml');
      throw new Error('half way');
    });
  expect(half).toThrow('half way');
  expect(readdirSync(join(root, 'dist'))).toEqual(['k8s']);
  expect(readFileSync(join(root, 'dist', 'k8s', 'old.k8s.yaml'), 'utf8')).toBe('old');
});

test('a folder that cannot be put in place brings the others back', () => {
  const stolen = () =>
    replaceFolders(targets(), ([ros, k8s]) => {
      write(ros, 'template.json');
      rmSync(k8s as string, { recursive: true });
    });
  expect(stolen).toThrow('ENOENT');
  expect(readdirSync(join(root, 'dist'))).toEqual(['k8s']);
  expect(readFileSync(join(root, 'dist', 'k8s', 'old.k8s.yaml'), 'utf8')).toBe('old');
});

test('gives what the filling gives', () => {
  expect(replaceFolders([rosFolder(join(root, 'a', 'b'))], () => 42)).toBe(42);
});

test.each([
  ['a file', 'keep.txt', () => writeFileSync(join(root, 'dist', 'k8s', 'keep.txt'), 'mine')],
  ['a folder', '.git', () => mkdirSync(join(root, 'dist', 'k8s', '.git'))],
])('refuses to delete %s of somebody else', (_what, name, make) => {
  make();
  const fill = jest.fn();
  expect(() => replaceFolders(targets(), fill)).toThrow(
    `${join(root, 'dist', 'k8s')} holds '${name}', which no synth wrote and a new one would delete; choose another folder or move it`,
  );
  expect(fill).not.toHaveBeenCalled();
  expect(readdirSync(join(root, 'dist', 'k8s'))).toContain(name);
});

test('replaces what the frameworks left', () => {
  const ros = join(root, 'dist', 'ros');
  mkdirSync(ros);
  for (const name of ['cdk.out', 'manifest.json', 'tree.json', 'a.template.json', 'a.assets.json']) write(ros, name);
  replaceFolders(targets(), ([staging]) => write(staging, 'b.template.json'));
  expect(readdirSync(ros)).toEqual(['b.template.json']);
});

test('a folder into which nothing is written is gone: it would be of another run', () => {
  replaceFolders(targets(), ([ros]) => write(ros, 'a.template.json'));
  expect(readdirSync(join(root, 'dist'))).toEqual(['ros']);
});

describe('the state of running machines', () => {
  const folder = () => join(root, 'dist', 'local');
  beforeEach(() => {
    mkdirSync(join(folder(), '.vagrant'), { recursive: true });
    for (const name of ['.vagrant/id', 'kubeconfig', 'Vagrantfile']) writeFileSync(join(folder(), name), 'old');
  });

  test('moves to the new folder', () => {
    replaceFolders([localFolder(folder())], ([local]) => write(local, 'Vagrantfile'));
    expect(readdirSync(folder()).sort()).toEqual(['.vagrant', 'Vagrantfile', 'kubeconfig']);
    expect(readFileSync(join(folder(), '.vagrant', 'id'), 'utf8')).toBe('old');
    expect(readFileSync(join(folder(), 'Vagrantfile'), 'utf8')).toBe('Vagrantfile');
  });

  test('keeps the folder it is in when nothing is written there', () => {
    replaceFolders([localFolder(folder()), k8sFolder(join(root, 'dist', 'k8s'))], () => {});
    expect(readdirSync(folder()).sort()).toEqual(['.vagrant', 'Vagrantfile', 'kubeconfig']);
    expect(readdirSync(join(root, 'dist'))).toEqual(['local']);
  });

  test('is where it was after a failure', () => {
    const stolen = () =>
      replaceFolders([localFolder(folder()), k8sFolder(join(root, 'dist', 'k8s'))], ([local, k8s]) => {
        write(local, 'Vagrantfile');
        rmSync(k8s as string, { recursive: true });
      });
    expect(stolen).toThrow('ENOENT');
    expect(readFileSync(join(folder(), '.vagrant', 'id'), 'utf8')).toBe('old');
    expect(readFileSync(join(folder(), 'Vagrantfile'), 'utf8')).toBe('old');
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['k8s', 'local']);
  });

  test('does not make the folder one for anything else', () => {
    writeFileSync(join(folder(), 'notes.txt'), 'mine');
    expect(() => replaceFolders([localFolder(folder())], () => {})).toThrow("holds 'notes.txt'");
  });
});

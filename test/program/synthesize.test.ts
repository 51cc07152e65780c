import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePlatform } from '../../lib/program/platform';
import { formatSettings, settingsOf } from '../../lib/program/settings';
import {
  foldersOf,
  readFiles,
  synthesize,
  synthesizeInfrastructure,
  synthesizeWorkloads,
} from '../../lib/program/synthesize';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'ackb-synth-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

const half = (folder: string, name: string) => ({ synth: () => writeFileSync(join(folder, name), name) });
const platform = definePlatform({
  name: 'web',
  settings: ({ broken, local }) => {
    if (local === 'perhaps') throw new Error("'local' is yes or nothing");
    return { broken, local };
  },
  infrastructure: (folder, { local }) => (local ? undefined : half(folder, 'web.template.json')),
  workloads: (folder, { broken }) => {
    if (broken) throw new Error('broken');
    return half(folder, 'web.k8s.yaml');
  },
  machines: ({ local }) =>
    local ? { render: () => ({ Vagrantfile: 'machines', 'cloud-init/one': 'one' }) } : undefined,
});

test('both halves are written', () => {
  expect(synthesize(platform, {}, foldersOf(dist))).toEqual({
    hasMachines: false,
    hasInfrastructure: true,
    hasWorkloads: true,
  });
  expect(readFiles(join(dist, 'ros'), '.json')).toEqual({ 'web.template.json': 'web.template.json' });
  expect(readFiles(join(dist, 'k8s'), '.yaml')).toEqual({ 'web.k8s.yaml': 'web.k8s.yaml' });
  expect(existsSync(join(dist, 'local'))).toBe(false);
});

test('what settings need none of is removed, and machines are written', () => {
  synthesize(platform, {}, foldersOf(dist));
  expect(synthesize(platform, { local: true }, foldersOf(dist))).toMatchObject({
    hasMachines: true,
    hasInfrastructure: false,
  });
  expect(existsSync(join(dist, 'ros'))).toBe(false);
  expect(readFileSync(join(dist, 'local/cloud-init/one'), 'utf8')).toBe('one');
});

test('a failure leaves everything as it was', () => {
  expect(() => synthesize(platform, { broken: true }, foldersOf(dist))).toThrow('broken');
  expect(existsSync(join(dist, 'ros'))).toBe(false);
});

test('each half can be written alone', () => {
  const { ros, k8s } = foldersOf(dist);
  expect([
    synthesizeInfrastructure(platform, {}, ros),
    synthesizeInfrastructure(platform, { local: true }, ros),
  ]).toEqual([true, false]);
  expect(synthesizeWorkloads(platform, {}, k8s)).toBe(true);
  expect(existsSync(ros)).toBe(false);
  expect(existsSync(k8s)).toBe(true);
});

test('settings that a platform refuses are wrong usage', () => {
  expect(() => settingsOf(platform, { local: 'perhaps' })).toThrow(
    expect.objectContaining({ name: 'UsageError', message: "'local' is yes or nothing" }),
  );
});

test('settings are said as far as they are words', () => {
  expect(formatSettings({ a: 'b', c: 3, d: undefined, e: true, f: {} })).toEqual(['a=b', 'c=3', 'e=true']);
  expect(formatSettings(undefined)).toEqual([]);
});

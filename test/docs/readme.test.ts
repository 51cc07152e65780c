import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as ros from '@alicloud/ros-cdk-core';
import { ManagedCluster, Network, PlatformStack, PodNetwork } from 'ack-blueprints';
import { blocksOf, hasExcerpt, readmeProgram } from '../support/readme';

/** What the README shows is what comes out. */
const checkout = resolve(__dirname, '../..');
const tsx = ['-r', require.resolve('tsx/cjs'), '-C', 'ack-blueprints-source'];
const program = join(checkout, 'dist/readme-program/main.ts');
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  mkdirSync(join(checkout, 'dist/readme-program'), { recursive: true });
  writeFileSync(program, readmeProgram());
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(join(checkout, 'dist/readme-program'), { recursive: true, force: true });
});

test('the program runs and its excerpts are real', () => {
  expect(spawnSync('node', [...tsx, program], { cwd: root, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
  const template = readFileSync(join(root, 'dist/ros/web.template.json'), 'utf8');
  const manifests = readFileSync(join(root, 'dist/k8s/10-web.k8s.yaml'), 'utf8');
  for (const excerpt of blocksOf('README.md', 'json'))
    expect([excerpt, hasExcerpt(template, excerpt)]).toEqual([excerpt, true]);
  for (const excerpt of blocksOf('README.md', 'yaml'))
    expect([excerpt, hasExcerpt(manifests, excerpt)]).toEqual([excerpt, true]);
});

test('the program has about twenty lines', () => {
  expect(
    readmeProgram()
      .trim()
      .split('\n')
      .filter((line) => line !== '').length,
  ).toBeLessThanOrEqual(24);
});

test('the error shown is real', () => {
  const stack = new PlatformStack(new ros.App({ outdir: root }), 'web');
  const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
  const network = new Network(stack, 'Network', { cidr: '172.16.0.0/16', zones });
  const props = { clusterName: 'web', network, podNetwork: PodNetwork.terway(), clusterDomain: 'k8s.example' };
  const [, shown = ''] = blocksOf('README.md', 'console');
  expect(() => new ManagedCluster(stack, 'Cluster', props)).toThrow(shown.trim().replaceAll('\n', ' '));
});

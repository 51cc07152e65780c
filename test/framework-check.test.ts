import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFramework } from '../lib/framework-check';

test('accepts how npm installs it', () => {
  expect(() => checkFramework(require.resolve('@alicloud/ros-cdk-core'))).not.toThrow();
});

test('fails when ROS CDK was given the constructs of cdk8s, and says what to do', () => {
  const root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  const constructs = join(root, 'node_modules', 'constructs');
  mkdirSync(constructs, { recursive: true });
  writeFileSync(join(constructs, 'package.json'), JSON.stringify({ name: 'constructs', version: '10.8.1' }));
  expect(() => checkFramework(join(root, 'index.js'))).toThrow(
    '@alicloud/ros-cdk-core needs constructs 3 but was installed with constructs 10.8.1: with pnpm, put the hook of ack-blueprints (docs/pnpm/.pnpmfile.cjs) beside your package.json and install again; npm and yarn 1 need nothing; yarn 4 is not supported',
  );
  rmSync(root, { recursive: true });
});

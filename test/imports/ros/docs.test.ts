import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as ros from '@alicloud/ros-cdk-core';
import { transformSync } from '@swc/core';
import * as cs from '../../../imports/ros/cs';
import { newApp } from './new-app';

const PAGE = readFileSync(resolve(__dirname, '../../../docs/ros-bindings.md'), 'utf8');

function block(language: string): string {
  const text = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(PAGE)?.[1];
  if (text === undefined) throw new Error(`docs/ros-bindings.md has no block marked '${language}'`);
  return text;
}

test('the program of the page runs', () => {
  const { code } = transformSync(block('ts'), {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const run = new Function('require', 'exports', code);
  expect(() => run(require, {})).not.toThrow();
});

test('the error of the page is what is thrown', () => {
  const wrong: any = {
    count: 1.5,
    scalingGroup: { periodUnit: 'Day', systemDiskSize: 50, vSwitchIds: ['vsw-1'], vswitchIds: ['vsw-2'] },
  };
  const stack = new ros.Stack(newApp(), 'infrastructure');
  expect(() => new cs.ClusterNodePool(stack, 'Workers', wrong)).toThrow(new Error(block('text').trim()));
});

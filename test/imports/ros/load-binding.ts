import { transformSync } from '@swc/core';
import type { TypeFacts } from '../../../projenrc/import/facts';
import { renderType } from '../../../projenrc/import/render-type';

/** What a module with the binding of a type exports: its classes, and no more than names are known of them. */
export type Binding = Readonly<Record<string, any>>;

/** The binding that the generator makes from `facts`, loaded without a file. */
export function loadBinding(facts: TypeFacts): Binding {
  const { code } = transformSync(renderType(facts), {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const exports = {};
  new Function('exports', 'require', code)(exports, requireFrom);
  return exports;
}

function requireFrom(name: string): unknown {
  return name.endsWith('/runtime') ? require('../../../imports/ros/runtime') : require(name);
}

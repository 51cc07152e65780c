import { join } from 'node:path';
import { isObject, type Problems } from '../../plain-json';
import { valuesIn } from '../intrinsics';
import type { Template } from '../template';

/** What is left when a value of ROS CDK became text without being resolved. */
const UNRESOLVED = /Token\[[^\]]*\]?|-1\.8881545\d*e\+289|\[object \w+\]/i;

/** What names files of the machine a template was made on; `/root` or `/tmp` may as well be meant for a node. */
const MACHINE = [/file:\/\//, /\bnode_modules\//, /\(\/\S+:\d+:\d+\)/, /^[A-Z]:\\/];
const CHECKOUT = join(__dirname, '../../../..');

/** Texts and keys that should never have been written. */
export function* checkTexts(template: Template): Problems {
  for (const [path, value] of valuesIn('', template)) {
    for (const text of textsOf(value)) {
      const [rest] = UNRESOLVED.exec(text) ?? [];
      if (rest !== undefined) yield `${path}: holds an unresolved value, ${rest}`;
      if (MACHINE.some((pattern) => pattern.test(text)) || text.includes(CHECKOUT)) {
        yield `${path}: names a file of the machine it was made on`;
      }
    }
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return isObject(value) ? Object.keys(value) : [];
}

import { isObject } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { valuesIn } from '../intrinsics';
import type { Template } from '../template';

const UNRESOLVED = new Rule({
  id: 'ROS019',
  severity: 'error',
  title: 'Unresolved value of a program',
  why: 'A program has made a text of a value that only the deployment knows: the placeholder itself is sent to the cloud.',
  fix: 'Hand the value on as it is, or join it with Fn::Join or Fn::Sub.',
  source: 'ROS CDK: Tokens',
});

/** What is left when a value of ROS CDK became text without being resolved. */
const REST = /Token\[[^\]]{0,100}\]?|-1\.8881545\d{0,20}e\+289|\[object [A-Z]\w{0,40}\]/;

function* checkUnresolved(template: Template): Problems {
  for (const [path, value] of valuesIn('', template)) {
    for (const text of textsOf(value)) {
      const [rest] = REST.exec(text) ?? [];
      if (rest !== undefined) yield UNRESOLVED.at(path, `holds an unresolved value, ${rest}`);
    }
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return isObject(value) ? Object.keys(value) : [];
}

export const unresolved = templateCheck([UNRESOLVED], checkUnresolved);

import * as ros from '@alicloud/ros-cdk-core';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * What Kubernetes would refuse in a label (or taint) of nodes, a sentence each; a value may be a deploy-time one.
 *
 * The rules: an optional DNS prefix of up to 253 characters and a slash, then up to 63 letters, digits, `-`, `_`, `.`
 * that start and end with a letter or digit; a value like the part after the slash, or empty.
 */
export function nodeLabelProblems(prop: string, key: string, value: string): string[] {
  const problems: string[] = [];
  if (!isKey(key)) problems.push(`'${prop}' has the key '${key}', which Kubernetes refuses, e.g. 'example.com/team'`);
  if (value !== '' && !ros.Token.isUnresolved(value) && !NAME.test(value)) {
    problems.push(`'${prop}' has the value '${value}' for '${key}', which Kubernetes refuses, e.g. 'web'`);
  }
  return problems;
}

function isKey(key: string): boolean {
  const [name = '', prefix, ...more] = key.split('/').reverse();
  if (more.length > 0 || !NAME.test(name)) return false;
  return prefix === undefined || (prefix.length <= 253 && PREFIX.test(prefix));
}

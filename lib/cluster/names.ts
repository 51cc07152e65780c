import { fits } from '../fits';
import { checkList, duplicates, show } from '../problems';

const ACK_NAME = /^(?!-)[\p{Script=Han}A-Za-z0-9-]{1,63}$/u;
const CLUSTER_ID = /^[A-Za-z0-9-]+$/;
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const INSTANCE_TYPE = /^ecs\.[a-z][a-z0-9-]*\.[a-z0-9-]+$/;
const LABEL_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_PREFIX = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What ACK would refuse in the name of a cluster or node pool, a sentence each. */
export function ackNameProblems(prop: string, name: unknown): string[] {
  if (fits(name, ACK_NAME)) return [];
  return [
    `'${prop}' is ${show(name)}, ACK takes 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a ` +
      `hyphen, e.g. 'web-1'`,
  ];
}

/** What cannot be the id of a cluster, a sentence. */
export function clusterIdProblems(prop: string, id: unknown): string[] {
  if (fits(id, CLUSTER_ID)) return [];
  return [`'${prop}' is ${show(id)}, which is no id of a cluster, e.g. 'c0123456789abcdef0123456789abcdef'`];
}

/** What is no DNS name in lower case, a sentence. */
export function dnsNameProblems(prop: string, name: unknown, example = 'cluster.local'): string[] {
  return fits(name, DNS_NAME) ? [] : [`'${prop}' is ${show(name)}, which is no DNS name, e.g. '${example}'`];
}

/** What is no part of a DNS name, as namespaces are, a sentence. */
export function dnsLabelProblems(prop: string, name: unknown, example = 'web'): string[] {
  return fits(name, DNS_LABEL)
    ? []
    : [`'${prop}' is ${show(name)}, must be 1 to 63 lower case letters, digits or '-', e.g. '${example}'`];
}

/** What cannot be ECS instance types, a sentence each; which types a zone sells only ECS knows. */
export function instanceTypeProblems(prop: string, types: unknown): string[] {
  const example = "['ecs.g7.xlarge']";
  if (!Array.isArray(types)) return checkList(prop, types, example);
  if (types.length === 0) return [`'${prop}' is empty, needs at least one, e.g. ${example}`];
  return types
    .filter((type) => !fits(type, INSTANCE_TYPE))
    .map((type) => `'${prop}' has ${show(type)}, which is no ECS instance type such as 'ecs.g7.xlarge'`);
}

/**
 * What Kubernetes would refuse in a label (or taint) of nodes, a sentence each; a value may be a deploy-time one.
 *
 * The rules: an optional DNS prefix of up to 253 characters and a slash, then up to 63 letters, digits, `-`, `_`, `.`
 * that start and end with a letter or digit; a value like the part after the slash, or empty.
 */
export function nodeLabelProblems(prop: string, key: unknown, value: unknown): string[] {
  const problems: string[] = [];
  if (!isLabelKey(key)) {
    problems.push(`'${prop}' has the key ${show(key)}, which Kubernetes refuses, e.g. 'example.com/team'`);
  }
  if (value !== '' && !fits(value, LABEL_NAME)) {
    problems.push(`'${prop}' has the value ${show(value)} for ${show(key)}, which Kubernetes refuses, e.g. 'web'`);
  }
  return problems;
}

/** What stands in a list twice, a sentence each. */
export function repeatProblems(prop: string, values: readonly unknown[]): string[] {
  return duplicates(values).map((value) => `'${prop}' has ${show(value)} twice, name it once`);
}

function isLabelKey(key: unknown): boolean {
  if (typeof key !== 'string') return false;
  const [name = '', prefix, ...more] = key.split('/').reverse();
  if (more.length > 0 || !LABEL_NAME.test(name)) return false;
  return prefix === undefined || (prefix.length <= 253 && LABEL_PREFIX.test(prefix));
}

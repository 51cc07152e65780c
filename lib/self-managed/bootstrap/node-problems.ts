import * as ros from '@alicloud/ros-cdk-core';
import { checkList, checkObject, show } from '../../problems';
import type { FirstControlPlaneOptions, JoiningControlPlaneOptions, JoiningNodeOptions } from './node-options';
import { checkAddress } from './source-problems';

type AnyNode = Partial<FirstControlPlaneOptions & JoiningNodeOptions & JoiningControlPlaneOptions>;

/** What a value looks like, and how to say so; `isSecret` keeps it out of errors. */
interface Shape {
  readonly pattern: RegExp;
  readonly rule: string;
  readonly isSecret?: boolean;
}

const SHAPES = {
  apiServer: { pattern: /^[A-Za-z0-9.-]+$/, rule: "a host name or an address, without a port, e.g. 'api.internal'" },
  nodeAddress: { pattern: /^(\d{1,3}\.){3}\d{1,3}$/, rule: "an IPv4 address, e.g. '192.168.56.10'" },
  bootstrapToken: {
    pattern: /^[a-z0-9]{6}\.[a-z0-9]{16}$/,
    rule: "six and sixteen lower case letters or digits with a dot between, as 'kubeadm token generate' makes them",
    isSecret: true,
  },
  caCertHash: { pattern: /^sha256:[0-9a-f]{64}$/, rule: "'sha256:' and 64 hexadecimal digits in lower case" },
  certificateKey: {
    pattern: /^[0-9a-f]{64}$/,
    rule: "64 hexadecimal digits in lower case, as 'openssl rand -hex 32' makes them",
    isSecret: true,
  },
} satisfies Partial<Record<keyof AnyNode, Shape>>;

/**
 * What is wrong with the options of a node, a sentence each; deploy-time values are let through.
 *
 * @param required names of what must be there
 */
export function nodeProblems(node: AnyNode, required: readonly (keyof typeof SHAPES)[]): string[] {
  const { kubeletArgs = {}, manifests = [] } = node;
  return [
    ...(Object.keys(SHAPES) as (keyof typeof SHAPES)[])
      .filter((prop) => node[prop] !== undefined || required.includes(prop))
      .flatMap((prop) => shapeProblems(prop, node[prop], SHAPES[prop])),
    ...flagProblems(kubeletArgs),
    ...(Array.isArray(manifests)
      ? manifests.flatMap(manifestProblems)
      : checkList('manifests', manifests, "['/etc/a.yaml']")),
  ];
}

function shapeProblems(prop: string, value: unknown, { pattern, rule, isSecret }: Shape): string[] {
  if (typeof value === 'string' && (ros.Token.isUnresolved(value) || pattern.test(value))) return [];
  return [`'${prop}' must be ${rule}, got ${isSecret && typeof value === 'string' ? 'another text' : show(value)}`];
}

function flagProblems(flags: unknown): string[] {
  const problems = checkObject('kubeletArgs', flags, "{ 'max-pods': '60' }");
  if (problems.length > 0) return problems;
  return Object.entries(flags as object)
    .filter(([, value]) => typeof value !== 'string')
    .map(([name, value]) => `'kubeletArgs.${name}' must be a text, got ${show(value)}`);
}

function manifestProblems(manifest: unknown, index: number): string[] {
  const isFile = typeof manifest === 'string' && /^(\/[\w.-]+)+$/.test(manifest);
  return isFile ? [] : checkAddress(`manifests[${index}]`, manifest);
}

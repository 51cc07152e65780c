import * as ros from '@alicloud/ros-cdk-core';
import { checkList, checkObject, show } from '../../problems';

/** What is wrong with a value, a sentence each; deploy-time values are let through. */
export type SourceCheck = (prop: string, value: unknown) => string[];

/** A check for each name that there may be. */
export type SourceChecks<T> = { readonly [Name in keyof T]-?: SourceCheck };

/** Sources stand in quotes in what root runs, and on lines of configuration: nothing that would end either. */
const PLAIN = /^[^\s'"\\$`]+$/;
const RULE = "without spaces, quotes, '$', '\\' or '`'";

/** Problems of an address to fetch something from. */
export function checkAddress(prop: string, value: unknown): string[] {
  if (isPlain(value) && (ros.Token.isUnresolved(value) || /^https:\/\/./.test(value))) return [];
  return [
    `'${prop}' must be an address of https ${RULE}, e.g. 'https://mirror.example.com/a.yaml', got ${show(value)}`,
  ];
}

/** Problems of a folder of packages: dnf has variables for what a machine is. */
export function checkRepository(prop: string, value: unknown): string[] {
  return checkAddress(prop, typeof value === 'string' ? value.replace(/\$(basearch|releasever)\b/g, '') : value);
}

/** Problems of an image, or of a registry of images. */
export function checkImage(prop: string, value: unknown): string[] {
  if (isPlain(value) && !value.includes('://')) return [];
  return [`'${prop}' must be an image or a registry ${RULE}, e.g. 'mirror.example.com/k8s', got ${show(value)}`];
}

/** Problems of a list of addresses. */
export function checkAddresses(prop: string, value: unknown): string[] {
  if (!Array.isArray(value)) return checkList(prop, value, "['https://mirror.example.com/a.yaml']");
  if (value.length === 0) return [`'${prop}' is empty, leave it out for the default`];
  return value.flatMap((address, index) => checkAddress(`${prop}[${index}]`, address));
}

/** Problems of sources by name, of which none is required. */
export function checkSources<T>(prop: string, sources: unknown, checks: SourceChecks<T>): string[] {
  const names = Object.keys(checks);
  const problems = checkObject(prop, sources, `{ ${names[0]}: … }`);
  if (problems.length > 0) return problems;
  return Object.entries(sources as object)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) =>
      Object.hasOwn(checks, name)
        ? checks[name as keyof T](`${prop}.${name}`, value)
        : [`'${prop}' has ${show(name)}, which is none of its names; use ${names.join(', ')}`],
    );
}

/** What is set of an object: an undefined value must not hide a default. */
export function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

function isPlain(value: unknown): value is string {
  return typeof value === 'string' && (ros.Token.isUnresolved(value) || PLAIN.test(value));
}

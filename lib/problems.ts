import { type IPlace, ValidationError } from './errors';

/** The class of a named value; its constructor may be private. */
type ValueClass = { readonly name: string; readonly prototype: object };

/**
 * Throws all problems of one place in one error; does nothing when there are none.
 *
 * @param place a construct, or for a value that has none yet the call that makes it, such as `Scaling.horizontal`
 */
export function failOn(place: IPlace | string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new ValidationError(typeof place === 'string' ? { node: { path: place } } : place, problems.join('; '));
}

/** Problems of a named value such as `PodNetwork.terway()`: plain JavaScript may hand over anything. */
export function checkInstance(prop: string, value: unknown, type: ValueClass, example: string): string[] {
  // value classes have private constructors, which TypeScript takes for no class at all
  if (value instanceof (type as unknown as new () => object)) return [];
  const article = /^[AEIOU]/.test(type.name) ? 'an' : 'a';
  return [`'${prop}' must be ${article} ${type.name}, e.g. ${example}, got ${show(value)}`];
}

/** Problems of a named value: that it is none, or else what its class has to say, a sentence each. */
export function valueProblems(prop: string, value: unknown, type: ValueClass, example: string): string[] {
  const problems = checkInstance(prop, value, type, example);
  if (problems.length > 0) return problems;
  return (value as { problems?(prop: string): string[] }).problems?.(prop) ?? [];
}

/** Problems of a named value that may be left out. */
export function optionalProblems(prop: string, value: unknown, type: ValueClass, example: string): string[] {
  return value === undefined ? [] : valueProblems(prop, value, type, example);
}

/** Problems of a list of named values. */
export function valueListProblems(prop: string, values: unknown, type: ValueClass, example: string): string[] {
  if (!Array.isArray(values)) return checkList(prop, values, `[${example}]`);
  return values.flatMap((value, index) => valueProblems(`${prop}[${index}]`, value, type, example));
}

/** Problems of a value of which only an interface is known. */
export function checkMethods(
  prop: string,
  value: unknown,
  methods: readonly string[],
  what: string,
  example: string,
): string[] {
  const members = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (methods.every((method) => typeof members[method] === 'function')) return [];
  return [`'${prop}' must be ${what}, e.g. ${example}, got ${show(value)}`];
}

/** Problems of props, and of anything else with parts that are asked for by name. */
export function checkObject(prop: string, value: unknown, example: string): string[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [];
  return [`'${prop}' must be an object, e.g. ${example}, got ${show(value)}`];
}

/** Problems of switches that may be left out: in plain JavaScript `'false'` would count as true. */
export function switchProblems(switches: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(switches)
    .filter(([, value]) => value !== undefined && typeof value !== 'boolean')
    .map(([prop, value]) => `'${prop}' must be true or false, got ${show(value)}`);
}

/** Problems of a text that has to say something. */
export function checkText(prop: string, value: unknown, example: string): string[] {
  if (typeof value === 'string' && value.trim() !== '') return [];
  return [`'${prop}' must be a text, e.g. '${example}', got ${show(value)}`];
}

/** Problems of a list, whatever is in it. */
export function checkList(prop: string, value: unknown, example: string): string[] {
  if (Array.isArray(value)) return [];
  return [`'${prop}' must be a list, e.g. ${example}, got ${show(value)}`];
}

/** Problems of a value that has to be one of a few words. */
export function checkChoice(prop: string, value: unknown, choices: readonly string[]): string[] {
  if (choices.some((choice) => choice === value)) return [];
  return [`'${prop}' must be ${choices.map((choice) => `'${choice}'`).join(' or ')}, got ${show(value)}`];
}

/** The largest that APIs keep as a whole number of 32 bits. */
const LARGEST_INTEGER = 2 ** 31 - 1;

/** Problems of a whole number that has to lie in a range. */
export function checkInteger(
  prop: string,
  value: unknown,
  range: { readonly min: number; readonly max?: number; readonly example?: number },
): string[] {
  const { min, max = LARGEST_INTEGER, example = min } = range;
  if (value === undefined || (isInteger(value) && value >= min && value <= max)) return [];
  const isTooLarge = isInteger(value) && value > max;
  const allowed = range.max === undefined && !isTooLarge ? `${min} or more` : `${min} to ${max}`;
  return [`'${prop}' must be a whole number, ${allowed}, got ${show(value)}, e.g. ${example}`];
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** What is there twice in a list. */
export function duplicates<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** A value as an error shows it; any value, so that no error stands in the way of the one that is told. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `the function ${nameOf(value)} (call it)`;
  return typeof value === 'object' ? showObject(value) : String(value);
}

function showObject(value: object): string {
  try {
    return Array.isArray(value) ? JSON.stringify(value) : 'another object';
  } catch {
    // what JSON does not know, or holds itself
    return 'a list';
  }
}

function nameOf({ name }: { readonly name: unknown }): string {
  return typeof name === 'string' && name !== '' ? name : 'itself';
}

/** Props as far as there are any: plain JavaScript may leave them out, and each required one then says so. */
export function propsOf<T extends object>(props: T): T {
  return typeof props === 'object' && props !== null ? props : ({} as T);
}

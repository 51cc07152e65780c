import { checkInstance, checkList, show } from './problems';

type ValueClass = Parameters<typeof checkInstance>[2];

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

/** Problems of switches that may be left out: in plain JavaScript `'false'` would count as true. */
export function switchProblems(switches: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(switches)
    .filter(([, value]) => value !== undefined && typeof value !== 'boolean')
    .map(([prop, value]) => `'${prop}' must be true or false, got ${show(value)}`);
}

/** Props as far as there are any: plain JavaScript may leave them out, and each required one then says so. */
export function propsOf<T extends object>(props: T): T {
  return typeof props === 'object' && props !== null ? props : ({} as T);
}

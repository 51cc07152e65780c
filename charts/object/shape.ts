import { checkInteger, checkList, checkObject, show } from '../../lib/problems';
import { nearestName } from './nearest-name';

export { checkMethods, checkObject } from '../../lib/problems';

/** Problems of a value that may be left out. */
export function ifGiven<T>(value: T | undefined, check: (value: T) => string[]): string[] {
  return value === undefined ? [] : check(value);
}

/**
 * Problems of names that are not known, such as misspelt ones: what they say would be left out without a word.
 *
 * @param at what stands before the name of a prop, such as `resources.`
 * @param what has these props, such as `a WebApplication`
 * @param known an object with all of them
 */
export function checkKeys(at: string, props: object, what: string, known: Readonly<Record<string, true>>): string[] {
  return Object.entries(props)
    .filter(([key, value]) => value !== undefined && !Object.hasOwn(known, key))
    .map(([key]) => {
      const nearest = nearestName(key, Object.keys(known));
      const hint = nearest === undefined ? `there are ${Object.keys(known).join(', ')}` : `did you mean '${nearest}'?`;
      return `'${at}${key}' is no prop of ${what}; ${hint}`;
    });
}

/** Problems of a list of texts, such as a command. */
export function checkTexts(prop: string, value: unknown, example: string): string[] {
  if (!Array.isArray(value)) return checkList(prop, value, example);
  return value.flatMap((text, index) => checkAnyText(`${prop}[${index}]`, text));
}

/** Problems of a program and its arguments. */
export function checkCommand(prop: string, value: unknown, example: string): string[] {
  if (Array.isArray(value) && value.length === 0)
    return [`'${prop}' must name a program, e.g. ${example}, got nothing`];
  return checkTexts(prop, value, example);
}

/** Problems of texts by name, such as files. */
export function checkTextMap(prop: string, value: unknown, example: string): string[] {
  const problems = checkObject(prop, value, example);
  if (problems.length > 0) return problems;
  return Object.entries(value as object).flatMap(([name, text]) => checkAnyText(`${prop}.${name}`, text));
}

/** Problems of annotations. */
export function checkAnnotations(annotations: unknown): string[] {
  return checkTextMap('annotations', annotations, "{ 'example.com/owner': 'shop' }");
}

/** Problems of a whole number that cannot be left out. */
export function checkRequiredInteger(
  prop: string,
  value: unknown,
  range: { readonly min: number; readonly max?: number; readonly example?: number },
): string[] {
  return checkInteger(prop, value ?? null, range);
}

function checkAnyText(prop: string, value: unknown): string[] {
  if (typeof value === 'string') return [];
  const example = typeof value === 'number' || typeof value === 'boolean' ? `, e.g. '${value}'` : '';
  return [`'${prop}' must be a text, got ${show(value)}${example}`];
}

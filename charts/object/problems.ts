import { type IPlace, ValidationError } from '../../lib/errors';

/**
 * Throws all problems of one place in one error; does nothing when there are none.
 *
 * @param place a construct, or for a value that has none yet the call that makes it, such as `Scaling.horizontal`
 */
export function failOn(place: IPlace | string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new ValidationError(typeof place === 'string' ? { node: { path: place } } : place, problems.join('; '));
}

/** Problems of a whole number that has to lie in a range. */
export function checkInteger(
  prop: string,
  value: number | undefined,
  range: { readonly min: number; readonly max?: number; readonly example?: number },
): string[] {
  const { min, max = Number.MAX_SAFE_INTEGER, example = min } = range;
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return [];
  const allowed = range.max === undefined ? `${min} or more` : `${min} to ${max}`;
  return [`'${prop}' must be a whole number, ${allowed}, got ${value}, e.g. ${example}`];
}

/** What is there twice in a list. */
export function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Whether a value is only known after a deployment: an object that is resolved later, or a ROS token in a text. */
export function isDeployTime(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('${Token[') : typeof value === 'object';
}

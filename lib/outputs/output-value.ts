import { unresolvedPlaces } from '../unresolved';

/** Some tools write a list or a map as its JSON text. */
export function parseNested(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Nothing, or what a tool writes in place of a value that is not known yet; so in part, too. */
export function isUnknown(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '' || unresolvedPlaces(value).length > 0;
  if (typeof value !== 'object' || value === null) return value === undefined || value === null;
  const parts = Object.values(value);
  return parts.length === 0 || parts.some(isUnknown);
}

/** Whether a value is a list of texts. */
export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

/** Whether a value is a map of texts. */
export function isTextMap(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);
}

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

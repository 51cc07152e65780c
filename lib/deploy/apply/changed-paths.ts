/** What the server counts and notes by itself. */
const NOTES = ['managedFields', 'resourceVersion', 'generation', 'creationTimestamp', 'uid'];

/** Where two states of an object differ, the server's own notes aside. */
export function changedPaths(before: object, after: object): string[] {
  return compare(stripped(before), stripped(after), '');
}

function stripped(object: object): object {
  const { metadata = {}, ...rest } = object as { metadata?: object };
  const kept = Object.entries(metadata).filter(([field]) => !NOTES.includes(field));
  return { metadata: Object.fromEntries(kept), ...rest };
}

function compare(before: unknown, after: unknown, path: string): string[] {
  if (Object.is(before, after)) return [];
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) return [path];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => compare(before[key], after[key], below(path, key, Array.isArray(after))));
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function below(path: string, key: string, isIndex: boolean): string {
  if (isIndex) return `${path}[${key}]`;
  if (!/^[\w-]+$/.test(key)) return `${path}['${key}']`;
  return path === '' ? key : `${path}.${key}`;
}

import { isObject } from '../../../lib/checks/plain-json';

/** What Kubernetes has had since a minor version, and what takes its place before. */
interface NewerField {
  readonly since: number;
  readonly name: string;
  readonly before: (value: any) => object;
}

const NEWER_FIELDS: readonly NewerField[] = [
  { since: 27, name: 'unhealthyPodEvictionPolicy', before: () => ({}) },
  { since: 30, name: 'sleep', before: ({ seconds }) => ({ exec: { command: ['sleep', `${seconds}`] } }) },
];

/**
 * Objects for a newer Kubernetes as they would be for 1.26, which is all that the checks know: without the fields that
 * came since. Those that came after that version stay, for the checks to find.
 */
export function in126(value: unknown, minor: number): any {
  if (Array.isArray(value)) return value.map((one) => in126(one, minor));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, field]) => {
    const newer = NEWER_FIELDS.find(({ name, since }) => name === key && since <= minor && isFieldOf(key, field));
    return newer ? Object.entries(newer.before(field)) : [[key, in126(field, minor)] as const];
  });
  return Object.fromEntries(entries);
}

/** A label or file may be called so too. */
function isFieldOf(key: string, field: unknown): boolean {
  return key === 'sleep' ? isObject(field) : field === 'AlwaysAllow';
}

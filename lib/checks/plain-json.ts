/** A value of any shape, as it was read from a file. */
// biome-ignore lint/suspicious/noExplicitAny: its fields are read one by one, each with a default
export type Json = any;

/** A JSON object whose fields are read one by one. */
export type Fields = Readonly<Record<string, Json>>;

/** Whether this is a JSON object rather than a list, a scalar or null. */
export function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The path of a field below another: `spec`, `ports`, 0 → `spec.ports[0]`. */
export function below(path: string, ...keys: (string | number)[]): string {
  return keys.reduce<string>((at, key) => {
    if (typeof key === 'number') return `${at}[${key}]`;
    if (!/^[\w:-]+$/.test(key)) return `${at}['${key}']`;
    return at === '' ? key : `${at}.${key}`;
  }, path);
}

/** The keys of a path: `spec.ports[0]` → `spec`, `ports`, 0. What is no path gives the keys before it. */
export function keysOf(path: string): (string | number)[] {
  const keys: (string | number)[] = [];
  const step = /\.?([\w:-]+)|\[(\d+)\]|\['(.*?)'\](?=[.[]|$)/sy;
  for (let match = step.exec(path); match; match = step.exec(path)) {
    const [, name, index, quoted] = match;
    keys.push(index !== undefined ? Number(index) : (name ?? quoted ?? ''));
  }
  return keys;
}

/** Each entry of a list with its path; none where there is no list. */
export function* entriesOf<T = Json>(path: string, list: readonly T[] | undefined): Iterable<[string, T]> {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries()) yield [below(path, index), item];
}

/** A short form of any value for a problem. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `'${value.slice(0, 80)}'` : (shortJson(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** A list of allowed values for a problem. */
export function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;
}

/** JSON of which only the beginning is wanted: stops at some length, whatever the size of the value. */
function shortJson(value: unknown): string | undefined {
  let room = 100;
  return JSON.stringify(value, (_key, field) => {
    room -= 1;
    if (room < 0) return undefined;
    return typeof field === 'string' ? field.slice(0, 100) : field;
  });
}

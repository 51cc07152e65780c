/** What a rule found: lines of the form `path: what is wrong`. */
export type Problems = Iterable<string>;

/** A JSON object whose fields are read one by one. */
export type Fields = Readonly<Record<string, any>>;

/** Whether this is a JSON object rather than a list, a scalar or null. */
export function isObject(value: unknown): value is Record<string, any> {
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

/** Each entry of a list with its path. */
export function* entriesOf<T = any>(path: string, list: readonly T[] | undefined): Iterable<[string, T]> {
  for (const [index, item] of (list ?? []).entries()) yield [below(path, index), item];
}

/** A short form of any value for a problem. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** A list of allowed values for a problem. */
export function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;
}

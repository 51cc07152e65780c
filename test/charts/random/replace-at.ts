/** Where a value stands: the keys that lead to it. */
export type Path = readonly [string, ...string[]];

/** Every place in plain objects and lists; instances of classes are values. */
export function placesIn(props: object): [Path, ...Path[]] {
  const places = Object.entries(props).flatMap(([key, value]): Path[] => [
    [key],
    ...(isPlain(value) ? placesIn(value).map((path): Path => [key, ...path]) : []),
  ]);
  return places as [Path, ...Path[]];
}

/** A copy with another value in one place. */
export function replaceAt(props: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(props)) return props.map((one, index) => (`${index}` === key ? replaceAt(one, rest, value) : one));
  const fields = props as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: replaceAt(fields[key], rest, value) };
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

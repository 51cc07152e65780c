/** A place in two trees of plain data where they differ. */
export interface ValueChange {
  /** Such as `spec.template.spec.containers[web].image` or `data['site.conf']`; empty for the whole. */
  readonly path: string;
  /** @default - it was not there */
  readonly before?: unknown;
  /** @default - it is there no more */
  readonly after?: unknown;
}

/**
 * Where two trees of plain data differ. The order of keys does not count. Elements of lists that have a name are
 * compared by it, wherever they stand, and shown by it: `Tags[platform]`; others by their position.
 */
export function diffValues(before: unknown, after: unknown, path = ''): ValueChange[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, path);
  if (isMap(before) && isMap(after)) return diffMaps(before, after, (key) => below(path, key));
  return [{ path, before, after }];
}

function below(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}['${key}']`;
  return path === '' ? key : `${path}.${key}`;
}

/** The same change without what it is about. */
export function masked({ path, ...values }: ValueChange): ValueChange {
  return { path, ...Object.fromEntries(Object.keys(values).map((side) => [side, '****'])) };
}

function diffLists(before: readonly unknown[], after: readonly unknown[], path: string): ValueChange[] {
  const key = NAMES.find((name) => isNamedBy(name, before) && isNamedBy(name, after));
  const keyed = (list: readonly unknown[]) =>
    Object.fromEntries(list.map((item, index) => [keyOf(item, key, index), item]));
  return diffMaps(keyed(before), keyed(after), (name) => `${path}[${name.trim()}]`);
}

/** What names an element of a list: in templates, in objects of Kubernetes. */
const NAMES = ['Key', 'Name', 'name', 'key', 'mountPath', 'containerPort', 'port', 'path', 'host', 'ResourceType'];

function isNamedBy(name: string, list: readonly unknown[]): boolean {
  const names = list.map((item) => (isMap(item) ? item[name] : undefined));
  return (
    names.every((value) => typeof value === 'string' || typeof value === 'number') &&
    new Set(names).size === names.length
  );
}

/** A space keeps JavaScript from sorting positions before everything else. */
function keyOf(item: unknown, name: string | undefined, index: number): string {
  return ` ${name === undefined ? index : String((item as Record<string, unknown>)[name])}`;
}

function diffMaps(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  pathOf: (key: string) => string,
): ValueChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    if (!Object.hasOwn(after, key)) return [{ path: pathOf(key), before: before[key] }];
    if (!Object.hasOwn(before, key)) return [{ path: pathOf(key), after: after[key] }];
    return diffValues(before[key], after[key], pathOf(key));
  });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ownership of fields as server-side apply keeps it, with lists taken as one value. */
export type Owners = Map<string, Set<string>>;

/** What a field is called in {@link Owners}: its path as JSON. */
type FieldKey = string;

const IDENTITY = new Set(['["apiVersion"]', '["kind"]', '["metadata","name"]', '["metadata","namespace"]']);

export interface FieldConflict {
  readonly field: string;
  readonly manager: string;
}

/** The fields that a body says. */
export function fieldsOf(body: unknown, path: readonly string[] = []): FieldKey[] {
  const isBranch = typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length > 0;
  if (!isBranch) return IDENTITY.has(JSON.stringify(path)) ? [] : [JSON.stringify(path)];
  return Object.entries(body as object).flatMap(([key, value]) => fieldsOf(value, [...path, key]));
}

export function valueAt(object: any, key: FieldKey): unknown {
  return (JSON.parse(key) as string[]).reduce((value, step) => value?.[step], object);
}

/** Fields that others hold at another value. */
export function conflictsOf(live: any, body: any, manager: string, owners: Owners): FieldConflict[] {
  return fieldsOf(body).flatMap((key) => {
    if (same(valueAt(live, key), valueAt(body, key))) return [];
    return [...owners]
      .filter(([other, keys]) => managerOf(other) !== manager && keys.has(key))
      .map(([other]) => ({ field: `.${JSON.parse(key).join('.')}`, manager: managerOf(other) }));
  });
}

/** Puts a body in, and takes out what its manager said before, says no more, and nobody else holds. */
export function applyFields(live: any, body: any, manager: string, owners: Owners): void {
  const said = new Set(fieldsOf(body));
  const before = owners.get(entryOf(manager, 'Apply')) ?? new Set();
  for (const key of said) {
    if (!same(valueAt(live, key), valueAt(body, key))) disown(owners, key);
    setAt(live, key, valueAt(body, key));
  }
  owners.set(entryOf(manager, 'Apply'), said);
  for (const key of before) {
    if (!said.has(key) && ![...owners.values()].some((keys) => keys.has(key))) setAt(live, key, undefined);
  }
  if (said.size === 0) owners.delete(entryOf(manager, 'Apply'));
}

/** An update by somebody who does not apply: what it changes becomes theirs. */
export function takeFields(before: any, after: any, manager: string, owners: Owners, subresource = ''): void {
  const { status, metadata, ...said } = after;
  for (const key of fieldsOf({ ...said, metadata: { labels: metadata.labels ?? {} } })) {
    if (valueAt(after, key) === undefined) continue;
    if (same(valueAt(before, key), valueAt(after, key))) continue;
    disown(owners, key);
    const entry = entryOf(manager, 'Update', subresource);
    owners.set(entry, (owners.get(entry) ?? new Set()).add(key));
  }
}

export function renderManagedFields(owners: Owners): object[] {
  return [...owners]
    .filter(([, keys]) => keys.size > 0)
    .map(([entry, keys]) => {
      const [manager, operation, subresource] = entry.split('|');
      const fieldsV1 = {};
      for (const key of keys) setAt(fieldsV1, JSON.stringify(JSON.parse(key).map((step: string) => `f:${step}`)), {});
      return { manager, operation, ...(subresource ? { subresource } : {}), fieldsType: 'FieldsV1', fieldsV1 };
    });
}

function entryOf(manager: string, operation: string, subresource = ''): string {
  return `${manager}|${operation}|${subresource}`;
}

function managerOf(entry: string): string {
  return entry.split('|')[0] ?? '';
}

function disown(owners: Owners, key: FieldKey): void {
  for (const keys of owners.values()) keys.delete(key);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function setAt(object: any, key: FieldKey, value: unknown): void {
  const path = JSON.parse(key) as string[];
  const last = path.pop() as string;
  let place = object;
  for (const step of path) {
    place[step] ??= {};
    place = place[step];
  }
  if (value === undefined) delete place[last];
  else place[last] = value;
}

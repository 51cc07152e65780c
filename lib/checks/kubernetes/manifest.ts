import { isObject, type Json } from '../plain-json';

/** A Kubernetes object as plain JSON. Rules read it after its schema has been met. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: Json;
}

/** The parts of ObjectMeta that rules look at. */
export interface Metadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The API group of an object, empty for the core group. */
export function groupOf(manifest: Pick<Manifest, 'apiVersion'>): string {
  const slash = manifest.apiVersion.indexOf('/');
  return slash < 0 ? '' : manifest.apiVersion.slice(0, slash);
}

/** How an object is called in a problem, such as `Deployment default/web`. */
export function titleOf(object: unknown): string {
  if (!isObject(object)) return Array.isArray(object) ? 'list' : object === null ? 'null' : typeof object;
  const { name, namespace } = isObject(object.metadata) ? object.metadata : {};
  const place = [namespace, name].filter((part) => typeof part === 'string').join('/');
  return `${typeof object.kind === 'string' ? object.kind : 'object'} ${place || '(no name)'}`;
}

/** A copy without null fields: the server reads null as absent. Nulls in lists stay. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null && field !== undefined)
      .map(([key, field]) => [key, withoutNulls(field)]),
  );
}

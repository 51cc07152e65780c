import type { KubeObject } from './kube-object';

/** Which object is meant. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  /** @default - it lies outside of namespaces */
  readonly namespace?: string;
  readonly name: string;
}

/** As the object itself has it: its namespace may be left to the context. */
export function nameOf({ apiVersion, kind, metadata: { namespace, name } }: KubeObject): ObjectName {
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name };
}

/** As texts have it: `Deployment web/site`. */
export function showName({ kind, namespace, name }: Omit<ObjectName, 'apiVersion'>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** The API group, empty for the core. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** A kind whatever its version: `Service`, `Ingress.networking.k8s.io`. */
export function kindKey({ apiVersion, kind }: Pick<ObjectName, 'apiVersion' | 'kind'>): string {
  const group = groupOf(apiVersion);
  return group === '' ? kind : `${kind}.${group}`;
}

/** The same for the same object, whatever the version it is written in. */
export function objectKey(object: ObjectName): string {
  return [kindKey(object), object.namespace ?? '', object.name].join('|');
}

import { show } from '../../../problems';
import type { Manifest } from './manifest';
import { nameOf, objectKey, showName } from './object-name';

/** What keeps a value from being an object that can be applied. */
export function checkManifest(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const what = Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    return [`an object is needed, e.g. { apiVersion: v1, kind: ConfigMap, … }, got ${what}`];
  }
  const { apiVersion, kind, metadata } = value as Readonly<Record<string, unknown>>;
  const { name, namespace, generateName, managedFields } = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  return [
    ...checkName('apiVersion', apiVersion, 'apps/v1'),
    ...checkName('kind', kind, 'Deployment'),
    ...(generateName === undefined || name !== undefined
      ? checkName('metadata.name', name, 'web')
      : ["'metadata.name' must be given: with 'generateName' each apply would make one more"]),
    ...(namespace === undefined ? [] : checkName('metadata.namespace', namespace, 'web')),
    ...(managedFields === undefined ? [] : ["'metadata.managedFields' is the server's: leave it out"]),
  ];
}

function checkName(field: string, value: unknown, example: string): string[] {
  if (typeof value === 'string' && value !== '') return [];
  return [`'${field}' must be a text, e.g. '${example}', got ${show(value)}`];
}

/** Objects that are there twice, each with both places. */
export function duplicateProblems(manifests: readonly Manifest[]): string[] {
  const seen = new Map<string, Manifest>();
  return manifests.flatMap((manifest) => {
    const name = nameOf(manifest.object);
    const first = seen.get(objectKey(name));
    if (first) return [`${manifest.source}: ${showName(name)} is there twice, first at ${first.source}`];
    seen.set(objectKey(name), manifest);
    return [];
  });
}

import type { Resource } from '../server/discovery';
import type { KubeObject } from './kube-object';

/** What is read of a CustomResourceDefinition. */
interface Definition {
  readonly group?: string;
  readonly scope?: string;
  readonly names?: { readonly kind?: string; readonly plural?: string };
  readonly versions?: readonly { readonly name?: string; readonly served?: boolean }[];
}

/** The kinds that come with the manifests, by API version and kind (`example.com/v1/Site`). */
export function definedResources(objects: readonly KubeObject[]): ReadonlyMap<string, Resource> {
  return new Map(objects.filter(({ kind }) => kind === 'CustomResourceDefinition').flatMap(resourcesOf));
}

function resourcesOf({ spec }: KubeObject): [string, Resource][] {
  const { group, scope, names: { kind, plural } = {}, versions = [] } = (spec ?? {}) as Definition;
  if (plural === undefined) return [];
  return versions
    .filter(({ served }) => served !== false)
    .map(({ name }) => [`${group}/${name}/${kind}`, { plural, isNamespaced: scope !== 'Cluster' }]);
}

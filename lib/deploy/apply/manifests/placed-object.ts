import { DeployError } from '../../deploy-error';
import type { ApiClient } from '../server/api-client';
import { collectionPath, type Discovery, type Resource } from '../server/discovery';
import { definedResources } from './defined-resources';
import type { KubeObject } from './kube-object';
import type { Manifest } from './manifest';
import { nameOf, type ObjectName, showName } from './object-name';

/** An object of which is known where it goes. */
export interface PlacedObject {
  readonly object: KubeObject;
  /** With the namespace of the context where it names none. */
  readonly name: ObjectName;
  /** Such as `/apis/apps/v1/namespaces/web/deployments`. */
  readonly collection: string;
  readonly path: string;
  /** Whether its kind comes with the manifests and the server does not know it yet. */
  readonly isOfNewKind: boolean;
}

/**
 * Where each object goes, by what the server knows and what the manifests define.
 *
 * @throws DeployError with every kind that neither knows, and every namespace where there can be none
 */
export async function placeAll(
  manifests: readonly Manifest[],
  { client, discovery }: { readonly client: ApiClient; readonly discovery: Discovery },
): Promise<PlacedObject[]> {
  const defined = definedResources(manifests.map(({ object }) => object));
  const problems: string[] = [];
  const placed: PlacedObject[] = [];
  for (const { object, source } of manifests) {
    const { apiVersion, kind } = object;
    const known = await discovery.tryFind(apiVersion, kind);
    const resource = known ?? defined.get(`${apiVersion}/${kind}`);
    const problem = check(object, resource);
    if (problem !== undefined) problems.push(`${source}: ${problem}`);
    else if (resource) placed.push({ ...place(object, resource, client.namespace), isOfNewKind: known === undefined });
  }
  if (problems.length > 0) throw new DeployError(problems.join('\n'));
  return placed;
}

function check(object: KubeObject, resource: Resource | undefined): string | undefined {
  const name = showName(nameOf(object));
  if (!resource) {
    return `${name}: the cluster does not know kind '${object.kind}' of '${object.apiVersion}': is its add-on installed, or its CRD among the manifests?`;
  }
  if (resource.isNamespaced || object.metadata.namespace === undefined) return undefined;
  return `${name}: a ${object.kind} lies outside of namespaces, leave out 'metadata.namespace'`;
}

/** Where one object goes. */
export function place(object: KubeObject, resource: Resource, namespace: string): Omit<PlacedObject, 'isOfNewKind'> {
  const { apiVersion, kind, metadata } = object;
  const place = resource.isNamespaced ? { namespace: metadata.namespace ?? namespace } : {};
  const collection = collectionPath(apiVersion, resource, place.namespace);
  const name: ObjectName = { apiVersion, kind, ...place, name: metadata.name };
  return { object, name, collection, path: `${collection}/${encodeURIComponent(metadata.name)}` };
}

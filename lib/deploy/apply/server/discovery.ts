import type { ApiClient } from './api-client';

/** How the server serves a kind. */
export interface Resource {
  /** Such as `deployments`. */
  readonly plural: string;
  readonly isNamespaced: boolean;
}

interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
}

/** Which kinds a server knows; asks once for each API version. */
export class Discovery {
  private readonly versions = new Map<string, Promise<ReadonlyMap<string, Resource>>>();

  constructor(private readonly client: ApiClient) {}

  /** Nothing where the server does not know the kind. */
  public async tryFind(apiVersion: string, kind: string): Promise<Resource | undefined> {
    let resources = this.versions.get(apiVersion);
    if (!resources) {
      resources = this.ask(apiVersion);
      this.versions.set(apiVersion, resources);
    }
    return (await resources).get(kind);
  }

  /** The version of a group that the server likes best, as API version. */
  public async tryFindVersion(group: string): Promise<string | undefined> {
    if (group === '') return undefined;
    const answer = await this.client.tryGet<{ preferredVersion?: { groupVersion: string } }>(
      `/apis/${group}`,
      `API group ${group}`,
    );
    return answer?.preferredVersion?.groupVersion;
  }

  /** There are new kinds: the next question goes to the server. */
  public forget(): void {
    this.versions.clear();
  }

  private async ask(apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
    const list = await this.client.tryGet<ResourceList>(basePath(apiVersion), `API version ${apiVersion}`);
    return new Map(
      (list?.resources ?? [])
        .filter(({ name }) => !name.includes('/'))
        .map(({ name, kind, namespaced }) => [kind, { plural: name, isNamespaced: namespaced }]),
    );
  }
}

/** Below which the objects of an API version lie. */
export function basePath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** Where the objects of a kind lie. */
export function collectionPath(apiVersion: string, { plural, isNamespaced }: Resource, namespace?: string): string {
  const place = isNamespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${basePath(apiVersion)}${place}/${plural}`;
}

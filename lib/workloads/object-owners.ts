import type { PlacedManifest } from './manifest';

/**
 * Who applies which object of a cluster: of two that apply the same one, each change of one undoes the other, and the
 * deletion of one takes it from both.
 */
export class ObjectOwners {
  private readonly owners = new Map<string, string>();

  /** Problems of objects that somebody else applies already, or the same one twice. */
  public claim(workload: string, objects: readonly PlacedManifest[]): string[] {
    return objects.flatMap(({ place, manifest: { apiVersion, kind, metadata } }) => {
      const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
      const title = [kind, metadata.namespace, metadata.name].filter(Boolean).join(' ');
      const key = `${group} ${title}`;
      const owner = this.owners.get(key);
      if (owner === undefined) this.owners.set(key, workload);
      return owner === undefined
        ? []
        : [`${title} is applied by '${owner}' already; give it another name [at ${place}]`];
    });
  }
}

import { diffValues, masked, type ValueChange } from '../../value-diff';
import type { KubeObject } from './kube-object';
import type { Manifest } from './manifest';
import { nameOf, objectKey, showName } from './object-name';

/** What changes for one object. */
export interface ObjectDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Such as `Deployment web/site`. */
  readonly object: string;
  /** Empty where it is added or removed. Values of a Secret are not shown. */
  readonly changes: readonly ValueChange[];
}

/**
 * Object by object, what differs between two sets of manifests; in which file an object stands does not count. Changed ones
 * come first, then added, then removed.
 */
export function diffManifests(before: readonly Manifest[], after: readonly Manifest[]): ObjectDifference[] {
  const old = objectsOf(before);
  const young = objectsOf(after);
  return [
    ...[...young].flatMap(([key, object]) => {
      const former = old.get(key);
      return former === undefined ? [] : changeOf(former, object);
    }),
    ...[...young].filter(([key]) => !old.has(key)).map(([, object]) => wholeOf('added', object)),
    ...[...old].filter(([key]) => !young.has(key)).map(([, object]) => wholeOf('removed', object)),
  ];
}

function objectsOf(manifests: readonly Manifest[]): Map<string, KubeObject> {
  return new Map(manifests.map(({ object }) => [objectKey(nameOf(object)), object]));
}

function changeOf(before: KubeObject, after: KubeObject): ObjectDifference[] {
  const changes = diffValues(before, after);
  if (changes.length === 0) return [];
  // an annotation may repeat what is in it
  const shown = after.kind === 'Secret' ? changes.map(masked) : changes;
  return [{ kind: 'changed', object: showName(nameOf(after)), changes: shown }];
}

function wholeOf(kind: 'added' | 'removed', object: KubeObject): ObjectDifference {
  return { kind, object: showName(nameOf(object)), changes: [] };
}

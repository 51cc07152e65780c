import type { KubeObject } from '../../lib/deploy/apply/kube-object';
import type { Manifest } from '../../lib/deploy/apply/manifest';
import { nameOf, objectKey, showName } from '../../lib/deploy/apply/object-name';
import { diffValues, masked, type ValueChange } from '../../lib/deploy/value-diff';
import type { Paint } from './paint';
import { formatChanges } from './plan';

/** What changes for one object. */
export interface ObjectDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Such as `Deployment web/site`. */
  readonly object: string;
  readonly changes: readonly ValueChange[];
}

/** How two sets of manifests differ. The values of Secrets are left out. */
export function diffManifests(before: readonly Manifest[], after: readonly Manifest[]): ObjectDifference[] {
  const old = byKey(before);
  const young = byKey(after);
  const keys = [...new Set([...young.keys(), ...old.keys()])];
  return keys.flatMap((key) => differenceOf(old.get(key), young.get(key)));
}

function byKey(manifests: readonly Manifest[]): ReadonlyMap<string, KubeObject> {
  return new Map(manifests.map(({ object }) => [objectKey(nameOf(object)), object]));
}

function differenceOf(before: KubeObject | undefined, after: KubeObject | undefined): ObjectDifference[] {
  const known = (after ?? before) as KubeObject;
  const object = showName(nameOf(known));
  if (before === undefined) return [{ kind: 'added', object, changes: [] }];
  if (after === undefined) return [{ kind: 'removed', object, changes: [] }];
  const changes = diffValues(before, after).map((change) => (known.kind === 'Secret' ? masked(change) : change));
  return changes.length === 0 ? [] : [{ kind: 'changed', object, changes }];
}

/** The same for people. */
export function formatManifestDiff(differences: readonly ObjectDifference[], paint: Paint): string[] {
  const signs = { added: paint.green('+'), removed: paint.red('-'), changed: paint.yellow('~') };
  return differences.flatMap(({ kind, object, changes }) => [
    '',
    `${signs[kind]} ${object}`,
    ...formatChanges(changes, paint),
  ]);
}

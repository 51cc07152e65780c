import type { ObjectDifference } from '../../lib/deploy/apply/manifests/manifest-diff';
import type { Paint } from './paint';
import { formatChanges } from './plan';

/** How two sets of manifests differ, for people. */
export function formatManifestDiff(differences: readonly ObjectDifference[], paint: Paint): string[] {
  const signs = { added: paint.green('+'), removed: paint.red('-'), changed: paint.yellow('~') };
  return differences.flatMap(({ kind, object, changes }) => [
    '',
    `${signs[kind]} ${object}`,
    ...formatChanges(changes, paint),
  ]);
}

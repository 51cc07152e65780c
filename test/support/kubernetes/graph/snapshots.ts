import { type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';
import { kindOf, type ManifestGraph } from './manifest-graph';

const SNAPSHOT = 'snapshot.storage.k8s.io/VolumeSnapshot';

/** A snapshot is taken of a claim of its namespace, in a way that there is; a claim starts with one of its own. */
export function* checkSnapshots(manifest: Manifest, graph: ManifestGraph): Problems {
  const { namespace } = manifest.metadata;
  if (kindOf(manifest) === SNAPSHOT) {
    const { source, volumeSnapshotClassName: className } = manifest.spec;
    const claim = source.persistentVolumeClaimName;
    if (claim && !hasClaim(graph, namespace, claim)) {
      yield `spec.source.persistentVolumeClaimName: no PersistentVolumeClaim is called ${show(claim)}`;
    }
    if (className && !graph.has('snapshot.storage.k8s.io/VolumeSnapshotClass', undefined, className)) {
      yield `spec.volumeSnapshotClassName: no VolumeSnapshotClass is called ${show(className)}`;
    }
  }
  const { dataSource } = kindOf(manifest) === '/PersistentVolumeClaim' ? (manifest.spec ?? {}) : {};
  if (dataSource?.kind === 'VolumeSnapshot' && !graph.has(SNAPSHOT, namespace, dataSource.name)) {
    yield `spec.dataSource: no VolumeSnapshot is called ${show(dataSource.name)}`;
  }
}

/** Every StorageClass that a StatefulSet asks for volumes must exist. */
export function* checkClaimTemplates(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'apps/StatefulSet') return;
  for (const [index, { spec }] of (manifest.spec.volumeClaimTemplates ?? []).entries()) {
    const name = spec?.storageClassName;
    if (name && !graph.has('storage.k8s.io/StorageClass', undefined, name)) {
      yield `spec.volumeClaimTemplates[${index}].spec.storageClassName: no StorageClass is called ${show(name)}`;
    }
  }
}

/** Those of the replicas of a StatefulSet are made by it. */
function hasClaim(graph: ManifestGraph, namespace: string | undefined, name: string): boolean {
  if (graph.has('/PersistentVolumeClaim', namespace, name)) return true;
  const stem = name.replace(/-\d+$/, '');
  return graph
    .allOf('apps/StatefulSet')
    .filter(({ metadata }) => metadata.namespace === namespace)
    .some(({ metadata, spec }) =>
      (spec.volumeClaimTemplates ?? []).some((claim: Manifest) => `${claim.metadata.name}-${metadata.name}` === stem),
    );
}

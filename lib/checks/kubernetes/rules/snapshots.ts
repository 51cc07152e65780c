import { show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { oncePer } from '../indexed';
import type { Manifest } from '../manifest';
import { kindOf, type ManifestGraph } from '../manifest-graph';

const MISSING = new Rule({
  id: 'K8S126',
  severity: 'error',
  title: 'Snapshot of nothing',
  why: 'The snapshot never becomes ready, or the claim that starts with it stays Pending.',
  fix: 'Name a claim, a class or a snapshot that exists in the namespace.',
  source: 'Kubernetes: Volume Snapshots',
});

const NO_CLASS = new Rule({
  id: 'K8S127',
  severity: 'error',
  title: 'Claim template without its class',
  why: 'The pods of the StatefulSet stay Pending.',
  fix: 'Name a StorageClass that exists; `external` names those that others make.',
  source: 'Kubernetes: StatefulSets, "Volume Claim Templates"',
});

const SNAPSHOT = 'snapshot.storage.k8s.io/VolumeSnapshot';

/** A snapshot is taken of a claim of its namespace, in a way that there is; a claim starts with one of its own. */
export function* checkSnapshots(manifest: Manifest, graph: ManifestGraph): Problems {
  const { namespace } = manifest.metadata;
  if (kindOf(manifest) === SNAPSHOT) {
    const { source, volumeSnapshotClassName: className } = manifest.spec;
    const claim = source.persistentVolumeClaimName;
    if (claim && !hasClaim(graph, namespace, claim)) {
      yield problem('spec.source.persistentVolumeClaimName', `no PersistentVolumeClaim is called ${show(claim)}`, {
        severity: graph.severityOfMissing,
      });
    }
    if (className && !graph.has('snapshot.storage.k8s.io/VolumeSnapshotClass', undefined, className)) {
      yield problem('spec.volumeSnapshotClassName', `no VolumeSnapshotClass is called ${show(className)}`, {
        severity: graph.severityOfMissing,
      });
    }
  }
  const { dataSource } = kindOf(manifest) === '/PersistentVolumeClaim' ? (manifest.spec ?? {}) : {};
  if (dataSource?.kind === 'VolumeSnapshot' && !graph.has(SNAPSHOT, namespace, dataSource.name)) {
    yield problem('spec.dataSource', `no VolumeSnapshot is called ${show(dataSource.name)}`, {
      severity: graph.severityOfMissing,
    });
  }
}

/** Every StorageClass that a StatefulSet asks for volumes must exist. */
export function* checkClaimTemplates(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== 'apps/StatefulSet') return;
  for (const [index, { spec }] of (manifest.spec.volumeClaimTemplates ?? []).entries()) {
    const name = spec?.storageClassName;
    if (name && !graph.has('storage.k8s.io/StorageClass', undefined, name)) {
      yield problem(
        `spec.volumeClaimTemplates[${index}].spec.storageClassName`,
        `no StorageClass is called ${show(name)}`,
        { severity: graph.severityOfMissing },
      );
    }
  }
}

/** Those of the replicas of a StatefulSet are made by it. */
function hasClaim(graph: ManifestGraph, namespace: string | undefined, name: string): boolean {
  if (graph.has('/PersistentVolumeClaim', namespace, name)) return true;
  return claimsOfReplicas(graph).has(`${namespace ?? ''}/${name.replace(/-\d+$/, '')}`);
}

const claimsOfReplicas = oncePer(
  (graph: ManifestGraph): ReadonlySet<string> =>
    new Set(
      graph
        .allOf('apps/StatefulSet')
        .flatMap(({ metadata, spec }) =>
          (spec.volumeClaimTemplates ?? []).map(
            (claim: Manifest) => `${metadata.namespace ?? ''}/${claim.metadata?.name}-${metadata.name}`,
          ),
        ),
    ),
);

export const snapshots = objectCheck([MISSING], checkSnapshots);
export const claimTemplates = objectCheck([NO_CLASS], checkClaimTemplates);

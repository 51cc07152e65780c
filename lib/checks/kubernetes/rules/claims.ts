import { type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, Rule } from '../../rule';
import type { Manifest } from '../manifest';
import { kindOf, type ManifestGraph } from '../manifest-graph';
import { quantityOf } from '../quantity';

const MISSING = new Rule({
  id: 'K8S120',
  severity: 'error',
  title: 'Claim without its volume or class',
  why: 'The claim stays Pending, and with it every pod that mounts it.',
  fix: 'Name a PersistentVolume or a StorageClass that exists; `external` names those that others make.',
  source: 'Kubernetes: Persistent Volumes, "Binding"',
});

const UNFIT = new Rule({
  id: 'K8S121',
  severity: 'error',
  title: 'Claim and volume do not fit',
  why: 'The claim is never bound to the volume that it names: it stays Pending.',
  fix: 'Give both the same class and access modes, a size that is large enough, and a claimRef that is this claim.',
  source: 'Kubernetes: Persistent Volumes, "Reserving a PersistentVolume"',
});

const CLAIM = '/PersistentVolumeClaim';
const VOLUME = '/PersistentVolume';

/** A claim that names its volume fits it; any other needs a class to make one. */
function* checkClaims(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== CLAIM) return;
  const { selector, storageClassName, volumeName } = manifest.spec ?? {};
  if (volumeName) {
    const volume = graph.find(VOLUME, undefined, volumeName);
    if (!graph.has(VOLUME, undefined, volumeName)) {
      yield MISSING.at('spec.volumeName', `no PersistentVolume is called ${show(volumeName)}`, {
        severity: graph.severityOfMissing,
      });
    } else if (volume) yield* checkFit(manifest, volume);
  } else if (storageClassName && !selector && !graph.has('storage.k8s.io/StorageClass', undefined, storageClassName)) {
    yield MISSING.at('spec.storageClassName', `no StorageClass is called ${show(storageClassName)}`, {
      severity: graph.severityOfMissing,
    });
  }
}

function* checkFit({ metadata, spec: claim }: Manifest, { metadata: { name }, spec: volume = {} }: Manifest): Problems {
  const title = `PersistentVolume ${show(name)}`;
  if (volume.claimRef && !pointsTo(volume.claimRef, metadata)) {
    const { namespace, name: other } = volume.claimRef;
    yield UNFIT.at('spec.volumeName', `${title} is kept for claim ${namespace}/${other}`);
  }
  if ((claim.storageClassName ?? '') !== (volume.storageClassName ?? '')) {
    yield UNFIT.at(
      'spec.storageClassName',
      `${title} has class ${show(volume.storageClassName ?? '')}, got ${show(claim.storageClassName ?? '')}`,
    );
  }
  for (const mode of claim.accessModes ?? []) {
    if (!volume.accessModes?.includes(mode)) yield UNFIT.at('spec.accessModes', `${title} does not have ${mode}`);
  }
  const wanted = claim.resources?.requests?.storage;
  const size = volume.capacity?.storage;
  if (quantityOf(wanted) > quantityOf(size))
    yield UNFIT.at('spec.resources.requests.storage', `${title} has ${size}, got ${wanted}`);
}

/** A volume kept for a claim is named by that claim, or by none. */
function* checkVolumes(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== VOLUME) return;
  const { claimRef } = manifest.spec ?? {};
  if (!claimRef) return;
  const { namespace, name } = claimRef;
  const claim = graph.find(CLAIM, namespace, name);
  if (!graph.has(CLAIM, namespace, name))
    yield MISSING.at('spec.claimRef', `there is no PersistentVolumeClaim ${namespace}/${name}`, {
      severity: graph.severityOfMissing,
    });
  const volumeName = claim?.spec?.volumeName;
  if (volumeName && volumeName !== manifest.metadata.name) {
    yield UNFIT.at('spec.claimRef', `PersistentVolumeClaim ${namespace}/${name} asks for volume ${show(volumeName)}`);
  }
}

function pointsTo(claimRef: Fields, metadata: Manifest['metadata']): boolean {
  return claimRef.name === metadata.name && claimRef.namespace === metadata.namespace;
}

export const claims = objectCheck([MISSING, UNFIT], checkClaims);
export const claimedVolumes = objectCheck([MISSING, UNFIT], checkVolumes);

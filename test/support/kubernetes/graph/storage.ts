import { type Fields, type Problems, show } from '../../plain-json';
import type { Manifest } from '../manifest';
import { quantityOf } from '../quantity';
import { kindOf, type ManifestGraph } from './manifest-graph';

const CLAIM = '/PersistentVolumeClaim';
const VOLUME = '/PersistentVolume';

/** A claim that names its volume fits it; any other needs a class to make one. */
export function* checkClaims(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== CLAIM) return;
  const { selector, storageClassName, volumeName } = manifest.spec ?? {};
  if (volumeName) {
    const volume = graph.find(VOLUME, undefined, volumeName);
    if (!graph.has(VOLUME, undefined, volumeName)) {
      yield `spec.volumeName: no PersistentVolume is called ${show(volumeName)}`;
    } else if (volume) yield* checkFit(manifest, volume);
  } else if (storageClassName && !selector && !graph.has('storage.k8s.io/StorageClass', undefined, storageClassName)) {
    yield `spec.storageClassName: no StorageClass is called ${show(storageClassName)}`;
  }
}

function* checkFit({ metadata, spec: claim }: Manifest, { metadata: { name }, spec: volume = {} }: Manifest): Problems {
  const title = `PersistentVolume ${show(name)}`;
  if (volume.claimRef && !pointsTo(volume.claimRef, metadata)) {
    const { namespace, name: other } = volume.claimRef;
    yield `spec.volumeName: ${title} is kept for claim ${namespace}/${other}`;
  }
  if ((claim.storageClassName ?? '') !== (volume.storageClassName ?? '')) {
    yield `spec.storageClassName: ${title} has class ${show(volume.storageClassName ?? '')}, got ${show(claim.storageClassName ?? '')}`;
  }
  for (const mode of claim.accessModes ?? []) {
    if (!volume.accessModes?.includes(mode)) yield `spec.accessModes: ${title} does not have ${mode}`;
  }
  const wanted = claim.resources?.requests?.storage;
  const size = volume.capacity?.storage;
  if (quantityOf(wanted) > quantityOf(size))
    yield `spec.resources.requests.storage: ${title} has ${size}, got ${wanted}`;
}

/** A volume kept for a claim is named by that claim, or by none. */
export function* checkVolumes(manifest: Manifest, graph: ManifestGraph): Problems {
  if (kindOf(manifest) !== VOLUME) return;
  const { claimRef } = manifest.spec ?? {};
  if (!claimRef) return;
  const { namespace, name } = claimRef;
  const claim = graph.find(CLAIM, namespace, name);
  if (!graph.has(CLAIM, namespace, name)) yield `spec.claimRef: there is no PersistentVolumeClaim ${namespace}/${name}`;
  const volumeName = claim?.spec?.volumeName;
  if (volumeName && volumeName !== manifest.metadata.name) {
    yield `spec.claimRef: PersistentVolumeClaim ${namespace}/${name} asks for volume ${show(volumeName)}`;
  }
}

function pointsTo(claimRef: Fields, metadata: Manifest['metadata']): boolean {
  return claimRef.name === metadata.name && claimRef.namespace === metadata.namespace;
}

import type { Manifest } from '../kubernetes/manifest';
import { kindOf } from '../kubernetes/manifest-graph';
import { objectCheck, type Problems, Rule } from '../rule';

const TOO_EARLY = new Rule({
  id: 'HA080',
  severity: 'warning',
  title: 'Disk that is made before its pod has a place',
  why: 'A disk lies in one zone, which is chosen without the pod: the pod may find no node there, and stays Pending.',
  fix: 'Write `volumeBindingMode: WaitForFirstConsumer`.',
  source: 'ACK: "Use dynamically provisioned disk volumes"',
});

const DELETED = new Rule({
  id: 'HA081',
  severity: 'warning',
  title: 'Data that goes with its claim',
  why: 'Whoever deletes the claim, or the namespace, deletes the data.',
  fix: 'Write `reclaimPolicy: Retain` (of a volume: `persistentVolumeReclaimPolicy`).',
  source: 'Kubernetes: Persistent Volumes, Reclaiming',
});

const DISK = 'diskplugin.csi.alibabacloud.com';

/** Disks are made where their pods are, and data outlives its claim. */
function* checkClasses(manifest: Manifest): Problems {
  if (kindOf(manifest) !== 'storage.k8s.io/StorageClass') return;
  const { parameters = {}, provisioner, reclaimPolicy = 'Delete', volumeBindingMode = 'Immediate' } = manifest;
  const isZonal = parameters.type !== 'cloud_regional_disk_auto';
  if (provisioner === DISK && isZonal && volumeBindingMode === 'Immediate')
    yield TOO_EARLY.at(
      manifest.volumeBindingMode === undefined ? '' : 'volumeBindingMode',
      'got Immediate, which is the default',
    );
  if (reclaimPolicy === 'Delete' && isStore(provisioner, parameters))
    yield DELETED.at(manifest.reclaimPolicy === undefined ? '' : 'reclaimPolicy', 'got Delete, which is the default');
}

/** A directory of NAS that is deleted with its claim is kept in an archive, unless the class says otherwise. */
function isStore(provisioner: unknown, parameters: Readonly<Record<string, unknown>>): boolean {
  if (provisioner === 'nasplugin.csi.alibabacloud.com')
    return parameters.archiveOnDelete === 'false' || parameters.deleteVolume === 'true';
  return provisioner === DISK;
}

function* checkVolumes(manifest: Manifest): Problems {
  if (kindOf(manifest) !== '/PersistentVolume') return;
  if (manifest.spec?.persistentVolumeReclaimPolicy === 'Delete')
    yield DELETED.at('spec.persistentVolumeReclaimPolicy', 'got Delete');
}

export const diskClasses = objectCheck([TOO_EARLY, DELETED], checkClasses);
export const keptVolumes = objectCheck([DELETED], checkVolumes);

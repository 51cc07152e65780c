import { type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import { DNS_SUBDOMAIN, QUALIFIED_NAME } from '../names';
import { quantityOf } from '../quantity';

const STORAGE = new Rule({
  id: 'K8S122',
  severity: 'error',
  title: 'Volume, claim or class that is refused',
  why: 'The server refuses the object.',
  fix: 'Correct the value.',
  source: 'Kubernetes: Persistent Volumes; Storage Classes',
});

const ACCESS_MODES: readonly string[] = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** Persistent volumes, claims and storage classes. */
export function* checkStorage(manifest: Manifest): Problems {
  const kind = `${groupOf(manifest)}/${manifest.kind}`;
  if (kind === '/PersistentVolume') yield* checkPersistentVolume(manifest.spec ?? {});
  if (kind === '/PersistentVolumeClaim') yield* checkClaim('spec', manifest.spec ?? {});
  if (kind === 'storage.k8s.io/StorageClass') yield* checkStorageClass(manifest);
  if (kind === 'apps/StatefulSet') {
    for (const [index, claim] of (manifest.spec.volumeClaimTemplates ?? []).entries()) {
      yield* checkClaim(`spec.volumeClaimTemplates[${index}].spec`, claim.spec ?? {});
    }
  }
}

/** Fields of a persistent volume that are no source of data. */
const VOLUME_FIELDS: readonly string[] = [
  ...['accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity'],
  ...['persistentVolumeReclaimPolicy', 'storageClassName', 'volumeAttributesClassName', 'volumeMode'],
];

function* checkPersistentVolume(spec: Fields): Problems {
  const sources = Object.keys(spec).filter((field) => !VOLUME_FIELDS.includes(field));
  if (sources.length !== 1) yield problem('spec', `must have exactly one source, got ${sources.join(', ') || 'none'}`);
  yield* checkAccessModes('spec.accessModes', spec.accessModes);
  yield* checkStorageQuantity('spec.capacity.storage', spec.capacity?.storage);
  yield* checkClassName('spec.storageClassName', spec.storageClassName);
  if (spec.csi && (!spec.csi.driver || !spec.csi.volumeHandle))
    yield problem('spec.csi', 'driver and volumeHandle are needed');
  if (spec.nfs && !spec.nfs.path.startsWith('/'))
    yield problem('spec.nfs.path', `must be absolute, got ${show(spec.nfs.path)}`);
  const policy = spec.persistentVolumeReclaimPolicy;
  if (policy === 'Recycle' && !spec.nfs && !spec.hostPath) {
    yield problem('spec.persistentVolumeReclaimPolicy', 'Recycle goes with nfs and hostPath only');
  }
}

function* checkClaim(path: string, spec: Fields): Problems {
  yield* checkAccessModes(`${path}.accessModes`, spec.accessModes);
  yield* checkStorageQuantity(`${path}.resources.requests.storage`, spec.resources?.requests?.storage);
  yield* checkClassName(`${path}.storageClassName`, spec.storageClassName);
}

function* checkAccessModes(path: string, modes: readonly string[] = []): Problems {
  if (modes.length === 0) yield problem(path, 'at least one is needed');
  for (const mode of modes) {
    if (!ACCESS_MODES.includes(mode)) yield problem(path, `must be of ${ACCESS_MODES.join(', ')}, got ${show(mode)}`);
  }
  if (modes.includes('ReadWriteOncePod') && modes.length > 1)
    yield problem(path, 'ReadWriteOncePod goes with no other mode');
}

function* checkStorageQuantity(path: string, quantity: unknown): Problems {
  if (quantity === undefined) yield problem(path, 'missing');
  else if (!(quantityOf(quantity) > 0)) yield problem(path, `must be more than 0, got ${show(quantity)}`);
}

/** Empty is a value of its own: it asks for no dynamic provisioning. */
function* checkClassName(path: string, name: string | undefined): Problems {
  if (name && !DNS_SUBDOMAIN.matches(name)) yield problem(path, `must be ${DNS_SUBDOMAIN.words}, got ${show(name)}`);
}

const BINDING_MODES: readonly string[] = ['Immediate', 'WaitForFirstConsumer'];
const RECLAIM_POLICIES: readonly string[] = ['Delete', 'Retain'];

function* checkStorageClass({ provisioner, volumeBindingMode, reclaimPolicy }: Manifest): Problems {
  if (!QUALIFIED_NAME.matches(String(provisioner).toLowerCase())) {
    yield problem('provisioner', `must be ${QUALIFIED_NAME.words}, got ${show(provisioner)}`);
  }
  if (volumeBindingMode !== undefined && !BINDING_MODES.includes(volumeBindingMode)) {
    yield problem('volumeBindingMode', `must be one of ${BINDING_MODES.join(', ')}, got ${show(volumeBindingMode)}`);
  }
  if (reclaimPolicy !== undefined && !RECLAIM_POLICIES.includes(reclaimPolicy)) {
    yield problem('reclaimPolicy', `must be one of ${RECLAIM_POLICIES.join(', ')}, got ${show(reclaimPolicy)}`);
  }
}

export const storage = objectCheck([STORAGE], checkStorage);

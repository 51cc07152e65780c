import { type Fields, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';

const UNKNOWN_KEY = new Rule({
  id: 'K8S123',
  severity: 'warning',
  title: 'Setting that the storage driver does not know',
  why: 'The driver passes over what it does not know: a misspelt setting has no effect.',
  fix: 'Correct the name. What a newer driver knows may be acknowledged.',
  source: 'alibaba-cloud-csi-driver; csi-driver-nfs',
});

const OSS_ACCESS = new Rule({
  id: 'K8S125',
  severity: 'error',
  title: 'Bucket without one way to sign in',
  why: 'Without keys and without RRSA the mount is refused; with both, one of them is not used.',
  fix: 'Give either nodePublishSecretRef or authType: rrsa.',
  source: 'ACK: "OSS volumes"; alibaba-cloud-csi-driver',
});

const DISK = 'diskplugin.csi.alibabacloud.com';
const NAS = 'nasplugin.csi.alibabacloud.com';
const OSS = 'ossplugin.csi.alibabacloud.com';
const NFS = 'nfs.csi.k8s.io';

/** Parameters of a StorageClass that drivers know; `/` at the end stands for all below. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  [DISK]: [
    ...['type', 'performanceLevel', 'volumeSizeAutoAvailable', 'zoneId', 'regionId', 'encrypted', 'kmsKeyId'],
    ...['resourceGroupId', 'diskTags', 'diskTags/', 'provisionedIops', 'burstingEnabled', 'multiAttach', 'mkfsOptions'],
    ...['volumeDeleteSnapshotRetentionDays', 'csi.storage.k8s.io/fstype'],
  ],
  [NAS]: [
    ...['volumeAs', 'server', 'path', 'vers', 'options', 'mode', 'modeType', 'accesspoint', 'mountProtocol'],
    ...['containerNetworkFileSystem', 'mountType', 'archiveOnDelete', 'fileSystemType', 'storageType', 'regionId'],
    ...['zoneId', 'vpcId', 'vSwitchId', 'accessGroupName', 'protocolType', 'encryptType', 'deleteVolume'],
  ],
  [NFS]: ['server', 'share', 'subDir', 'mountPermissions', 'onDelete'],
};

/** Attributes of a PersistentVolume that drivers know. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  [DISK]: [],
  [NAS]: [
    ...['server', 'path', 'vers', 'options', 'mode', 'modeType', 'accesspoint', 'mountProtocol'],
    ...['containerNetworkFileSystem', 'mountType', 'loopLock'],
  ],
  [OSS]: [
    ...['bucket', 'url', 'path', 'otherOpts', 'fuseType', 'encrypted', 'kmsKeyId', 'sigVersion', 'region'],
    ...['authType', 'roleName', 'roleArn', 'oidcProviderArn', 'serviceAccountName'],
  ],
};

const SNAPSHOT_PARAMETERS = ['snapshotType', 'retentionDays', 'snapshotTags/', 'resourceGroupId'];

/** What CSI drivers are told: they pass over what they do not know. Other drivers pass in silence. */
export function* checkStorageDrivers(manifest: Manifest): Problems {
  const kind = `${groupOf(manifest)}/${manifest.kind}`;
  if (kind === 'storage.k8s.io/StorageClass') {
    const { parameters, provisioner } = manifest;
    yield* checkKeys('parameters', parameters, knownBy(PARAMETERS, provisioner), provisioner);
  }
  if (kind === '/PersistentVolume') yield* checkVolume(manifest.spec?.csi ?? {});
  if (kind === 'snapshot.storage.k8s.io/VolumeSnapshotClass' && manifest.driver === DISK) {
    yield* checkKeys('parameters', manifest.parameters, SNAPSHOT_PARAMETERS, DISK);
  }
}

function* checkVolume({ driver, volumeAttributes, nodePublishSecretRef }: Fields): Problems {
  yield* checkKeys('spec.csi.volumeAttributes', volumeAttributes, knownBy(ATTRIBUTES, driver), driver);
  if (driver !== OSS) return;
  if ((volumeAttributes?.authType === 'rrsa') === (nodePublishSecretRef !== undefined)) {
    yield OSS_ACCESS.at('spec.csi', 'OSS takes either authType rrsa or nodePublishSecretRef');
  }
}

function knownBy(table: Readonly<Record<string, readonly string[]>>, driver: string): readonly string[] | undefined {
  return Object.hasOwn(table, driver) ? table[driver] : undefined;
}

function* checkKeys(path: string, values: Fields = {}, known: readonly string[] | undefined, driver: string): Problems {
  if (!known) return;
  for (const key of Object.keys(values)) {
    const isKnown = known.some((name) => (name.endsWith('/') ? key.startsWith(name) : key === name));
    if (!isKnown) yield problem(path, `${driver} does not know ${show(key)}`);
  }
}

export const storageDrivers = objectCheck([UNKNOWN_KEY, OSS_ACCESS], checkStorageDrivers);

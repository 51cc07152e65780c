import { type Fields, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest } from '../manifest';

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
  if (kind === 'storage.k8s.io/StorageClass') yield* checkStorageClass(manifest);
  if (kind === '/PersistentVolume') yield* checkVolume(manifest.spec?.csi ?? {});
  if (kind === 'snapshot.storage.k8s.io/VolumeSnapshotClass' && manifest.driver === DISK) {
    yield* checkKeys('parameters', manifest.parameters, SNAPSHOT_PARAMETERS, DISK);
  }
}

function* checkStorageClass({ provisioner, parameters, volumeBindingMode }: Manifest): Problems {
  yield* checkKeys('parameters', parameters, PARAMETERS[provisioner], provisioner);
  if (provisioner !== DISK) return;
  if (volumeBindingMode === undefined || volumeBindingMode === 'Immediate') {
    yield `volumeBindingMode: must be WaitForFirstConsumer, as a disk lies in one zone, got ${show(volumeBindingMode)}`;
  }
}

function* checkVolume({ driver, volumeAttributes, nodePublishSecretRef }: Fields): Problems {
  yield* checkKeys('spec.csi.volumeAttributes', volumeAttributes, ATTRIBUTES[driver], driver);
  if (driver !== OSS) return;
  if ((volumeAttributes?.authType === 'rrsa') === (nodePublishSecretRef !== undefined)) {
    yield 'spec.csi: OSS takes either authType rrsa or nodePublishSecretRef';
  }
}

function* checkKeys(path: string, values: Fields = {}, known: readonly string[] | undefined, driver: string): Problems {
  if (!known) return;
  for (const key of Object.keys(values)) {
    const isKnown = known.some((name) => (name.endsWith('/') ? key.startsWith(name) : key === name));
    if (!isKnown) yield `${path}: ${driver} does not know ${show(key)}`;
  }
}

import fc from 'fast-check';
import {
  ClaimedVolume,
  ClaimRetention,
  DiskClass,
  DiskEncryption,
  DiskType,
  DiskVolume,
  NasDirectoryClass,
  NasFileSystemClass,
  NfsClass,
  OssAccess,
  OssClient,
  OssVolume,
  Size,
  StorageClass,
  Volume,
  VolumeSnapshot,
  VolumeSnapshotClass,
} from '../../../charts';
import { newChart, VSWITCHES } from '../manifests';

const nfs = { server: 'a.nas.aliyuncs.com', path: '/' };
const capacity = Size.gibibytes(20);

/** What is called with valid props, one of which is anything, or with anything. */
const anyProps = (valid: object, ...others: string[]) =>
  fc.oneof(
    fc.anything(),
    ...[...Object.keys(valid), ...others].map((name) => fc.anything().map((value) => ({ ...valid, [name]: value }))),
  );

const PAIR = fc.tuple(fc.anything(), fc.anything());

const TAKERS: readonly [string, (value: any) => unknown, fc.Arbitrary<unknown>][] = [
  [
    'DiskClass',
    (props) => new DiskClass(newChart(), 'A', props),
    anyProps(
      { types: [DiskType.ESSD], performanceLevels: ['PL1'], zones: ['a'] },
      ...['encryption', 'fileSystem', 'mkfsOptions', 'tags', 'resourceGroupId', 'retention', 'name'],
    ),
  ],
  [
    'NasDirectoryClass',
    (props) => new NasDirectoryClass(newChart(), 'A', props),
    anyProps({ nfs }, 'mode', 'protocol', 'retention', 'name'),
  ],
  [
    'NasFileSystemClass',
    (props) => new NasFileSystemClass(newChart(), 'A', props),
    anyProps({ vpcId: 'vpc-a', vSwitch: VSWITCHES[0] }, 'storage', 'accessGroupName', 'protocol', 'retention'),
  ],
  [
    'NfsClass',
    (props) => new NfsClass(newChart(), 'A', props),
    anyProps({ nfs }, 'directory', 'mode', 'mountOptions', 'retention', 'name'),
  ],
  [
    'DiskVolume',
    (props) => new DiskVolume(newChart(), 'A', props),
    anyProps({ diskId: 'd-a', zone: 'a', capacity }, 'region', 'fileSystem', 'name'),
  ],
  [
    'OssVolume',
    (props) => new OssVolume(newChart(), 'A', props),
    anyProps(
      { bucket: 'web-site', region: 'eu-central-1', access: OssAccess.role('reader') },
      ...['accessMode', 'directory', 'client', 'endpoint', 'capacity', 'name'],
    ),
  ],
  [
    'ClaimedVolume',
    (props) => new ClaimedVolume(newChart(), 'A', props),
    anyProps({ storageClass: DiskClass.fromName('disks'), capacity }, 'accessMode', 'snapshot', 'name'),
  ],
  [
    'VolumeSnapshotClass',
    (props) => new VolumeSnapshotClass(newChart(), 'A', props),
    anyProps({}, 'retention', 'retentionDays', 'tags', 'resourceGroupId', 'name'),
  ],
  [
    'VolumeSnapshot',
    (props) => new VolumeSnapshot(newChart(), 'A', props),
    anyProps({ volume: Volume.scratch('a'), snapshotClass: { name: 'a' } }, 'name'),
  ],
  ['StorageClass.fromName', (args) => StorageClass.fromName(args[0], args[1]), PAIR],
  ['DiskClass.fromName', DiskClass.fromName, fc.anything()],
  ['VolumeSnapshotClass.fromName', VolumeSnapshotClass.fromName, fc.anything()],
  ['VolumeSnapshot.fromName', VolumeSnapshot.fromName, fc.anything()],
  ['DiskType.of', (args) => DiskType.of(args[0], args[1]), PAIR],
  ['DiskEncryption.key', DiskEncryption.key, fc.anything()],
  ['ClaimRetention.deleteAfterSnapshot', ClaimRetention.deleteAfterSnapshot, fc.anything()],
  ['OssAccess.role', (args) => OssAccess.role(args[0], args[1]), PAIR],
  [
    'OssAccess.identity',
    OssAccess.identity,
    anyProps({ namespace: 'ack-csi-fuse', name: 'csi-fuse-ossfs', annotations: {} }),
  ],
  ['OssAccess.secret', OssAccess.secret, fc.anything()],
  ['OssClient.ossfs', OssClient.ossfs, anyProps({}, 'umask', 'user', 'group', 'options')],
  ['OssClient.ossfs2', OssClient.ossfs2, anyProps({}, 'closeToOpen', 'options')],
  ['Volume.fromSecret', (props) => Volume.fromSecret('tls', props), anyProps({}, 'files', 'mode', 'name')],
  ['Volume.fromConfigMap', (args) => Volume.fromConfigMap(args[0], args[1]), PAIR],
  [
    'Volume.perReplica',
    (props) => Volume.perReplica('data', props),
    anyProps({ storageClass: DiskClass.fromName('disks'), capacity }, 'accessMode'),
  ],
  ['Volume.scratch', (props) => Volume.scratch('work', props), anyProps({}, 'sizeLimit', 'inMemory')],
];

test.each(TAKERS)('%s takes any value, or says in a ValidationError why not', (_name, take, values) => {
  fc.assert(
    fc.property(values, (value) => {
      try {
        take(value);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ValidationError', message: expect.stringMatching(/^'.+ \[at .+\]$/s) });
      }
    }),
  );
});

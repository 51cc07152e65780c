import {
  ClaimedVolume,
  ClaimRetention,
  DiskClass,
  type DiskClassProps,
  DiskEncryption,
  DiskPerformanceLevel,
  DiskType,
  Size,
} from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf, newChart } from '../../manifests';

const manifests = (props?: DiskClassProps) => manifestsOf((chart) => new DiskClass(chart, 'FastDisks', props));
const classOf = (props?: DiskClassProps) => byKind(manifests(props)).StorageClass;
const claim = (gibibytes: number, props?: DiskClassProps) => {
  const chart = newChart();
  return () =>
    new ClaimedVolume(chart, 'Data', {
      storageClass: new DiskClass(chart, 'FastDisks', props),
      capacity: Size.gibibytes(gibibytes),
    });
};

test('defaults', () => {
  expect(manifests()).toMatchSnapshot();
});

test('an API server of 1.26 takes it, with everything that can be said', () => {
  const all = manifests({
    name: 'disks',
    types: [DiskType.ESSD],
    performanceLevels: [DiskPerformanceLevel.PL2, DiskPerformanceLevel.PL1],
    zones: ['eu-central-1a', 'eu-central-1b'],
    encryption: DiskEncryption.key('key-fra1'),
    fileSystem: 'xfs',
    mkfsOptions: ['-O', 'project,quota'],
    tags: { team: 'blue' },
    resourceGroupId: 'rg-acfm1',
    retention: ClaimRetention.deleteAfterSnapshot(30),
  });
  expect(checkManifests([...manifests(), ...all])).toEqual([]);
  expect(byKind(all).StorageClass).toMatchObject({
    metadata: { name: 'disks' },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowedTopologies: [
      {
        matchLabelExpressions: [
          { key: 'topology.diskplugin.csi.alibabacloud.com/zone', values: ['eu-central-1a', 'eu-central-1b'] },
        ],
      },
    ],
    parameters: {
      type: 'cloud_essd',
      performanceLevel: 'PL2,PL1',
      'csi.storage.k8s.io/fstype': 'xfs',
      mkfsOptions: '-O project,quota',
      encrypted: 'true',
      kmsKeyId: 'key-fra1',
      resourceGroupId: 'rg-acfm1',
      'diskTags/team': 'blue',
      volumeDeleteSnapshotRetentionDays: '30',
    },
  });
});

test('disks are deleted, or left unencrypted, by name only', () => {
  const { reclaimPolicy, parameters } = classOf({
    retention: ClaimRetention.DELETE_WITH_CLAIM,
    encryption: DiskEncryption.NONE,
  });
  expect(reclaimPolicy).toBe('Delete');
  expect(parameters.encrypted).toBe('false');
});

test.each([
  [20, {}],
  [10, { types: [DiskType.REGIONAL_ESSD] }],
  [1, { types: [DiskType.ESSD], performanceLevels: [DiskPerformanceLevel.PL0] }],
  [65_536, {}],
  [40, { types: [DiskType.of('cloud_new', 40)] }],
])('a claim of %p GiB is made by %p', (gibibytes, props) => {
  expect(claim(gibibytes, props)).not.toThrow();
});

test.each([
  [19, {}, "'capacity' must be 20 GiB or more for cloud_essd, got 19, e.g. Size.gibibytes(20)"],
  [
    9,
    { types: [DiskType.REGIONAL_ESSD] },
    "'capacity' must be 10 GiB or more for cloud_regional_disk_auto, got 9, e.g. Size.gibibytes(10)",
  ],
  [
    460,
    { performanceLevels: [DiskPerformanceLevel.PL1, DiskPerformanceLevel.PL2] },
    "'capacity' must be 461 GiB or more for cloud_essd with PL1, PL2, got 460, e.g. Size.gibibytes(461)",
  ],
  [
    1260,
    { performanceLevels: [DiskPerformanceLevel.PL3] },
    "'capacity' must be 1261 GiB or more for cloud_essd with PL3, got 1260, e.g. Size.gibibytes(1261)",
  ],
  [65_537, {}, "'capacity' must be 65536 GiB or less for a disk, got 65537"],
  [39, { types: [DiskType.of('cloud_new', 40)] }, "'capacity' must be 40 GiB or more for cloud_new, got 39"],
])('fails for a claim of %p GiB from %p', (gibibytes, props, message) => {
  expect(claim(gibibytes, props)).toThrow(message);
});

test.each<[object, string]>([
  [{ types: [] }, "'types' must have one or more, got none, e.g. [DiskType.ESSD]"],
  [{ types: ['cloud_essd'] }, "'types[0]' must be a DiskType, e.g. DiskType.ESSD, got 'cloud_essd'"],
  [{ types: [DiskType.ESSD, DiskType.ESSD] }, "'types' has cloud_essd twice"],
  [
    { types: [DiskType.ESSD, DiskType.REGIONAL_ESSD] },
    "'types' mixes DiskType.REGIONAL_ESSD with disks of one zone, which bind pods otherwise; define a class for each",
  ],
  [{ performanceLevels: ['PL4'] }, "'performanceLevels[0]' must be 'PL0' or 'PL1' or 'PL2' or 'PL3', got 'PL4'"],
  [
    { types: [DiskType.SSD], performanceLevels: [DiskPerformanceLevel.PL1] },
    "'performanceLevels' are those of DiskType.ESSD, which is not among the types cloud_ssd",
  ],
  [{ zones: [] }, "'zones' must have one or more, got none, e.g. ['eu-central-1a']"],
  [{ zones: ['eu-central-1a', 'eu-central-1a'] }, "'zones' has eu-central-1a twice"],
  [{ zones: ['a'] }, "'zones[0]' must be a zone, got 'a', e.g. 'eu-central-1a' or 'cn-hangzhou-h'"],
  [
    { types: [DiskType.REGIONAL_ESSD], zones: ['eu-central-1a'] },
    "'zones' must be left out for DiskType.REGIONAL_ESSD, which is there for its whole region",
  ],
  [{ encryption: true }, "'encryption' must be a DiskEncryption, e.g. DiskEncryption.SERVICE_KEY, got true"],
  [{ fileSystem: 'ntfs' }, "'fileSystem' must be 'ext4' or 'ext3' or 'xfs', got 'ntfs'"],
  [{ mkfsOptions: '-O' }, "'mkfsOptions' must be a list, e.g. ['-O', 'project,quota'], got '-O'"],
  [{ tags: { team: 1 } }, "'tags.team' must be a text, got 1, e.g. '1'"],
  [{ resourceGroupId: '' }, "'resourceGroupId' must be a text, e.g. 'rg-acfm0123456789a', got ''"],
  [{ retention: 'Delete' }, "'retention' must be a ClaimRetention, e.g. ClaimRetention.KEEP, got 'Delete'"],
  [
    { retention: ClaimRetention.ARCHIVE },
    "'retention' must be ClaimRetention.KEEP or ClaimRetention.DELETE_WITH_CLAIM or ClaimRetention.deleteAfterSnapshot(30), got ClaimRetention.ARCHIVE",
  ],
])('fails for %p', (props, message) => {
  expect(() => manifests(props)).toThrow(`${message} [at chart/FastDisks]`);
});

test('fails for a number of days that no snapshot is kept, and for a type without name or size', () => {
  expect(() => ClaimRetention.deleteAfterSnapshot(0)).toThrow(
    "'days' must be a whole number, 1 to 65536, got 0, e.g. 30 [at ClaimRetention.deleteAfterSnapshot]",
  );
  expect(() => DiskType.of('cloud_essd,cloud_ssd', 0)).toThrow(
    "'type' must be one type, got 'cloud_essd,cloud_ssd', e.g. 'cloud_essd'; 'minimumGibibytes' must be a whole number, 1 or more, got 0, e.g. 20 [at DiskType.of]",
  );
  expect(() => DiskEncryption.key('')).toThrow("'keyId' must be a text, e.g. 'key-fra0123456789abcdef', got ''");
});

test('a class of ACK that waits for the pod can be named, with its smallest disk', () => {
  const storageClass = DiskClass.fromName('alicloud-disk-topology-alltype');
  expect(storageClass).toMatchObject({ name: 'alicloud-disk-topology-alltype', platform: 'ack' });
  expect(storageClass.checkCapacity('capacity', Size.gibibytes(10))).toEqual([
    "'capacity' must be 20 GiB or more for StorageClass alicloud-disk-topology-alltype, got 10, e.g. Size.gibibytes(20)",
  ]);
  expect(DiskClass.fromName('ours').checkCapacity('capacity', Size.gibibytes(1))).toEqual([]);
  expect(DiskClass.fromName('ours').checkCapacity('capacity', Size.gibibytes(65_537))).toEqual([
    "'capacity' must be 65536 GiB or less for StorageClass ours, got 65537",
  ]);
});

test.each(['alicloud-disk-available', 'alicloud-disk-efficiency', 'alicloud-disk-essd', 'alicloud-disk-ssd'])(
  'fails for %s, which does not wait for the pod',
  (name) => {
    expect(() => DiskClass.fromName(name)).toThrow(
      `'name' must not be '${name}', which makes a disk before the zone of its pod is known; use 'alicloud-disk-topology-alltype', or define a DiskClass [at DiskClass.fromName]`,
    );
  },
);

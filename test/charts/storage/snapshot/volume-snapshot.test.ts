import {
  AccessMode,
  ClaimedVolume,
  DiskClass,
  Size,
  SnapshotRetention,
  Volume,
  VolumeSnapshot,
  VolumeSnapshotClass,
  type VolumeSnapshotClassProps,
  type VolumeSnapshotProps,
} from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf, newChart } from '../../manifests';

const disk = Volume.fromClaim('data', { accessMode: AccessMode.READ_WRITE_ONCE });
const snapshot = (props: Partial<VolumeSnapshotProps> = {}) =>
  new VolumeSnapshot(newChart(), 'BeforeUpgrade', {
    volume: disk,
    snapshotClass: VolumeSnapshotClass.fromName('disks'),
    ...props,
  });
const snapshotClass = (props?: VolumeSnapshotClassProps) =>
  manifestsOf((chart) => new VolumeSnapshotClass(chart, 'Disks', props));

test('a disk, a snapshot of it, and a disk made of that', () => {
  const manifests = manifestsOf((chart) => {
    const storageClass = new DiskClass(chart, 'Disks');
    const capacity = Size.gibibytes(20);
    const volume = new ClaimedVolume(chart, 'Data', { storageClass, capacity });
    const snapshots = new VolumeSnapshotClass(chart, 'Snapshots');
    const before = new VolumeSnapshot(chart, 'BeforeUpgrade', { volume, snapshotClass: snapshots });
    new ClaimedVolume(chart, 'Restored', { storageClass, capacity, snapshot: before });
  });
  expect(checkManifests(manifests)).toEqual([]);
  const { VolumeSnapshot: taken, VolumeSnapshotClass: made } = byKind(manifests);
  expect([made, taken]).toMatchSnapshot();
});

test('days, tags, resource group and deletion can be said', () => {
  const props = {
    retention: SnapshotRetention.DELETE_WITH_SNAPSHOT,
    retentionDays: 30,
    tags: { team: 'blue' },
    resourceGroupId: 'rg-acfm1',
  };
  expect(checkManifests(snapshotClass(props))).toEqual([]);
  expect(byKind(snapshotClass(props)).VolumeSnapshotClass).toMatchObject({
    deletionPolicy: 'Delete',
    parameters: { retentionDays: '30', 'snapshotTags/team': 'blue', resourceGroupId: 'rg-acfm1' },
  });
});

test.each<[object, string]>([
  [{ retention: 'Delete' }, "'retention' must be a SnapshotRetention, e.g. SnapshotRetention.KEEP, got 'Delete'"],
  [{ retentionDays: 0 }, "'retentionDays' must be a whole number, 1 to 65536, got 0, e.g. 30"],
  [{ tags: [] }, "'tags' must be an object, e.g. { team: 'blue' }, got []"],
  [{ resourceGroupId: ' ' }, "'resourceGroupId' must be a text, e.g. 'rg-acfm0123456789a', got ' '"],
])('fails for a class with %p', (props, message) => {
  expect(() => snapshotClass(props as never)).toThrow(`${message} [at chart/Disks]`);
});

const NO_DISK =
  "'volume' must be a disk with a claim, since only disks have snapshots, e.g. a ClaimedVolume of a DiskClass";

test.each<[object, string]>([
  [{ volume: undefined }, NO_DISK],
  [{ volume: Volume.scratch('work') }, NO_DISK],
  [{ volume: Volume.fromClaim('site', { accessMode: AccessMode.READ_WRITE_MANY }) }, NO_DISK],
  [
    { volume: Volume.perReplica('data', { storageClass: DiskClass.fromName('disks'), capacity: Size.gibibytes(20) }) },
    NO_DISK,
  ],
  [
    { volume: { ...disk, namespace: 'shop' } },
    "'volume' must be of namespace 'web', got one of 'shop'; define it in a chart of that namespace",
  ],
  [{ snapshotClass: 'disks' }, "'snapshotClass.name' must be a text, e.g. 'disks', got nothing"],
])('fails for %p', (props, message) => {
  expect(() => snapshot(props)).toThrow(`${message} [at chart/BeforeUpgrade]`);
});

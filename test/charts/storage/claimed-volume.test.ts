import {
  AccessMode,
  ClaimedVolume,
  type ClaimedVolumeProps,
  DiskClass,
  NasDirectoryClass,
  Size,
  StorageClass,
  VolumeSnapshot,
} from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { byKind, manifestsOf, newChart } from '../manifests';

const disks = DiskClass.fromName('disks');
const volume = (props: Partial<ClaimedVolumeProps> = {}) =>
  new ClaimedVolume(newChart(), 'Data', { storageClass: disks, capacity: Size.gibibytes(20), ...props });
const claimOf = (props: Partial<ClaimedVolumeProps> = {}) => volume(props).persistentVolumeClaim.toJson();

test('defaults', () => {
  expect(claimOf()).toMatchSnapshot();
});

test('an API server of 1.26 takes it, and the class that it names', () => {
  const manifests = manifestsOf((chart) => {
    const storageClass = new DiskClass(chart, 'Disks');
    new ClaimedVolume(chart, 'Data', { storageClass, capacity: Size.gibibytes(20) });
  });
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkManifestGraph(manifests, { external: ['Namespace web'] })).toEqual([]);
});

test('the class says how it can be mounted, and where', () => {
  expect(volume()).toMatchObject({ accessMode: 'ReadWriteOnce', isReadOnly: false, platform: 'ack', namespace: 'web' });
  const chart = newChart();
  const storageClass = new NasDirectoryClass(chart, 'Shared', { nfs: { server: 'a.nas.aliyuncs.com', path: '/' } });
  const capacity = Size.gibibytes(1);
  expect(new ClaimedVolume(chart, 'A', { storageClass, capacity }).accessMode).toBe('ReadWriteMany');
  const accessMode = AccessMode.READ_WRITE_ONCE;
  expect(new ClaimedVolume(chart, 'B', { storageClass, capacity, accessMode }).accessMode).toBe('ReadWriteOnce');
});

test('it can start with a snapshot', () => {
  const claim = claimOf({ snapshot: VolumeSnapshot.fromName('before-upgrade') });
  expect(claim.spec).toMatchObject({
    dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'before-upgrade' },
  });
  expect(checkManifests([claim])).toEqual([]);
});

test('a claim of a replica can be made before its application, from a snapshot', () => {
  expect(
    byKind(
      manifestsOf(
        (chart) =>
          new ClaimedVolume(chart, 'Data', {
            name: 'data-database-0',
            storageClass: disks,
            capacity: Size.gibibytes(20),
          }),
      ),
    ).PersistentVolumeClaim.metadata.name,
  ).toBe('data-database-0');
});

test.each<[object, string]>([
  [
    { storageClass: 'disks' },
    "'storageClass' must be a storage class, e.g. DiskClass.fromName('alicloud-disk-topology-alltype'), got 'disks'",
  ],
  [{ capacity: 20 }, "'capacity' must be a Size, e.g. Size.gibibytes(20), got 20"],
  [{ capacity: Size.gibibytes(0.5) }, "'capacity' must be a whole number, 1 or more, got 0.5, e.g. 20"],
  [{ accessMode: AccessMode.READ_WRITE_MANY }, "'accessMode' must be 'ReadWriteOnce', got 'ReadWriteMany'"],
  [
    { snapshot: 'before-upgrade' },
    "'snapshot' must be an object, e.g. VolumeSnapshot.fromName('before-upgrade'), got 'before-upgrade'",
  ],
  [
    {
      snapshot: VolumeSnapshot.fromName('before-upgrade'),
      storageClass: StorageClass.fromName('shared', { accessModes: [AccessMode.READ_WRITE_MANY] }),
    },
    "'snapshot' is one of a disk, and 'storageClass' makes directories; use a DiskClass",
  ],
  [
    { snapshot: { name: 'before-upgrade', namespace: 'shop' } },
    "'snapshot' must be of namespace 'web', got one of 'shop'; define it in a chart of that namespace",
  ],
])('fails for %p', (props, message) => {
  expect(() => volume(props)).toThrow(`${message} [at chart/Data]`);
});

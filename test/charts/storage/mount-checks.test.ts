import { AccessMode, NasVolume, OssAccess, OssVolume, Size, StorageClass, Target, Volume } from '../../../charts';
import { checkMount } from '../../../charts/storage/mount-checks';
import { newChart, TERWAY } from '../manifests';

const path = '/data';
const nas = new NasVolume(newChart(), 'Site', {
  nfs: { server: 'a.nas.aliyuncs.com', path: '/' },
  capacity: Size.gibibytes(20),
});
const bucket = new OssVolume(newChart(), 'Files', {
  bucket: 'web-site',
  region: 'eu-central-1',
  access: OssAccess.role('reader'),
});

test('a volume is mounted where its driver is', () => {
  expect(checkMount('mounts', { volume: nas, path }, TERWAY)).toEqual([]);
  expect(checkMount('mounts', { volume: Volume.scratch('work'), path }, Target.local())).toEqual([]);
  expect(checkMount('mounts', { volume: nas, path }, Target.local())).toEqual([
    "'mounts' has the volume 'site', whose driver is on ACK only; use an NfsVolume, or a claim of a class that the local cluster has",
  ]);
});

test('a volume of local clusters is not on ACK', () => {
  const storageClass = StorageClass.fromName('local-path', {
    accessModes: [AccessMode.READ_WRITE_ONCE],
    platform: 'local',
  });
  const volume = Volume.perReplica('data', { storageClass, capacity: Size.gibibytes(1) });
  expect(checkMount('mounts', { volume, path }, TERWAY)).toEqual([
    "'mounts' has the volume 'data', whose driver is on local clusters only; use a NasVolume, an OssVolume or a disk",
  ]);
});

test('a volume of one pod alone is mounted where it can be', () => {
  const volume = Volume.fromClaim('data', { accessMode: AccessMode.READ_WRITE_ONCE_POD });
  const newer = Target.ack({ podNetwork: 'terway', kubernetesVersion: '1.27' });
  expect(checkMount('mounts', { volume, path }, newer)).toEqual([]);
  expect(checkMount('mounts', { volume, path }, TERWAY)).toEqual([
    "'mounts' has the ReadWriteOncePod volume 'data', which needs Kubernetes 1.27; say that the target has it by kubernetesVersion",
  ]);
});

test('what nobody can write to is mounted read-only', () => {
  expect(checkMount('mounts', { volume: bucket, path }, TERWAY)).toEqual([]);
  expect(checkMount('mounts', { volume: bucket, path, readOnly: true }, TERWAY)).toEqual([]);
  expect(checkMount('mounts', { volume: bucket, path, readOnly: false }, TERWAY)).toEqual([
    "'mounts' has 'readOnly: false' for the volume 'files', which nobody can write to; leave it out",
  ]);
});

import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';

const storageClass = (fields: object) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'fast' },
  provisioner: 'diskplugin.csi.alibabacloud.com',
  volumeBindingMode: 'WaitForFirstConsumer',
  ...fields,
});
const bucket = (csi: object) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'files' },
  spec: {
    accessModes: ['ReadOnlyMany'],
    capacity: { storage: '1Gi' },
    csi: { driver: 'ossplugin.csi.alibabacloud.com', volumeHandle: 'files', ...csi },
  },
});

test.each([
  storageClass({ parameters: { type: 'cloud_essd', 'diskTags/team': 'blue' } }),
  storageClass({ provisioner: 'example.com/any', parameters: { any: 'thing' }, volumeBindingMode: 'Immediate' }),
  bucket({ volumeAttributes: { bucket: 'a', authType: 'rrsa', roleName: 'reader' } }),
  bucket({ volumeAttributes: { bucket: 'a' }, nodePublishSecretRef: { name: 'key', namespace: 'web' } }),
])('takes what drivers know: %j', (object) => {
  expect(checkManifests([object])).toEqual([]);
});

test.each([
  [storageClass({ parameters: { kind: 'fast' } }), "parameters: diskplugin.csi.alibabacloud.com does not know 'kind'"],
  [
    storageClass({ provisioner: 'nfs.csi.k8s.io', parameters: { path: '/' } }),
    "parameters: nfs.csi.k8s.io does not know 'path'",
  ],
  [
    bucket({ volumeAttributes: { akId: 'a', authType: 'rrsa' } }),
    "spec.csi.volumeAttributes: ossplugin.csi.alibabacloud.com does not know 'akId'",
  ],
  [bucket({}), 'spec.csi: OSS takes either authType rrsa or nodePublishSecretRef'],
])('finds what they do not: %j', (object, problem) => {
  expect(checkManifests([object])).toEqual([`${object.kind} ${object.metadata.name}: ${problem}`]);
});

test('finds snapshots of nothing, claims that start with none, and templates without a class', () => {
  const metadata = { name: 'before', namespace: 'default' };
  const snapshot = (claim: string) => ({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshot',
    metadata,
    spec: { source: { persistentVolumeClaimName: claim }, volumeSnapshotClassName: 'disks' },
  });
  const claim = (name: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'restored', namespace: 'default' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name },
    },
  });
  const labels = { app: 'database' };
  const set = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'database', namespace: 'default' },
    spec: {
      serviceName: '',
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'a' }] } },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { storageClassName: 'fast' } }],
    },
  };
  expect(checkManifestGraph([snapshot('nothing'), claim('after'), set])).toEqual([
    "VolumeSnapshot default/before: spec.source.persistentVolumeClaimName: no PersistentVolumeClaim is called 'nothing'",
    "VolumeSnapshot default/before: spec.volumeSnapshotClassName: no VolumeSnapshotClass is called 'disks'",
    "PersistentVolumeClaim default/restored: spec.dataSource: no VolumeSnapshot is called 'after'",
    "StatefulSet default/database: spec.volumeClaimTemplates[0].spec.storageClassName: no StorageClass is called 'fast'",
  ]);
  const external = ['VolumeSnapshotClass disks', 'StorageClass fast'];
  expect(checkManifestGraph([snapshot('data-database-0'), claim('before'), set], { external })).toEqual([]);
});

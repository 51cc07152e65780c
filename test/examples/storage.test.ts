import {
  checkExample,
  factoriesOf,
  listOf,
  publicNamesOf,
  restrictedNamespacesOf,
  sourceOf,
  synthesizeExample,
} from './synthesized-example';

const { '': objects = [] } = synthesizeExample('storage');

test('the example has every kind of volume', () => {
  const source = sourceOf('storage');
  const missing = [...publicNamesOf('storage'), ...factoriesOf('storage/volume')].filter(
    (name) => !source.includes(name),
  );
  expect(missing).toEqual([]);
});

test('a cluster takes its objects, in namespaces that enforce the restricted profile', () => {
  const external = [
    ...['Secret shop/pages-tls', 'Secret shop/oss-key', 'ConfigMap shop/themes', 'PersistentVolumeClaim shop/samples'],
    'StorageClass local-path',
  ];
  expect(checkExample(objects, { external })).toEqual([]);
  expect(restrictedNamespacesOf(objects)).toEqual(['shop', 'lab']);
});

test('deleting a claim deletes no data, but where it is said', () => {
  const policies = objects
    .filter(({ kind }) => kind === 'PersistentVolume' || kind === 'StorageClass')
    .map(({ metadata, spec, reclaimPolicy }) => [metadata.name, reclaimPolicy ?? spec.persistentVolumeReclaimPolicy]);
  const deleting = policies.filter(([, policy]) => policy !== 'Retain').map(([name]) => name);
  // the data of one is renamed, that of the other is in a snapshot
  expect(deleting).toEqual(['directories', 'disks']);
});

test('its objects', () => {
  expect(listOf(objects)).toMatchInlineSnapshot(`
[
  "Namespace shop",
  "StorageClass directories",
  "StorageClass file-systems",
  "StorageClass disks",
  "VolumeSnapshotClass snapshots",
  "StorageClass fast-disks",
  "StorageClass regional-disks",
  "ConfigMap shop/pages",
  "Deployment shop/pages",
  "Service shop/pages",
  "PodDisruptionBudget shop/pages",
  "PersistentVolume shop-site",
  "PersistentVolumeClaim shop/site",
  "PersistentVolumeClaim shop/uploads",
  "Deployment shop/blog",
  "Service shop/blog",
  "PodDisruptionBudget shop/blog",
  "PersistentVolumeClaim shop/models",
  "Deployment shop/trainer",
  "PodDisruptionBudget shop/trainer",
  "PersistentVolume shop-films",
  "PersistentVolumeClaim shop/films",
  "PersistentVolume shop-covers",
  "PersistentVolumeClaim shop/covers",
  "Deployment shop/cinema",
  "Service shop/cinema",
  "PodDisruptionBudget shop/cinema",
  "PersistentVolume shop-incoming",
  "PersistentVolumeClaim shop/incoming",
  "Deployment shop/encoder",
  "PodDisruptionBudget shop/encoder",
  "PersistentVolumeClaim shop/reports",
  "Deployment shop/wiki",
  "Service shop/wiki",
  "VolumeSnapshot shop/before-upgrade",
  "PersistentVolumeClaim shop/audited-reports",
  "CronJob shop/audit",
  "StatefulSet shop/database",
  "Service shop/database",
  "Service shop/database-pods",
  "PodDisruptionBudget shop/database",
  "StatefulSet shop/queue",
  "Service shop/queue",
  "Service shop/queue-pods",
  "PodDisruptionBudget shop/queue",
  "PersistentVolume shop-archive",
  "PersistentVolumeClaim shop/archive",
  "PersistentVolume shop-ledger",
  "PersistentVolumeClaim shop/ledger",
  "PersistentVolumeClaim shop/cache",
  "Deployment shop/bookkeeper",
  "Namespace lab",
  "StorageClass nfs-directories",
  "PersistentVolume lab-site",
  "PersistentVolumeClaim lab/site",
  "PersistentVolumeClaim lab/uploads",
  "Deployment lab/blog",
  "Service lab/blog",
  "NetworkPolicy lab/blog",
  "PodDisruptionBudget lab/blog",
  "StatefulSet lab/cache",
  "Service lab/cache",
  "Service lab/cache-pods",
  "NetworkPolicy lab/cache",
  "PodDisruptionBudget lab/cache",
]
`);
});

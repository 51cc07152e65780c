import { AccessMode, DiskClass, Size, Volume } from '../../../charts';

test('a claim of which nobody can write is read only', () => {
  expect(Volume.fromClaim('data', { accessMode: AccessMode.READ_ONLY_MANY }).isReadOnly).toBe(true);
  expect(Volume.fromClaim('data', { accessMode: AccessMode.READ_WRITE_MANY }).isReadOnly).toBe(false);
});

test('a volume for each replica is a claim template, and no volume of the pod', () => {
  const storageClass = DiskClass.fromName('disks');
  expect(Volume.perReplica('data', { storageClass, capacity: Size.gibibytes(20) })).toEqual({
    name: 'data',
    source: {},
    accessMode: 'ReadWriteOnce',
    platform: 'ack',
    claimTemplate: {
      metadata: {
        name: 'data',
        labels: { 'app.kubernetes.io/instance': 'data', 'app.kubernetes.io/managed-by': 'ack-blueprints' },
      },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '20Gi' } },
        storageClassName: 'disks',
      },
    },
  });
});

test('the keys of a Secret are files that nobody can write to', () => {
  expect(Volume.fromSecret('web.tls')).toMatchObject({
    name: 'web-tls',
    source: { secret: { secretName: 'web.tls' } },
    isReadOnly: true,
  });
  const { name, source } = Volume.fromSecret('web-tls', {
    name: 'tls',
    files: { 'tls/server.crt': 'tls.crt' },
    mode: '0440',
  });
  expect(name).toBe('tls');
  expect(source).toEqual({
    secret: { secretName: 'web-tls', items: [{ key: 'tls.crt', path: 'tls/server.crt' }], defaultMode: 0o440 },
  });
});

test('so are those of a ConfigMap', () => {
  expect(Volume.fromConfigMap('themes')).toMatchObject({
    name: 'themes',
    source: { configMap: { name: 'themes' } },
    isReadOnly: true,
  });
});

test('an empty directory can lie in memory', () => {
  expect(Volume.scratch('work', { inMemory: true, sizeLimit: '64Mi' }).source).toEqual({
    emptyDir: { sizeLimit: '64Mi', medium: 'Memory' },
  });
});

test.each<[() => unknown, string]>([
  [
    () => Volume.fromClaim('My Disk', { accessMode: AccessMode.READ_WRITE_ONCE }),
    "'claimName' must be a DNS label (1 to 63 of a-z, 0-9 and '-', first a letter, last no '-'), got 'My Disk' (7 characters), e.g. 'front-page' [at Volume.fromClaim]",
  ],
  [
    () => Volume.scratch('work', { sizeLimit: '64 MB' }),
    "'sizeLimit' must be a positive quantity, got '64 MB', e.g. '64Mi' [at Volume.scratch]",
  ],
  [
    () => Volume.scratch('work', { inMemory: 'yes' as never }),
    "'inMemory' must be true or false, got 'yes' [at Volume.scratch]",
  ],
  [
    () => Volume.perReplica('data', undefined as never),
    "'request' must be an object, e.g. { storageClass: disks, capacity: Size.gibibytes(20) }, got nothing [at Volume.perReplica]",
  ],
  [
    () =>
      Volume.perReplica('data', {
        storageClass: DiskClass.fromName('alicloud-disk-topology-alltype'),
        capacity: Size.gibibytes(5),
      }),
    "'capacity' must be 20 GiB or more for StorageClass alicloud-disk-topology-alltype, got 5, e.g. Size.gibibytes(20) [at Volume.perReplica]",
  ],
  [() => Volume.fromSecret('A'), "'secretName' must be the name of an object"],
  [
    () => Volume.fromSecret('tls', { files: { a: 'x', 'a/b': 'y' } }),
    "'files' has 'a', which cannot hold 'a/b'; give one another path [at Volume.fromSecret]",
  ],
  [
    () => Volume.fromSecret('tls', { mode: '888', files: { '../a': 'b c' } }),
    "'mode' must be three octal digits with or without a leading 0, got '888', e.g. '0440'; 'files' takes paths inside the volume without ':' and '..', got '../a', e.g. 'server.crt'; 'files' takes keys of a-z, A-Z, 0-9, '-', '_' and '.', got 'b c' for '../a', e.g. 'tls.crt' [at Volume.fromSecret]",
  ],
  [() => Volume.fromConfigMap('1a'), "'name' must be a DNS label"],
])('fails for %p', (define, message) => {
  expect(define).toThrow(message);
});

import { ClaimRetention, NfsClass, type NfsClassProps } from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf } from '../../manifests';

const nfs = { server: '192.168.56.10', path: '/srv/site' };
const manifests = (props: Partial<NfsClassProps> = {}) =>
  manifestsOf((chart) => new NfsClass(chart, 'Shared', { nfs, ...props }));
const classOf = (props: Partial<NfsClassProps> = {}) => byKind(manifests(props)).StorageClass;

test('defaults', () => {
  expect(manifests()).toMatchSnapshot();
});

test('an API server of 1.26 takes it', () => {
  expect(checkManifests(manifests())).toEqual([]);
});

test.each([
  [ClaimRetention.KEEP, 'Retain', 'retain'],
  [ClaimRetention.ARCHIVE, 'Delete', 'archive'],
  [ClaimRetention.DELETE_WITH_CLAIM, 'Delete', 'delete'],
])('%s', (retention, reclaimPolicy, onDelete) => {
  expect(classOf({ retention })).toMatchObject({ reclaimPolicy, parameters: { onDelete } });
});

test('directory, permissions and mount options can be said', () => {
  const directory = '${pvc.metadata.namespace}/${pvc.metadata.name}';
  expect(classOf({ directory, mode: '0770', mountOptions: ['nfsvers=3'] })).toMatchObject({
    mountOptions: ['nfsvers=3'],
    parameters: { subDir: directory, mountPermissions: '0770' },
  });
  expect(classOf({ directory: 'a-${pv.metadata.name}' }).parameters.subDir).toBe('a-${pv.metadata.name}');
});

test.each<[object, string]>([
  [
    { directory: '${pvc.metadata.name}' },
    "'directory' would be the same for several claims, got '${pvc.metadata.name}', e.g. '${pvc.metadata.namespace}/${pvc.metadata.name}'",
  ],
  [
    { directory: '../${pv.metadata.name}' },
    "'directory' must be one below the export without '..', ':' and spaces, got '../${pv.metadata.name}', e.g. '${pvc.metadata.namespace}/${pvc.metadata.name}'",
  ],
  [{ mode: 770 }, "'mode' must be three octal digits with or without a leading 0, got 770, e.g. '0770'"],
  [{ mountOptions: 'hard' }, "'mountOptions' must be a list, e.g. ['nfsvers=4.1', 'hard'], got 'hard'"],
])('fails for %p', (props, message) => {
  expect(() => manifests(props as never)).toThrow(`${message} [at chart/Shared]`);
});

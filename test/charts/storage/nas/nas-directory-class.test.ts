import { ClaimRetention, NasDirectoryClass, type NasDirectoryClassProps, NasProtocol } from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf } from '../../manifests';

const nfs = { server: '0123456789-abc12.eu-central-1.nas.aliyuncs.com', path: '/' };
const manifests = (props: Partial<NasDirectoryClassProps> = {}) =>
  manifestsOf((chart) => new NasDirectoryClass(chart, 'Shared', { nfs, ...props }));
const classOf = (props: Partial<NasDirectoryClassProps> = {}) => byKind(manifests(props)).StorageClass;

test('defaults', () => {
  expect(manifests()).toMatchSnapshot();
});

test('an API server of 1.26 takes it', () => {
  expect(checkManifests(manifests())).toEqual([]);
});

test.each([
  [ClaimRetention.KEEP, 'Retain', 'true'],
  [ClaimRetention.ARCHIVE, 'Delete', 'true'],
  [ClaimRetention.DELETE_WITH_CLAIM, 'Delete', 'false'],
])('%s', (retention, reclaimPolicy, archiveOnDelete) => {
  expect(classOf({ retention })).toMatchObject({ reclaimPolicy, parameters: { archiveOnDelete } });
});

test('directories lie below the export, with permissions and a protocol that can be said', () => {
  const { parameters, mountOptions } = classOf({
    nfs: { ...nfs, path: '/share/site' },
    mode: '0770',
    protocol: NasProtocol.V4,
  });
  expect(parameters).toMatchObject({ server: `${nfs.server}:/share/site/`, mode: '0770' });
  expect(mountOptions).toContain('vers=4');
});

test.each<[object, string]>([
  [{ nfs: undefined }, "'nfs' must be an object, e.g. outputs.nfsExport('Site'), got nothing"],
  [{ mode: '999' }, "'mode' must be three octal digits with or without a leading 0, got '999', e.g. '0770'"],
  [
    {
      nfs: { server: '0123456789-abc12.eu-central-1.extreme.nas.aliyuncs.com', path: '/share' },
      protocol: NasProtocol.V4,
    },
    "'protocol' must be NasProtocol.V3, the only one of Extreme NAS, which '0123456789-abc12.eu-central-1.extreme.nas.aliyuncs.com' is; leave it out",
  ],
  [
    { retention: ClaimRetention.deleteAfterSnapshot(3) },
    "'retention' must be ClaimRetention.KEEP or ClaimRetention.DELETE_WITH_CLAIM or ClaimRetention.ARCHIVE, got ClaimRetention.deleteAfterSnapshot(3)",
  ],
])('fails for %p', (props, message) => {
  expect(() => manifests(props)).toThrow(`${message} [at chart/Shared]`);
});

import { NasProtocol, NasVolume, type NasVolumeProps, Size } from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf } from '../../manifests';

const nfs = { server: '0123456789-abc12.eu-central-1.nas.aliyuncs.com', path: '/' };
const manifests = (props: Partial<NasVolumeProps> = {}) =>
  manifestsOf((chart) => new NasVolume(chart, 'Site', { nfs, capacity: Size.gibibytes(20), ...props }));
const volumeOf = (props: Partial<NasVolumeProps> = {}) => byKind(manifests(props)).PersistentVolume.spec;

test('defaults', () => {
  expect(manifests()).toMatchSnapshot();
});

test('an API server of 1.26 takes it', () => {
  expect(checkManifests(manifests())).toEqual([]);
});

test('version 4 has its own mount options, and locks', () => {
  const { mountOptions } = volumeOf({ protocol: NasProtocol.V4 });
  expect(mountOptions).toEqual([
    'vers=4',
    'minorversion=0',
    'rsize=1048576',
    'wsize=1048576',
    'hard',
    'timeo=600',
    'retrans=2',
    'noresvport',
  ]);
});

test('a protocol that is not listed', () => {
  expect(volumeOf({ protocol: NasProtocol.of(['vers=4', 'minorversion=1']) }).mountOptions).toContain('minorversion=1');
  expect(() => NasProtocol.of(['hard'])).toThrow(
    "'versionOptions' must say the version, e.g. ['vers=4', 'minorversion=1'], got [\"hard\"] [at NasProtocol.of]",
  );
});

test('a directory can be said, below that of the export', () => {
  const { volumeAttributes } = volumeOf({ nfs: { ...nfs, path: '/share/' }, directory: 'a/b', mode: '0770' }).csi;
  expect(volumeAttributes).toMatchObject({ path: '/share/a/b', mode: '0770', modeType: 'non-recursive' });
});

test('the whole export keeps its permissions', () => {
  expect(volumeOf({ directory: '/' }).csi.volumeAttributes).toEqual({ server: nfs.server, path: '/' });
});

test('fails for a mode of the root of a file system, which the driver refuses', () => {
  expect(() => manifests({ directory: '/', mode: '0770' })).toThrow(
    "'mode' is refused for the root of a file system; leave it out, or give a 'directory' [at chart/Site]",
  );
  expect(() => manifests({ nfs: { ...nfs, path: '/share' }, directory: '/', mode: '0770' })).not.toThrow();
});

test.each([NasProtocol.V4, NasProtocol.of(['nfsvers=4.1'])])('fails for version 4 on Extreme NAS', (protocol) => {
  const server = '0123456789-abc12.eu-central-1.extreme.nas.aliyuncs.com';
  expect(() => manifests({ nfs: { server, path: '/share' }, protocol })).toThrow(
    `'protocol' must be NasProtocol.V3, the only one of Extreme NAS, which '${server}' is; leave it out [at chart/Site]`,
  );
  expect(() => manifests({ nfs: { server, path: '/share' } })).not.toThrow();
});

test('fails for what cannot work, all at once', () => {
  const props = {
    name: 'Site',
    nfs: { server: 'nfs://a', path: 'share' },
    capacity: Size.gibibytes(0.5),
    directory: '../x',
    mode: '999',
  };
  expect(() => manifests(props)).toThrow(
    [
      "'name' must be a DNS label (1 to 63 of a-z, 0-9 and '-', first a letter, last no '-'), got 'Site' (4 characters), e.g. 'front-page'",
      "'nfs.server' must be a host name or an address, got 'nfs://a', e.g. '0123456789-abc12.eu-central-1.nas.aliyuncs.com'",
      "'nfs.path' must be an absolute directory without '..', ':' and spaces, got 'share', e.g. '/site'",
      "'directory' must be an absolute directory without '..', ':' and spaces, got '../x', e.g. '/site'",
      "'capacity' must be a whole number, 1 or more, got 0.5, e.g. 20",
      "'mode' must be three octal digits with or without a leading 0, got '999', e.g. '0770' [at chart/Site]",
    ].join('; '),
  );
});

test.each([
  [
    { nfs: { path: '/' } },
    "'nfs.server' must be a text, e.g. '0123456789-abc12.eu-central-1.nas.aliyuncs.com', got nothing",
  ],
  [{ nfs: undefined }, "'nfs' must be an object, e.g. outputs.nfsExport('Site'), got nothing"],
  [{ capacity: 20 }, "'capacity' must be a Size, e.g. Size.gibibytes(20), got 20"],
  [{ mode: 0o770 }, "'mode' must be three octal digits with or without a leading 0, got 504, e.g. '0770'"],
  [{ protocol: 'v4' }, "'protocol' must be a NasProtocol, e.g. NasProtocol.V4, got 'v4'"],
])('fails for %p', (props, message) => {
  expect(() => manifests(props as never)).toThrow(`${message} [at chart/Site]`);
});

test('fails without props', () => {
  expect(() => manifestsOf((chart) => new NasVolume(chart, 'Site', undefined as never))).toThrow(
    "'props' must be an object, e.g. { nfs: outputs.nfsExport('Site'), capacity: Size.gibibytes(20) }, got nothing [at chart/Site]",
  );
});

import { NfsVolume, type NfsVolumeProps, Size, Target } from '../../../../charts';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { checkRestricted } from '../../../support/kubernetes/check-restricted';
import { byKind, manifestsOf, newWebApplication } from '../../manifests';

const nfs = { server: '192.168.56.10', path: '/srv/site' };
const volume = (props: Partial<NfsVolumeProps> = {}) =>
  manifestsOf((chart) => new NfsVolume(chart, 'Site', { nfs, capacity: Size.gibibytes(20), ...props }));

test('defaults', () => {
  expect(volume()).toMatchSnapshot();
});

test('an API server takes it, in a restricted namespace too', () => {
  const manifests = manifestsOf((chart) => {
    const site = new NfsVolume(chart, 'Site', { nfs, capacity: Size.gibibytes(20) });
    newWebApplication(chart, { target: Target.local(), mounts: [{ volume: site, path: '/site' }] });
  });
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkRestricted(manifests)).toEqual([]);
});

test('a directory below the export, and how it is mounted, can be said', () => {
  const { PersistentVolume } = byKind(volume({ directory: 'a/b', mountOptions: ['nfsvers=3'] }));
  expect(PersistentVolume.spec).toMatchObject({
    nfs: { server: '192.168.56.10', path: '/srv/site/a/b' },
    mountOptions: ['nfsvers=3'],
  });
});

test('fails for what cannot work, all at once', () => {
  const props = { nfs: { ...nfs, server: 'nfs://a' }, directory: '../x', mountOptions: [5] };
  expect(() => volume(props as never)).toThrow(
    [
      "'nfs.server' must be a host name or an address, got 'nfs://a', e.g. '0123456789-abc12.eu-central-1.nas.aliyuncs.com'",
      "'directory' must be an absolute directory without '..', ':' and spaces, got '../x', e.g. '/site'",
      "'mountOptions[0]' must be a text, got 5, e.g. '5' [at chart/Site]",
    ].join('; '),
  );
});

import { AccessMode, OssAccess, OssClient, OssVolume, type OssVolumeProps, Size } from '../../../../charts';
import { checkManifestGraph } from '../../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../../support/kubernetes/check-manifests';
import { byKind, manifestsOf, newChart } from '../../manifests';

const required = { bucket: 'web-site', region: 'eu-central-1', access: OssAccess.role('reader') };
const manifests = (props: Partial<OssVolumeProps> = {}) =>
  manifestsOf((chart) => new OssVolume(chart, 'Files', { ...required, ...props }));
const volumeOf = (props: Partial<OssVolumeProps> = {}) => byKind(manifests(props)).PersistentVolume.spec;
const attributesOf = (props: Partial<OssVolumeProps> = {}) => volumeOf(props).csi.volumeAttributes;

test('defaults', () => {
  expect(volumeOf()).toMatchSnapshot();
});

test('an API server of 1.26 takes it, and its claim fits it', () => {
  expect(checkManifests(manifests())).toEqual([]);
  expect(checkManifestGraph(manifests(), { external: ['Namespace web'] })).toEqual([]);
});

test('it is read only, and written by name', () => {
  const accessMode = AccessMode.READ_WRITE_MANY;
  expect(new OssVolume(newChart(), 'Files', required)).toMatchObject({ isReadOnly: true, platform: 'ack' });
  expect(new OssVolume(newChart(), 'Files', { ...required, accessMode }).isReadOnly).toBe(false);
  expect(volumeOf({ accessMode }).accessModes).toEqual(['ReadWriteMany']);
});

test('directory, endpoint and size can be said', () => {
  const spec = volumeOf({
    directory: 'a/b/',
    endpoint: 'oss-eu-central-1.aliyuncs.com',
    capacity: Size.gibibytes(5),
  });
  expect(spec.capacity.storage).toBe('5Gi');
  expect(spec.csi.volumeAttributes).toMatchObject({ path: '/a/b', url: 'https://oss-eu-central-1.aliyuncs.com' });
});

test('requests are encrypted', () => {
  expect(attributesOf().url).toBe('https://oss-eu-central-1-internal.aliyuncs.com');
});

test('requests are signed as new buckets want it, for their region', () => {
  expect(attributesOf({ client: OssClient.ossfs2() })).toMatchObject({ sigVersion: 'v4', region: 'eu-central-1' });
});

test('a role with a ServiceAccount of its own', () => {
  expect(attributesOf({ access: OssAccess.role('reader', { serviceAccount: 'shop' }) })).toMatchObject({
    authType: 'rrsa',
    roleName: 'reader',
    serviceAccountName: 'shop',
  });
});

test('an identity in plain values', () => {
  const identity = {
    namespace: 'ack-csi-fuse',
    name: 'csi-fuse-ossfs',
    annotations: { 'pod-identity.alibabacloud.com/role-name': 'reader' },
    podLabels: {},
  };
  expect(attributesOf({ access: OssAccess.identity(identity) })).toEqual(attributesOf());
});

test('a Secret by reference, in the namespace of the volume', () => {
  const { csi } = volumeOf({ access: OssAccess.secret('oss-key') });
  expect(csi.nodePublishSecretRef).toEqual({ name: 'oss-key', namespace: 'web' });
  expect(csi.volumeAttributes).not.toHaveProperty('authType');
});

test('clients have options of their own', () => {
  const ossfs = OssClient.ossfs({ umask: '027', user: 10001, group: 10001, options: ['max_stat_cache_size=0'] });
  expect(attributesOf({ client: ossfs })).toMatchObject({
    fuseType: 'ossfs',
    otherOpts: '-o allow_other -o umask=027 -o uid=10001 -o gid=10001 -o max_stat_cache_size=0',
  });
  expect(attributesOf({ client: OssClient.ossfs2({ closeToOpen: true }) })).toMatchObject({
    fuseType: 'ossfs2',
    otherOpts: '-o close_to_open=true',
  });
  expect(attributesOf({ client: OssClient.ossfs2() })).not.toHaveProperty('otherOpts');
});

test.each<[object, string]>([
  [
    { bucket: 'Site' },
    "'bucket' must be 3 to 63 lower case letters, digits or '-', with a letter or digit at both ends, got 'Site', e.g. 'web-site'",
  ],
  [{ region: undefined }, "'region' must be a text, e.g. 'eu-central-1', got nothing"],
  [{ region: 'EU Central' }, "'region' must be of a-z, 0-9, '-' and '.', got 'EU Central', e.g. 'eu-central-1'"],
  [
    { access: 'reader' },
    "'access' must be an OssAccess, e.g. OssAccess.role('cluster-tfg-bucketreader'), got 'reader'",
  ],
  [
    { accessMode: AccessMode.READ_WRITE_ONCE },
    "'accessMode' must be AccessMode.READ_ONLY_MANY or AccessMode.READ_WRITE_MANY, got 'ReadWriteOnce'",
  ],
  [{ directory: '../a' }, "'directory' must be an absolute directory without '..', ':' and spaces, got '../a'"],
  [{ client: 'ossfs2' }, "'client' must be an OssClient, e.g. OssClient.ossfs2(), got 'ossfs2'"],
  [
    { endpoint: 'https://oss-eu-central-1.aliyuncs.com' },
    "'endpoint' must be of a-z, 0-9, '-' and '.', got 'https://oss-eu-central-1.aliyuncs.com', e.g. 'oss-eu-central-1-internal.aliyuncs.com'",
  ],
  [
    { endpoint: 'web-site.oss-eu-central-1.aliyuncs.com' },
    "'endpoint' must be that of the region, without the bucket, got 'web-site.oss-eu-central-1.aliyuncs.com', e.g. 'oss-eu-central-1-internal.aliyuncs.com'",
  ],
  [{ capacity: 5 }, "'capacity' must be a Size, e.g. Size.gibibytes(20), got 5"],
])('fails for %p', (props, message) => {
  expect(() => manifests(props)).toThrow(message);
});

test('fails for an identity of pods that mount no buckets', () => {
  const identity = { namespace: 'shop', name: 'web', annotations: {}, podLabels: {} };
  expect(() => OssAccess.identity(identity)).toThrow(
    "'identity' must be of the namespace 'ack-csi-fuse', whose pods mount buckets, got 'shop'; " +
      "'identity.annotations['pod-identity.alibabacloud.com/role-name']' must be a text, e.g. 'cluster-tfg-bucketreader', got nothing [at OssAccess.identity]",
  );
});

test.each<[() => unknown, string]>([
  [() => OssAccess.role(''), "'roleName' must be a text, e.g. 'cluster-tfg-bucketreader', got '' [at OssAccess.role]"],
  [() => OssAccess.role('a', { serviceAccount: 'A' }), "'serviceAccount' must be the name of an object"],
  [() => OssAccess.secret('A B'), "'name' must be the name of an object"],
  [
    () => OssClient.ossfs({ umask: '9', user: -1, options: ['-o a'] }),
    "'umask' must be three octal digits with or without a leading 0, got '9', e.g. '022'; 'user' must be a whole number, 0 or more, got -1, e.g. 10001; 'options[0]' must be one option without '-o', ',' and spaces, got '-o a', e.g. 'max_stat_cache_size=0' [at OssClient.ossfs]",
  ],
  [
    () => OssClient.ossfs({ options: ['umask=000', 'passwd_file=/etc/passwd', 'a=1', 'a=2'] }),
    "'options[0]' must not be 'umask', which is the prop 'umask'; leave it out; 'options[1]' must not be 'passwd_file', which is for 'access' of the volume to say; leave it out; 'options' has 'a' twice; give it once [at OssClient.ossfs]",
  ],
  [
    () => OssClient.ossfs2({ options: ['close_to_open=true'] }),
    "'options[0]' must not be 'close_to_open', which is the prop 'closeToOpen'; leave it out [at OssClient.ossfs2]",
  ],
  [
    () => OssClient.ossfs2({ closeToOpen: 'yes' as never }),
    "'closeToOpen' must be true or false, got 'yes' [at OssClient.ossfs2]",
  ],
])('fails for %p', (define, message) => {
  expect(define).toThrow(message);
});

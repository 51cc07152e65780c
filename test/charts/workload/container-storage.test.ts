import { AccessMode, Volume } from '../../../charts';
import { containerOf, newChart, newWebApplication, podOf, webApplication } from '../manifests';

const claim = Volume.fromClaim('site', { accessMode: AccessMode.READ_WRITE_MANY });
const failing = (props: Parameters<typeof webApplication>[0]) => () => newWebApplication(newChart(), props);

test('scratch directories are empty and of one container', () => {
  const { containers, volumes } = podOf({
    scratch: ['/tmp', '/var/cache/nginx'],
    sidecars: [{ name: 'php', image: 'php' }],
  });
  expect(volumes).toEqual(['web-tmp', 'web-var-cache-nginx', 'php-tmp'].map((name) => ({ name, emptyDir: {} })));
  expect(containers[1].volumeMounts).toEqual([{ name: 'php-tmp', mountPath: '/tmp' }]);
});

test('a volume at /tmp takes the place of the scratch directory there', () => {
  const mounts = [{ volume: Volume.scratch('work', { sizeLimit: '64Mi' }), path: '/tmp' }];
  expect(podOf({ mounts }).volumes).toEqual([{ name: 'work', emptyDir: { sizeLimit: '64Mi' } }]);
});

test('containers share a volume, each in its own way', () => {
  const { containers, volumes } = podOf({
    scratch: [],
    mounts: [{ volume: claim, path: '/site' }],
    sidecars: [
      {
        name: 'php',
        image: 'php',
        scratch: [],
        mounts: [{ volume: claim, path: '/www', readOnly: true, subPath: 'a' }],
      },
    ],
  });
  expect(volumes).toEqual([{ name: 'site', persistentVolumeClaim: { claimName: 'site' } }]);
  expect(containers[1].volumeMounts).toEqual([{ name: 'site', mountPath: '/www', readOnly: true, subPath: 'a' }]);
});

test('files lie in one ConfigMap, and take the place of nothing else', () => {
  const files = { '/etc/nginx/nginx.conf': 'events {}' };
  const key = 'web.etc.nginx.nginx.conf';
  expect(webApplication({ files }).ConfigMap).toMatchObject({
    metadata: { name: 'web' },
    data: { [key]: 'events {}' },
  });
  expect(containerOf({ files, scratch: [] }).volumeMounts).toEqual([
    { name: 'files', mountPath: '/etc/nginx/nginx.conf', subPath: key, readOnly: true },
  ]);
});

test('fails for a path twice', () => {
  expect(failing({ mounts: [{ volume: claim, path: '/site' }], scratch: ['/site'] })).toThrow(
    "'mounts', 'files' and 'scratch' have /site twice",
  );
});

test.each(['site', '/a:b', '/a/../b', '/'])('fails for the path %p', (path) => {
  expect(failing({ mounts: [{ volume: claim, path }] })).toThrow(
    `'mounts', 'files' and 'scratch' take absolute paths without ':' and '..', got '${path}'`,
  );
});

test('fails for a file whose path is no key of a ConfigMap', () => {
  expect(failing({ files: { '/etc/a b': '' } })).toThrow(
    "'files' takes paths of a-z, A-Z, 0-9, '-', '_', '.' and '/', got '/etc/a b'",
  );
});

test('fails for files that no ConfigMap can hold', () => {
  expect(failing({ files: { '/etc/large': 'x'.repeat(1024 * 1024 + 1) } })).toThrow(
    "'files' must not be larger than 1048576 bytes together, got 1048577; put large ones into the image or on a volume",
  );
});

test('fails for two volumes of one name', () => {
  const mounts = [
    { volume: claim, path: '/a' },
    { volume: Volume.scratch('site'), path: '/b' },
  ];
  expect(failing({ mounts })).toThrow("'mounts' has different volumes called 'site'; give one of them another name");
});

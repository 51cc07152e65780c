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

test('a volume that nobody can write to is mounted so', () => {
  const mounts = [{ volume: Volume.fromSecret('tls'), path: '/tls' }];
  expect(containerOf({ scratch: [], mounts }).volumeMounts).toEqual([
    { name: 'tls', mountPath: '/tls', readOnly: true },
  ]);
});

test('fails for a file that would have to be a directory', () => {
  expect(() => webApplication({ files: { '/etc/app': 'a', '/etc/app/more': 'b' } })).toThrow(
    "'files' has /etc/app, which cannot hold /etc/app/more; give one of them another path [at chart/Web]",
  );
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

test.each(['site', '/a:b', '/a/../b', '/a/./b', '/a//b', '/a/', '/'])('fails for the path %p', (path) => {
  expect(failing({ mounts: [{ volume: claim, path }] })).toThrow(
    `'mounts', 'files' and 'scratch' take absolute paths without ':', '..', '//' and a '/' at the end, got '${path}'`,
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
  expect(failing({ mounts })).toThrow(
    "'mounts' would make one volume 'site' of different ones: /a of web and /b of web; give one another name or path",
  );
});

test.each([
  [
    'two scratch directories',
    { scratch: ['/a/b', '/a-b'] },
    "'scratch' would make one volume 'web-a-b' of different ones: /a/b of web and /a-b of web",
  ],
  [
    'those of two containers',
    { scratch: ['/cache/tmp'], sidecars: [{ name: 'web-cache', image: 'a' }] },
    "'scratch' would make one volume 'web-cache-tmp' of different ones: /cache/tmp of web and /tmp of web-cache",
  ],
  [
    'a volume called like one',
    { mounts: [{ volume: Volume.scratch('web-tmp'), path: '/work' }] },
    "'mounts' and 'scratch' would make one volume 'web-tmp' of different ones: /work of web and /tmp of web",
  ],
])('fails for %s that would become one', (_name, props, message) => {
  expect(failing(props)).toThrow(`${message}; give one another name or path [at chart/Web]`);
});

test('fails for a scratch directory that gives no volume a name', () => {
  expect(failing({ scratch: [`/${'a'.repeat(70)}`] })).toThrow(
    /'scratch' must be a DNS label .*: it names the volume for \/a{70}; mount Volume.scratch\('work'\) there instead/,
  );
});

test('fails for a volume whose name is none', () => {
  const volume = { name: 'My Volume', source: { emptyDir: {} } };
  expect(failing({ mounts: [{ volume, path: '/work' }] })).toThrow("'mounts.volume.name' must be a DNS label");
});

test('fails for files that would share a key', () => {
  expect(failing({ files: { '/etc/a/b': 'one', '/etc/a.b': 'two' } })).toThrow(
    "'files' has /etc/a/b and /etc/a.b, which both become the key web.etc.a.b of a ConfigMap; give one of them another name",
  );
});

test('fails for a file whose path makes too long a key', () => {
  const path = `/${'a'.repeat(250)}`;
  expect(failing({ files: { [path]: '' } })).toThrow(
    `'files' takes paths of at most 250 characters, got 251: '${path}'`,
  );
  expect(failing({ files: { [path.slice(1)]: '' } })).not.toThrow('at most 250 characters');
});

test('fails for a readOnly that is a text', () => {
  const mounts = [{ volume: claim, path: '/site', readOnly: 'yes' as never }];
  expect(failing({ mounts })).toThrow("'mounts[0].readOnly' must be true or false, got 'yes'");
});

test.each(['/a', '../a', 'a/..', ''])('fails for %p inside a volume', (subPath) => {
  expect(failing({ mounts: [{ volume: claim, path: '/site', subPath }] })).toThrow(
    `'mounts[0].subPath' must be a directory inside the volume without '..', got '${subPath}', e.g. 'uploads'`,
  );
});

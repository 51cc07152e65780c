import { NfsProvisioner } from '../../../charts';

test('defaults', () => {
  expect(NfsProvisioner.values()).toMatchInlineSnapshot(`
{
  "controller": {
    "defaultOnDeletePolicy": "retain",
    "replicas": 2,
  },
  "driver": {
    "mountPermissions": 0,
  },
  "feature": {
    "enableFSGroupPolicy": true,
    "enableInlineVolume": false,
  },
  "kubeletDir": "/var/lib/kubelet",
  "storageClass": {
    "create": false,
  },
}
`);
});

test('says otherwise', () => {
  const values = NfsProvisioner.values({ replicas: 1, onDelete: 'delete', kubeletDirectory: '/data/kubelet' });
  expect(values).toMatchObject({
    controller: { replicas: 1, defaultOnDeletePolicy: 'delete' },
    kubeletDir: '/data/kubelet',
  });
});

test.each([
  [null, "'props' must be an object, e.g. { replicas: 1 }, got nothing"],
  [{ replicas: 0 }, "'replicas' must be a whole number, 1 or more, got 0, e.g. 1"],
  [{ onDelete: 'archive' }, "'onDelete' must be 'retain' or 'delete', got 'archive'"],
  [{ kubeletDirectory: '' }, "'kubeletDirectory' must be a text, e.g. '/var/lib/kubelet', got ''"],
])('fails for %j', (props, message) => {
  expect(() => NfsProvisioner.values(props as never)).toThrow(`${message} [at NfsProvisioner.values]`);
});

import type { KubeObject } from '../../../../lib/deploy/apply/manifests/kube-object';
import { diffManifests } from '../../../../lib/deploy/apply/manifests/manifest-diff';

const object = (kind: string, name: string, more: object = {}) =>
  ({
    apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
    kind,
    metadata: { name, namespace: 'web' },
    ...more,
  }) as KubeObject;
const manifests = (file: string, ...objects: KubeObject[]) =>
  objects.map((it, index) => ({ object: it, source: `${file}:${index}` }));

test('is told object by object, whatever the file', () => {
  const before = [
    ...manifests('a.yaml', object('Deployment', 'site', { spec: { replicas: 3 } }), object('Service', 'old')),
    ...manifests('b.yaml', object('ConfigMap', 'same')),
  ];
  const after = [
    ...manifests('c.yaml', object('ConfigMap', 'same'), object('Deployment', 'site', { spec: { replicas: 4 } })),
    ...manifests('d.yaml', object('Service', 'new')),
  ];
  expect(diffManifests(before, after)).toEqual([
    { kind: 'changed', object: 'Deployment web/site', changes: [{ path: 'spec.replicas', before: 3, after: 4 }] },
    { kind: 'added', object: 'Service web/new', changes: [] },
    { kind: 'removed', object: 'Service web/old', changes: [] },
  ]);
});

test('does not tell secrets', () => {
  const secret = (password: string) => manifests('a.yaml', object('Secret', 'db', { stringData: { password } }));
  expect(diffManifests(secret('old-secret'), secret('new-secret'))).toEqual([
    {
      kind: 'changed',
      object: 'Secret web/db',
      changes: [{ path: 'stringData.password', before: '****', after: '****' }],
    },
  ]);
});

test('is everything where there was nothing before', () => {
  expect(diffManifests([], manifests('a.yaml', object('ConfigMap', 'one')))).toEqual([
    { kind: 'added', object: 'ConfigMap web/one', changes: [] },
  ]);
});

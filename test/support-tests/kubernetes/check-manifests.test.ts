import * as fc from 'fast-check';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { replaceOne } from './replace-one';
import { soundManifests } from './sound-manifests';

test('finds nothing wrong with sound objects', () => {
  const objects = soundManifests();
  expect(objects.length).toBeGreaterThan(40);
  expect(checkManifests(objects)).toEqual([]);
});

test('puts kind, namespace and name before each problem', () => {
  const objects = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' }, extra: 1 },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'A' } },
    { apiVersion: 'v1', kind: 'ConfigMap' },
  ];
  expect(checkManifests(objects)).toEqual([
    "ConfigMap shop/a: unknown field 'extra'",
    "Namespace A: metadata.name: must be a DNS label (a-z, 0-9, -; at most 63), got 'A'",
    'ConfigMap (no name): metadata: missing',
  ]);
});

test.each([
  [null, 'null: must be an object, got null'],
  [[], 'list: must be an object, got []'],
  ['text', "string: must be an object, got 'text'"],
  [{}, 'object (no name): apiVersion: missing, got undefined'],
  [{ apiVersion: 'v1' }, 'object (no name): kind: missing, got undefined'],
  [{ apiVersion: 'v1', kind: 'Gadget', metadata: { name: 'a' } }, 'Gadget a: kind: unknown kind Gadget in v1'],
  [
    { apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'web' } },
    'HorizontalPodAutoscaler web: apiVersion: HorizontalPodAutoscaler in autoscaling/v2beta2 is gone since Kubernetes 1.26, write autoscaling/v2',
  ],
])('refuses %j', (object, problem) => {
  expect(checkManifests([object])).toEqual([problem]);
});

describe('whatever comes', () => {
  const kinds = soundManifests();
  const anyManifest = fc
    .tuple(fc.constantFrom(...kinds), fc.jsonValue(), fc.jsonValue())
    .map(([{ apiVersion, kind }, metadata, spec]) => ({ apiVersion, kind, metadata, spec, data: spec, rules: spec }));

  test('ends with problems, never with an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(checkManifests([value]))));
    fc.assert(fc.property(anyManifest, (manifest) => Array.isArray(checkManifests([manifest]))));
  });

  test('also when one value of a sound object is replaced', () => {
    const objects = fc.constantFrom(...kinds.map((_, index) => index));
    fc.assert(
      fc.property(objects, fc.nat(), fc.jsonValue({ maxDepth: 1 }), (index, place, value) => {
        const object = soundManifests()[index];
        replaceOne(object, place, value);
        return Array.isArray(checkManifests([object]));
      }),
      { numRuns: 500 },
    );
  });
});

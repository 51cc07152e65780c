import { CustomKinds } from '../../../lib/checks/kubernetes/custom-kinds';
import { linesIn } from '../checked';

const DEFINITION = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: shops.example.com }
spec:
  group: example.com
  scope: Cluster
  names: { kind: Shop, plural: shops }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, properties: { size: { type: integer } } } }
---
`;
const shop = (rest: string) =>
  `${DEFINITION}{ apiVersion: example.com/v1, kind: Shop, metadata: { name: a }, ${rest} }`;

test('a kind is known by the definition beside it', () => {
  expect(linesIn(shop('spec: { size: 3 }'))).toEqual([]);
  expect(linesIn(shop('spec: { size: three }'))).toEqual(["K8S005 Shop a spec.size: must be integer, got 'three'"]);
  expect(linesIn(shop('spec: { sizes: 3 }'))).toEqual(["K8S003 Shop a spec: unknown field 'sizes', nearest is 'size'"]);
});

test('labels are texts there too', () => {
  expect(linesIn(shop('spec: {}').replace('name: a }', 'name: a, labels: { x: 1 } }'))).toEqual([
    'K8S005 Shop a metadata.labels.x: must be string, got 1',
  ]);
});

test.each([
  [undefined],
  [{ kind: 'CustomResourceDefinition' }],
  [{ kind: 'CustomResourceDefinition', spec: { versions: 'v1' } }],
  [{ kind: 'CustomResourceDefinition', spec: { versions: [null] } }],
])('a definition without a meaning defines nothing that is checked: %j', (definition) => {
  expect(new CustomKinds([definition]).errorsOf('example.com/v1', 'Shop', {})).toEqual([]);
});

test('a schema that cannot be read checks nothing', () => {
  const version = { name: 'v1', schema: { openAPIV3Schema: { $ref: '#/nowhere', pattern: '(' } } };
  const spec = { group: 'example.com', names: { kind: 'Shop' }, versions: [version] };
  const kinds = new CustomKinds([{ kind: 'CustomResourceDefinition', spec }]);
  expect(kinds.scopeOf('example.com/v1', 'Shop')).toBe('Namespaced');
  expect(kinds.errorsOf('example.com/v1', 'Shop', {})).toEqual([]);
});

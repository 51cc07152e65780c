import type { WebApplicationProps } from '../../../charts';
import { Taint } from '../../../lib';
import { newChart, newWebApplication, podOf } from '../manifests';

const failing = (props: Partial<WebApplicationProps>) => () => newWebApplication(newChart(), props);

test('pods put up with taints: of any value and effect, of one, or of a node pool', () => {
  const tolerations = [{ key: 'gpu' }, { key: 'gpu', effect: 'NoSchedule' as const }, Taint.noExecute('spot', 'yes')];
  expect(podOf({ tolerations }).tolerations).toEqual([
    { key: 'gpu', operator: 'Exists' },
    { key: 'gpu', operator: 'Exists', effect: 'NoSchedule' },
    { key: 'spot', operator: 'Equal', value: 'yes', effect: 'NoExecute' },
  ]);
});

test('a taint without a value is tolerated as such', () => {
  expect(podOf({ tolerations: [Taint.noSchedule('gpu')] }).tolerations).toEqual([
    { key: 'gpu', operator: 'Equal', value: '', effect: 'NoSchedule' },
  ]);
});

test('pods keep to nodes with a label, and have passwords of registries', () => {
  expect(podOf({ nodeSelector: { 'example.com/kind': 'gpu' }, imagePullSecrets: ['registry'] })).toMatchObject({
    nodeSelector: { 'example.com/kind': 'gpu' },
    imagePullSecrets: [{ name: 'registry' }],
  });
});

test('none of them by default', () => {
  for (const field of ['tolerations', 'nodeSelector', 'imagePullSecrets']) expect(podOf()).not.toHaveProperty(field);
});

test.each<[object, string]>([
  [{ tolerations: [{ value: 'x' }] }, "'tolerations[0].key' must be a text, e.g. 'gpu', got nothing"],
  [{ tolerations: ['gpu'] }, "'tolerations[0]' must be an object, e.g. { key: 'gpu' }, got 'gpu'"],
  [{ tolerations: { key: 'gpu' } }, "'tolerations' must be a list, e.g. [{ key: 'gpu' }], got another object"],
  [
    { tolerations: [{ key: 'gpu', effect: 'NoRun' }] },
    "'tolerations[0].effect' must be 'NoSchedule' or 'PreferNoSchedule' or 'NoExecute', got 'NoRun'",
  ],
  [
    { nodeSelector: { 'a b': 'x' } },
    "'nodeSelector' has the key 'a b', which is no label key, e.g. 'example.com/team'",
  ],
  [{ imagePullSecrets: 'registry' }, "'imagePullSecrets' must be a list, e.g. ['registry'], got 'registry'"],
  [{ imagePullSecrets: ['My_Secret'] }, "'imagePullSecrets[0]' must be the name of an object"],
  [{ serviceAccount: 'My Account' }, "'serviceAccount' must be the name of an object"],
])('fails for %p', (props, message) => {
  expect(failing(props)).toThrow(message);
});

import { EnvValue } from '../../../charts';
import { containerOf, newChart, newWebApplication } from '../manifests';

test('values come from the program, or from the cluster', () => {
  const env = {
    MODE: 'fast',
    ADDRESS: EnvValue.fromField('status.podIP'),
    PASSWORD: EnvValue.fromSecret({ name: 'database', key: 'password' }),
    COLOR: EnvValue.fromConfigMap({ name: 'colors', key: 'main' }),
  };
  expect(containerOf({ env }).env).toEqual([
    { name: 'MODE', value: 'fast' },
    { name: 'ADDRESS', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
    { name: 'COLOR', valueFrom: { configMapKeyRef: { name: 'colors', key: 'main' } } },
  ]);
});

test('fails for a name that is none', () => {
  expect(() => newWebApplication(newChart(), { env: { '1A': 'x' } })).toThrow(
    "'env' has the name '1A', which is none of an environment variable, e.g. 'SITE_ROOT'",
  );
});

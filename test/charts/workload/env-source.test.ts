import { EnvSource } from '../../../charts';
import { containerOf, newChart, newWebApplication } from '../manifests';

test('whole objects come in the order given, before single values', () => {
  const { env, envFrom } = containerOf({
    env: { MODE: 'fast' },
    envFrom: [EnvSource.fromConfigMap('colors'), EnvSource.fromSecret('database', { prefix: 'DB_' })],
  });
  expect(envFrom).toEqual([{ configMapRef: { name: 'colors' } }, { secretRef: { name: 'database' }, prefix: 'DB_' }]);
  expect(env).toEqual([{ name: 'MODE', value: 'fast' }]);
});

test.each([
  [['Database'], "'name' must be the name of an object"],
  [['database', { prefix: '1' }], "'prefix' must start the name of an environment variable, got '1', e.g. 'DB_'"],
  [['database', null], "'props' must be an object, e.g. { prefix: 'DB_' }, got nothing"],
])('fails for %p', ([name, props], message) => {
  const fromSecret = EnvSource.fromSecret as (...args: unknown[]) => EnvSource;
  expect(() => fromSecret(name, props)).toThrow(`${message}`);
  expect(() => fromSecret(name, props)).toThrow('[at EnvSource.fromSecret]');
});

test.each([
  ['database', "'envFrom' must be a list, e.g. [EnvSource.fromSecret('database')], got 'database'"],
  [['database'], "'envFrom[0]' must be an EnvSource, e.g. EnvSource.fromSecret('database'), got 'database'"],
])('a container fails for %p', (envFrom, message) => {
  expect(() => newWebApplication(newChart(), { envFrom: envFrom as never })).toThrow(message);
});

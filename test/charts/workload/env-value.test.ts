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

test.each([
  [
    undefined,
    "'env.A' must be a text or an EnvValue, e.g. 'fast' or EnvValue.fromSecret({ name: 'database', key: 'password' }), got nothing",
  ],
  [5, 'got 5'],
  [{ valueFrom: {} }, 'got another object'],
  [EnvValue.fromField, 'got the function fromField (call it)'],
])('fails for the value %p', (value, message) => {
  expect(() => newWebApplication(newChart(), { env: { A: value as never } })).toThrow(message);
});

test.each([
  [undefined, "'reference' must be an object, e.g. { name: 'database', key: 'password' }, got nothing"],
  [
    { key: 'password' },
    "'name' must be the name of an object (1 to 253 of a-z, 0-9, '-' and '.', first and last no '-' or '.'), got nothing, e.g. 'database'",
  ],
  [
    { name: 'Data_Base', key: 'a b' },
    "got 'Data_Base', e.g. 'database'; 'key' must be 1 to 253 of a-z, A-Z, 0-9, '-', '_' and '.', got 'a b', e.g. 'password'",
  ],
])('fails for the reference %p', (reference, message) => {
  expect(() => EnvValue.fromSecret(reference as never)).toThrow(`${message} [at EnvValue.fromSecret]`);
});

test.each(['metadata.name', "metadata.labels['example.com/team']"])('takes the field %p', (fieldPath) => {
  expect(() => EnvValue.fromField(fieldPath)).not.toThrow();
});

test.each(['status.podIp', 'metadata.labels', 'spec.containers', ''])('fails for the field %p', (fieldPath) => {
  expect(() => EnvValue.fromField(fieldPath)).toThrow(
    `'fieldPath' must be metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP, status.podIPs, metadata.labels['…'] or metadata.annotations['…'], got '${fieldPath}', e.g. 'status.podIP' [at EnvValue.fromField]`,
  );
});

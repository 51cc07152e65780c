import { KubernetesVersion } from '../../lib/cluster/kubernetes-version';
import { ValidationError } from '../../lib/errors';

const version = KubernetesVersion.of('1.34.1-aliyun.1');

test('keeps the number as ACK writes it', () => {
  expect(String(version)).toBe('1.34.1-aliyun.1');
});

test('knows its minor', () => {
  expect(version.minor).toBe('1.34');
});

test.each([
  ['1.34', true],
  ['1.9', true],
  ['1.35', false],
  ['0.99', true],
  ['2.0', false],
])('is at least %s: %s', (minor, expected) => {
  expect(version.isAtLeast(minor)).toBe(expected);
});

test.each(['1.34', '1.34.1', 'v1.34.1-aliyun.1', ''])('fails for %p', (text) => {
  expect(() => KubernetesVersion.of(text)).toThrow(
    new ValidationError(
      { node: { path: 'KubernetesVersion.of' } },
      `'version' is '${text}', write it as ACK does, e.g. '1.34.1-aliyun.1'`,
    ),
  );
});

test('fails to compare with what is no minor', () => {
  expect(() => version.isAtLeast('1.34.1')).toThrow(
    "'minor' is '1.34.1', which is no minor version, e.g. '1.28' [at KubernetesVersion.isAtLeast]",
  );
});

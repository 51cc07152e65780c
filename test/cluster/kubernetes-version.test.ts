import { KubernetesVersion } from '../../lib/cluster/kubernetes-version';

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
    `'${text}' is no version of ACK, write it in full, e.g. '1.34.1-aliyun.1'`,
  );
});

test('fails to compare with what is no minor', () => {
  expect(() => version.isAtLeast('1.34.1')).toThrow("'1.34.1' is no minor version, e.g. '1.28'");
});

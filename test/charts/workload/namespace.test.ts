import { Namespace } from '../../../charts';
import { manifestsOf } from '../manifests';

test('defaults', () => {
  expect(manifestsOf((chart) => new Namespace(chart, 'Web'))).toMatchSnapshot();
});

test('a weaker profile by name', () => {
  const [namespace] = manifestsOf((chart) => new Namespace(chart, 'Web', { podSecurity: 'privileged' }));
  expect(namespace?.metadata.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
});

test('fails for a name that is none', () => {
  expect(() => manifestsOf((chart) => new Namespace(chart, 'Web', { name: 'a.b' }))).toThrow(
    "'name' must be a DNS label",
  );
});

test('fails for a profile that is none', () => {
  expect(() => manifestsOf((chart) => new Namespace(chart, 'Web', { podSecurity: 'strict' as never }))).toThrow(
    "'podSecurity' must be 'restricted' or 'baseline' or 'privileged', got 'strict' [at chart/Web]",
  );
});

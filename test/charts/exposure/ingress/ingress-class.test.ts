import { IngressClass } from '../../../../charts';
import { manifestsOf, newChart } from '../../manifests';

test('is called as its construct, and is the default by name', () => {
  const [ingressClass] = manifestsOf(
    (chart) => new IngressClass(chart, 'Nginx', { controller: 'k8s.io/ingress-nginx', isDefault: true }),
  );
  expect(ingressClass).toMatchObject({
    metadata: { name: 'nginx', annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
    spec: { controller: 'k8s.io/ingress-nginx' },
  });
});
test.each([
  [undefined, "'props' must be an object, e.g. { controller: 'k8s.io/ingress-nginx' }, got nothing"],
  [{ name: 'a b' }, "'controller' must be a text, e.g. 'k8s.io/ingress-nginx', got nothing"],
  [{ controller: 'a/b', name: 'a b' }, "'name' must be a DNS label"],
  [{ controller: 'a/b', labels: 'blue' }, "'labels' must be an object, e.g. { team: 'blue' }, got 'blue'"],
  [{ controller: 'a/b', isDefault: 'yes' }, "'isDefault' must be true or false, got 'yes'"],
  [
    { controller: 'a/b', parameters: { kind: 'C', name: 'd' } },
    "'parameters.apiGroup' must be a text, e.g. 'alibabacloud.com', got nothing",
  ],
  [{ controller: 'a/b', parameters: 'c' }, "'parameters' must be an object, e.g. { apiGroup, kind, name }, got 'c'"],
])('fails for %p', (props, message) => {
  expect(() => new IngressClass(newChart(), 'Nginx', props as never)).toThrow(message);
});

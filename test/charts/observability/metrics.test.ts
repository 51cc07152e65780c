import { Metrics, Prometheus, Target } from '../../../charts';
import { checkManifestGraph } from '../../support/kubernetes/check-manifest-graph';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { byKind, manifestsOf, newWebApplication, TERWAY, webApplication } from '../manifests';

const metrics = Metrics.scraped({ port: 'metrics' });
const extraPorts = { metrics: 9113 };

test('a PodMonitor for managed Prometheus', () => {
  const manifests = manifestsOf((chart) => newWebApplication(chart, { metrics, extraPorts }));
  const { metadata, spec } = byKind(manifests).PodMonitor;
  expect({ metadata, spec }).toMatchSnapshot();
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkManifestGraph(manifests, { external: ['Namespace web'] })).toEqual([]);
});

test('as often and where it is said', () => {
  const often = Metrics.scraped({ port: 'http', path: '/stats', intervalSeconds: 15 });
  const { spec } = webApplication({ metrics: often }).PodMonitor;
  expect(spec.podMetricsEndpoints).toEqual([{ port: 'http', path: '/stats', interval: '15s' }]);
});

test('a Prometheus of your own heeds the name of its release', () => {
  const target = Target.local({ prometheus: Prometheus.operator({ release: 'prometheus' }) });
  const { metadata } = webApplication({ target, metrics, extraPorts }).PodMonitor;
  expect(metadata.labels).toMatchObject({ release: 'prometheus' });
  expect(metadata.annotations).toBeUndefined();
});

test('a ServiceMonitor where the target heeds those only', () => {
  const target = Target.local({ prometheus: Prometheus.operator({ monitors: 'ServiceMonitor' }) });
  const manifests = manifestsOf((chart) => newWebApplication(chart, { target, metrics, extraPorts }));
  const { ServiceMonitor, PodMonitor, Service } = byKind(manifests);
  expect(PodMonitor).toBeUndefined();
  expect(ServiceMonitor.spec.endpoints).toEqual([{ targetPort: 'metrics', path: '/metrics' }]);
  expect(Service.metadata.labels).toMatchObject(ServiceMonitor.spec.selector.matchLabels);
  expect(checkManifests(manifests)).toEqual([]);
  expect(checkManifestGraph(manifests, { external: ['Namespace web'] })).toEqual([]);
});

test('annotations of the pods instead', () => {
  const annotated = Metrics.annotated({ port: 'metrics', path: '/stats' });
  const { Deployment, PodMonitor } = webApplication({ metrics: annotated, extraPorts });
  expect(PodMonitor).toBeUndefined();
  expect(Deployment.spec.template.metadata.annotations).toMatchObject({
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '9113',
    'prometheus.io/path': '/stats',
  });
});

test.each([
  ['managed', TERWAY, 'arms-prom'],
  ['your own', Target.local(), 'monitoring'],
  ['your own, elsewhere', Target.local({ prometheus: Prometheus.operator({ namespace: 'metrics' }) }), 'metrics'],
])('whom a NetworkPolicy has to let in: %s', (_, target, namespace) => {
  expect(metrics.renderSources({ target } as never)).toEqual([
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } },
  ]);
});

test('fails for a port that no container has', () => {
  expect(() => webApplication({ metrics })).toThrow(
    "'metrics' names the port 'metrics', which no container of 'web' has; it has 'http' (8080), e.g. extraPorts: { metrics: 9113 } [at chart/Web]",
  );
});

test.each([
  [null, "'props' must be an object, e.g. { port: 'metrics' }, got nothing"],
  [{}, "'port' must be a text, e.g. 'metrics', got nothing"],
  [
    { port: 9113, path: 'metrics', intervalSeconds: 0 },
    "'port' must be a text, e.g. 'metrics', got 9113; 'path' must start with '/', got 'metrics', e.g. '/metrics'; 'intervalSeconds' must be a whole number, 1 or more, got 0, e.g. 30",
  ],
])('fails for %p', (props, message) => {
  expect(() => Metrics.scraped(props as never)).toThrow(`${message} [at Metrics.scraped]`);
});

test('annotated metrics fail alike', () => {
  expect(() => Metrics.annotated(undefined as never)).toThrow("'props' must be an object");
  expect(() => Metrics.annotated({ port: 'metrics', path: '' })).toThrow("'path' must start with '/', got ''");
});

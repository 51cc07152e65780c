import { type Chart, JsonPatch } from 'cdk8s';
import { LogPipeline, type LogPipelineProps, LogSource } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { manifestsOf, newChart, newWebApplication } from '../manifests';

const newPipeline = (chart: Chart, props: Partial<LogPipelineProps> = {}) =>
  new LogPipeline(chart, 'Access', { project: 'my-company-web-logs', logstore: 'shop', ...props });
const inputOf = (source: (chart: Chart) => LogSource) => {
  const manifests = manifestsOf((chart) => newPipeline(chart, { source: source(chart) }));
  expect(checkManifests(manifests)).toEqual([]);
  return manifests.at(-1)?.spec.config.inputs[0];
};

test('standard output of all pods of the namespace', () => {
  const manifests = manifestsOf(newPipeline);
  expect(manifests).toMatchSnapshot();
  expect(checkManifests(manifests)).toEqual([]);
});

test('of one workload: by one label, since any of several would do', () => {
  expect(inputOf((chart) => LogSource.stdout({ pods: newWebApplication(chart), streams: 'stderr' }))).toEqual({
    Type: 'input_container_stdio',
    IgnoringStdout: true,
    ContainerFilters: { K8sNamespaceRegex: '^(web)$', IncludeK8sLabel: { 'app.kubernetes.io/instance': 'web' } },
  });
});

test('files of the pods of somebody else', () => {
  const pods = { namespace: 'shop', selector: { app: 'cart' } };
  expect(inputOf(() => LogSource.files(['/var/log/shop/*.log'], { pods }))).toEqual({
    Type: 'input_file',
    FilePaths: ['/var/log/shop/*.log'],
    EnableContainerDiscovery: true,
    ContainerFilters: { K8sNamespaceRegex: '^(shop)$', IncludeK8sLabel: { app: 'cart' } },
  });
});

test('records taken apart, kept for long', () => {
  const processors = [{ Type: 'processor_parse_json_native', SourceKey: 'content' }];
  const [{ metadata, spec } = {} as never] = manifestsOf((chart) =>
    newPipeline(chart, { processors, ttlDays: 365, shards: 8, name: 'access' }),
  );
  expect(metadata.name).toBe('access');
  expect(spec.config.processors).toEqual(processors);
  expect(spec.logstores).toEqual([{ name: 'shop', ttl: 365, shardCount: 8 }]);
});

test('what a patch misspells is refused', () => {
  const chart = newChart();
  newPipeline(chart).pipeline.addJsonPatch(JsonPatch.add('/spec/logstores/0/TTL', 7));
  expect(() => chart.toJson()).toThrow("has the unknown field 'spec.logstores[0].TTL' (nearest is 'ttl')");
});

test.each([
  [null, "'props' must be an object, e.g. { project: 'my-company-web-logs', logstore: 'shop' }, got nothing"],
  [{}, "'project' must be a text, e.g. 'my-company-web-logs', got nothing; 'logstore' must be 3 to 63"],
  [{ project: 'p', logstore: 'shop', source: 'stdout' }, "'source' must be a LogSource, e.g. LogSource.stdout()"],
  [{ project: 'p', logstore: 'shop', processors: {} }, "'processors' must be a list, e.g. [{ Type:"],
  [{ project: 'p', logstore: 'shop', processors: [null] }, "'processors[0]' must be an object"],
  [{ project: 'p', logstore: 'shop', processors: [{}] }, "'processors[0].Type' must be a text"],
  [
    { project: 'p', logstore: 'shop', ttlDays: 3651, shards: 0, name: 'A' },
    "'name' must be a DNS label (1 to 63 of a-z, 0-9 and '-', first a letter, last no '-'), got 'A' (1 characters), e.g. 'front-page'; 'ttlDays' must be a whole number, 1 to 3650, got 3651, e.g. 30; 'shards' must be a whole number, 1 to 100, got 0, e.g. 2",
  ],
])('fails for %p', (props, message) => {
  expect(() => new LogPipeline(newChart(), 'Access', props as never)).toThrow(message);
});

test.each([
  [null, "'props' must be an object, e.g. { pods: web }, got nothing"],
  [{ streams: 'all' }, "'streams' must be 'both' or 'stdout' or 'stderr', got 'all'"],
  [{ pods: 'web' }, "'pods' must be an object"],
  [{ pods: { namespace: 'web' } }, "'pods.selector' must be an object"],
  [
    { pods: { namespace: 'web', selector: { a: '1', b: '2' } } },
    "'pods.selector' must have one label, or 'app.kubernetes.io/instance', since the collector takes pods that have any of several; got 'a, b'",
  ],
  [{ pods: { namespace: 'A', selector: { a: '1' } } }, "'pods.namespace' must be a DNS label"],
])('a source fails for %p', (props, message) => {
  expect(() => LogSource.stdout(props as never)).toThrow(message);
});

test.each([
  [undefined, "'paths' must be a list, e.g. ['/var/log/shop/*.log'], got nothing"],
  [[], "'paths' must have one or more, got none"],
  [[7], "'paths[0]' must be a text"],
  [['log/a'], "'paths' has 'log/a', must be absolute paths of files, e.g. '/var/log/shop/*.log'"],
])('files fail for %p', (paths, message) => {
  expect(() => LogSource.files(paths as never)).toThrow(message);
});

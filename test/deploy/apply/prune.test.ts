import { ApplyBench } from '../../support/api-server/apply-bench';
import { autoscaler, claim, configMap, definition, deployment, namespace } from './objects';

let bench: ApplyBench;
beforeEach(async () => {
  bench = await ApplyBench.start();
});
afterEach(() => bench.stop());

const inventory = () => bench.server.store.find('/api/v1/namespaces/default/configmaps/ackb-web')?.data;
const names = (objects: readonly { kind: string; name: string }[]) =>
  objects.map(({ kind, name }) => `${kind}/${name}`);
const nas = () => claim('data', { storageClassName: '' });

test('the inventory holds what was applied, a line each', async () => {
  await bench.apply([namespace(), configMap('one'), configMap('two'), deployment(), definition()]);
  expect(inventory()).toEqual({
    'ConfigMap.v1': 'web/one\nweb/two',
    'CustomResourceDefinition.v1.apiextensions.k8s.io': 'sites.example.com',
    'Deployment.v1.apps': 'web/site',
    'Namespace.v1': 'web',
  });
});

test('what the manifests no longer have is removed, and nothing else', async () => {
  await bench.apply([namespace(), configMap('one'), configMap('two'), deployment()]);
  bench.server.store.put('/api/v1/namespaces/web/configmaps/foreign', configMap('foreign'));
  const result = await bench.apply([namespace(), configMap('one')], { prune: {} });
  expect(names(result.pruned)).toEqual(['Deployment/site', 'ConfigMap/two']);
  const left = bench.server.store.all('/api/v1/namespaces/web/configmaps').map(({ metadata }) => metadata.name);
  expect(left).toEqual(['one', 'foreign']);
  expect(inventory()).toEqual({ 'ConfigMap.v1': 'web/one', 'Namespace.v1': 'web' });
});

test('without prune it stays, and is known to a later prune', async () => {
  await bench.apply([namespace(), configMap('one'), configMap('two')]);
  expect(await bench.apply([namespace(), configMap('one')])).toMatchObject({ pruned: [] });
  expect(inventory()['ConfigMap.v1']).toBe('web/one\nweb/two');
  const { pruned } = await bench.apply([namespace(), configMap('one')], { prune: {} });
  expect(names(pruned)).toEqual(['ConfigMap/two']);
});

test('what a broken apply made is known to a later prune', async () => {
  bench.server.fail({ match: /configmaps\/two$/, method: 'PATCH', answer: { code: 400 } });
  await bench.failure([namespace(), configMap('one'), configMap('two')]);
  const { pruned } = await bench.apply([namespace()], { prune: {} });
  expect(names(pruned)).toEqual(['ConfigMap/one']);
});

test('what went to another platform stays, and is its own from then on', async () => {
  await bench.apply([namespace(), configMap('one'), configMap('two')]);
  await bench.apply([configMap('one')], { platform: 'shop' });
  expect((await bench.plan([namespace()])).kept).toMatchObject([{ reason: "platform 'shop' has it, too" }]);
  const { pruned, kept } = await bench.apply([namespace()], { prune: {} });
  expect(names(pruned)).toEqual(['ConfigMap/two']);
  expect(kept).toMatchObject([{ object: { name: 'one' }, reason: "platform 'shop' has it, too" }]);
  expect(inventory()).toEqual({ 'Namespace.v1': 'web' });
  const later = await bench.apply([namespace('shop')], { platform: 'shop', prune: {} });
  expect(names(later.pruned)).toEqual(['ConfigMap/one']);
});

test('inventories that the user may not see have nothing', async () => {
  await bench.apply([namespace(), configMap('one')]);
  bench.server.fail({ match: /default\/configmaps$/, answer: { code: 403 } });
  expect(names((await bench.apply([namespace()], { prune: {} })).pruned)).toEqual(['ConfigMap/one']);
});

test('a line without a name, as an editor leaves it, is no object', async () => {
  await bench.apply([namespace(), configMap('one')]);
  bench.server.store.change('/api/v1/namespaces/default/configmaps/ackb-web', 'kubectl-edit', ({ data }) => {
    data['ConfigMap.v1'] = 'web/one\n';
  });
  await bench.apply([namespace()], { prune: {} });
  const removed = bench.server.requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
  expect(removed).toEqual(['/api/v1/namespaces/web/configmaps/one']);
});

test('other platforms have inventories of their own', async () => {
  await bench.apply([namespace(), configMap('one')], { platform: 'shop' });
  expect(await bench.apply([namespace()], { prune: {} })).toMatchObject({ pruned: [] });
});

test.each([
  ['volumes', 'PersistentVolumeClaim/data', () => nas()],
  ['namespaces', 'Namespace/old', () => namespace('old')],
  ['definitions', 'CustomResourceDefinition/sites.example.com', () => definition()],
])('%s go by their own option only', async (option, name, object) => {
  await bench.apply([namespace(), object()]);
  const kept = await bench.apply([namespace()], { prune: {} });
  expect(kept.pruned).toEqual([]);
  expect(kept.kept).toMatchObject([{ reason: `--prune removes it only with --prune-${option}` }]);
  const { pruned } = await bench.apply([namespace()], { prune: { [option]: true } });
  expect(names(pruned)).toEqual([name]);
});

test('an object that somebody else made anew under the same name stays', async () => {
  await bench.apply([namespace(), configMap('one')]);
  const path = '/api/v1/namespaces/web/configmaps/one';
  bench.server.store.delete(path);
  bench.server.store.put(path, configMap('one'), 'helm');
  const { pruned, kept } = await bench.apply([namespace()], { prune: {} });
  expect(pruned).toEqual([]);
  expect(kept).toMatchObject([{ reason: 'somebody else made it anew' }]);
});

test('an object is removed only as long as it is the one that was looked at', async () => {
  await bench.apply([namespace(), configMap('one')]);
  const { uid } = bench.server.store.find('/api/v1/namespaces/web/configmaps/one').metadata;
  await bench.apply([namespace()], { prune: {} });
  const [removal] = bench.server.requests.filter(({ method }) => method === 'DELETE');
  expect(JSON.parse(removal?.text ?? '')).toMatchObject({ propagationPolicy: 'Background', preconditions: { uid } });
});

test('one that somebody made anew at this moment stays, and is not asked for again and again', async () => {
  await bench.apply([namespace(), configMap('one')]);
  const path = '/api/v1/namespaces/web/configmaps/one';
  const get = bench.server.store.look.bind(bench.server.store);
  bench.server.store.look = (at) => {
    const found = structuredClone(get(at));
    if (at === path) bench.server.store.find(path).metadata.uid = 'another';
    return found;
  };
  expect(await bench.failure([namespace()], { prune: {} })).toBe(
    'ConfigMap web/one: somebody changed it at this moment; apply again',
  );
  expect(bench.server.store.find(path)).toBeDefined();
  expect(bench.server.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});

test('what is gone already is no trouble', async () => {
  await bench.apply([namespace(), configMap('one'), definition()]);
  bench.server.store.delete('/api/v1/namespaces/web/configmaps/one');
  expect(await bench.apply([namespace(), definition()], { prune: {} })).toMatchObject({ pruned: [], kept: [] });
});

test('what goes between the look and the removal is no trouble', async () => {
  await bench.apply([namespace(), configMap('one')]);
  bench.server.fail({ match: /configmaps\/one$/, method: 'DELETE', answer: { code: 404 } });
  expect(await bench.apply([namespace()], { prune: {} })).toMatchObject({ pruned: { length: 1 } });
});

test('an object whose version the server no longer has is found by another', async () => {
  await bench.apply([namespace(), autoscaler()]);
  bench.server.store.change('/api/v1/namespaces/default/configmaps/ackb-web', 'kubectl-edit', ({ data }) => {
    data['HorizontalPodAutoscaler.v2beta2.autoscaling'] = data['HorizontalPodAutoscaler.v2.autoscaling'];
    delete data['HorizontalPodAutoscaler.v2.autoscaling'];
  });
  const body = { preferredVersion: { groupVersion: 'autoscaling/v2' } };
  bench.server.fail({ match: /^\/apis\/autoscaling$/, answer: { code: 200, body } });
  await bench.apply([namespace()], { prune: {} });
  const removed = bench.server.requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
  expect(removed).toEqual(['/apis/autoscaling/v2/namespaces/web/horizontalpodautoscalers/site']);
});

test('nothing is removed after a failure', async () => {
  await bench.apply([namespace(), configMap('one')]);
  bench.server.store.looksNeeded.set('Deployment', Number.POSITIVE_INFINITY);
  await bench.failure([namespace(), deployment()], { prune: {}, timeout: 0.05 });
  expect(bench.server.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('a platform is a DNS label', async () => {
  expect(await bench.failure([namespace()], { platform: 'My Web' })).toBe(
    "'platform' must be lower-case letters, digits and dashes, 58 at most, e.g. 'web', got 'My Web'",
  );
});

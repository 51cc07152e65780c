import { ApplyBench } from '../../support/api-server/apply-bench';
import { claim, configMap, definition, deployment, namespace, site } from './objects';

let bench: ApplyBench;
beforeEach(async () => {
  bench = await ApplyBench.start();
});
afterEach(() => bench.stop());

test('a plan changes nothing', async () => {
  await bench.apply([namespace(), configMap('one')]);
  const before = bench.server.writes.length;
  await bench.plan([namespace(), configMap('one', { a: '1' }), deployment()], { prune: {} });
  const writes = bench.server.writes.slice(before);
  expect(writes.map(({ query }) => query.dryRun)).toEqual(['All', 'All', 'All']);
});

test('says what would be made, changed (and where), removed and kept', async () => {
  await bench.apply([
    namespace(),
    configMap('one', { a: '1' }),
    configMap('two'),
    claim('data', { storageClassName: '' }),
  ]);
  const plan = await bench.plan([namespace(), configMap('one', { a: '2', 'b.c': '3' }), deployment()]);
  expect(plan.objects.map(({ object, action, paths }) => [object.name, action, paths])).toEqual([
    ['web', 'unchanged', []],
    ['one', 'change', ['data.a', "data['b.c']"]],
    ['site', 'create', []],
  ]);
  expect(plan.removed.map(({ name }) => name)).toEqual(['two']);
  expect(plan.kept).toMatchObject([
    { object: { name: 'data' }, reason: '--prune removes it only with --prune-volumes' },
  ]);
});

test('what the server cannot look at yet is marked', async () => {
  const plan = await bench.plan([namespace(), configMap('one'), definition(), site()]);
  expect(plan.objects.map(({ object, isChecked }) => `${object.kind}: ${isChecked}`)).toEqual([
    'Namespace: true',
    'CustomResourceDefinition: true',
    'ConfigMap: false',
    'Site: false',
  ]);
});

test('a namespace that the user may not see is taken for there', async () => {
  bench.server.store.put('/api/v1/namespaces/web', namespace());
  bench.server.fail({ match: /^\/api\/v1\/namespaces\/web$/, method: 'GET', answer: { code: 403 } });
  expect((await bench.plan([configMap('one')])).objects).toMatchObject([{ action: 'create', isChecked: true }]);
});

test('the server refuses in a plan what it would refuse in an apply', async () => {
  await bench.apply([namespace()]);
  await expect(bench.plan([deployment('site', { replica: 3 })])).rejects.toThrow(
    'Deployment web/site: .spec.replica: no such field',
  );
});

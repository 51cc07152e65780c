import events from 'node:events';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readManifests } from '../../../lib/deploy/apply/manifests/read-manifests';
import { ApplyBench } from '../../support/api-server/apply-bench';
import {
  autoscaler,
  claim,
  configMap,
  definition,
  deployment,
  ingress,
  namespace,
  site,
  storageClass,
} from './objects';

let bench: ApplyBench;
beforeEach(async () => {
  bench = await ApplyBench.start();
});
afterEach(() => bench.stop());

test('objects are sent in the order in which they need each other, whatever the order of the file', async () => {
  await bench.apply([autoscaler(), deployment(), ingress(), site(), configMap('settings'), definition(), namespace()]);
  expect(bench.sent).toEqual([
    'namespaces/web',
    'customresourcedefinitions/sites.example.com',
    'configmaps/settings',
    'ingresses/site',
    'sites/main',
    'deployments/site',
    'horizontalpodautoscalers/site',
  ]);
  expect(bench.reported('wave').map(({ wave, objects }) => `${wave}: ${objects}`)).toEqual([
    'namespaces: 1',
    'definitions: 1',
    'storage and configuration: 1',
    'exposure: 1',
    'workloads: 2',
    'scaling: 1',
  ]);
});

test('everything is sent by server-side apply, as ackb, strictly, and never by force', async () => {
  await bench.apply([namespace(), configMap('settings')]);
  const sent = bench.server.writes.find(({ path }) => path.endsWith('/configmaps/settings'));
  expect(sent).toMatchObject({
    path: '/api/v1/namespaces/web/configmaps/settings',
    method: 'PATCH',
    contentType: 'application/apply-patch+yaml',
    query: { fieldManager: 'ackb', fieldValidation: 'Strict', force: 'false' },
  });
});

test('a network policy and a definition reach the server byte for byte', async () => {
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web', namespace: 'web' },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: {} }, { ipBlock: { cidr: '172.16.0.0/16' } }], ports: [{ port: 80 }] }],
    },
  };
  await bench.apply([namespace(), policy, definition()]);
  const texts = bench.server.writes.map(({ text }) => text);
  expect(texts).toContain(JSON.stringify(policy));
  expect(texts).toContain(JSON.stringify(definition()));
});

test('every definition of these bindings reaches the server byte for byte', async () => {
  const folder = join(__dirname, '../../../imports/crd');
  const definitions = readManifests([folder]).map(({ object }) => object);
  expect(definitions.length).toBeGreaterThan(20);
  await bench.apply([], { manifests: [folder] });
  const sent = new Map(bench.server.writes.map(({ path, text }) => [path.split('/').at(-1), text]));
  for (const definition of definitions) {
    const text = sent.get(definition.metadata.name);
    expect(text).toBe(JSON.stringify(definition));
    // the server reads it as YAML
    expect(parse(text ?? '')).toEqual(definition);
  }
});

test('what YAML would refuse, or fold into a line, reaches the server as it is', async () => {
  const data = { text: 'a\u0085b\u2028c\u2029d\u007fe\ufefff\uffff😀\t\n"\\' };
  await bench.apply([namespace(), configMap('settings', data)]);
  const sent = bench.server.writes.find(({ path }) => path.endsWith('/settings'))?.text ?? '';
  expect(JSON.parse(sent).data).toEqual(data);
  expect(sent).toContain('a\\u0085b\\u2028c\\u2029d\\u007fe\\ufefff\\uffff😀');
});

test('applying twice changes nothing', async () => {
  const objects = [namespace(), configMap('settings'), deployment(), autoscaler(), definition(), site()];
  expect(await bench.apply(objects)).toMatchObject({ created: { length: 6 }, changed: [], unchanged: [] });
  const versions = () => bench.server.store.all('/apis/apps/v1/namespaces/web/deployments').map((one) => one.metadata);
  const before = JSON.stringify(versions());
  expect(await bench.apply(objects)).toMatchObject({ created: [], changed: [], unchanged: { length: 6 } });
  expect(JSON.stringify(versions())).toBe(before);
});

test('only what differs counts as changed', async () => {
  await bench.apply([namespace(), configMap('one', { a: '1' }), configMap('two', { a: '1' })]);
  const { changed } = await bench.apply([namespace(), configMap('one', { a: '1' }), configMap('two', { a: '2' })]);
  expect(changed.map(({ name }) => name)).toEqual(['two']);
});

test('objects of a new kind wait for its definition', async () => {
  bench.server.store.looksNeeded.set('CustomResourceDefinition', 3);
  await bench.apply([namespace(), definition(), site()], { wait: false });
  expect(bench.reported('waiting')[0]?.objects).toMatchObject([{ reason: 'not established yet' }]);
  expect(bench.server.store.find('/apis/example.com/v1/namespaces/web/sites/main')).toMatchObject({ kind: 'Site' });
});

test('objects of a new kind wait until it is served', async () => {
  bench.server.fail({ match: /^\/apis\/example\.com\/v1$/, times: 4, answer: { code: 404 } });
  expect(await bench.apply([namespace(), definition(), site()])).toMatchObject({ created: { length: 3 } });
});

test('what is waited for is reported, until it is ready', async () => {
  bench.server.store.looksNeeded.set('Deployment', 3);
  await bench.apply([namespace(), deployment('site', { replicas: 2 })]);
  expect(bench.reported('waiting').map(({ objects }) => objects.map(({ reason }) => reason))).toEqual([
    ['not looked at yet'],
  ]);
  expect(bench.reported('ready').map(({ object }) => object.kind)).toEqual(['Namespace', 'Deployment']);
});

test('with wait: false nothing is waited for', async () => {
  bench.server.store.looksNeeded.set('Deployment', Number.POSITIVE_INFINITY);
  await bench.apply([namespace(), deployment()], { wait: false });
  expect(bench.reported('waiting')).toEqual([]);
});

describe('at the end, together', () => {
  /** Ready once the other one was asked for: whoever waits for one alone waits for ever. */
  function eachNeedsTheOther(one: string, other: string): void {
    bench.server.store.looksNeeded.set(one, 4);
    bench.server.store.looksNeeded.set(other, 4);
  }

  /** The objects of the last report of what is waited for that has all of them. */
  function together(): string[][] {
    return bench.reported('waiting').map(({ objects }) => objects.map(({ object }) => object.kind).sort());
  }

  test('pods behind a gate and their exposure', async () => {
    eachNeedsTheOther('Ingress', 'Deployment');
    const gate = { readinessGates: [{ conditionType: 'target-health.alb.k8s.alibabacloud' }] };
    await bench.apply([namespace(), ingress(), deployment('site', {}, gate), autoscaler()]);
    expect(together()).toContainEqual(['Deployment', 'Ingress']);
    expect(bench.sent.at(-1)).toBe('horizontalpodautoscalers/site');
  });

  test('claims that wait for a pod', async () => {
    bench.server.store.looksNeeded.set('PersistentVolumeClaim', 4);
    const pod = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
    const disk = claim('data', { storageClassName: 'disk' });
    await bench.apply([namespace(), storageClass('disk', 'WaitForFirstConsumer'), disk, deployment('site', {}, pod)]);
    expect(bench.sent.at(-1)).toBe('deployments/site');
    expect(together()).toEqual([['PersistentVolumeClaim']]);
    expect(bench.reported('ready').map(({ object }) => object.kind)).toEqual([
      'Namespace',
      'Deployment',
      'PersistentVolumeClaim',
    ]);
  });

  test('other claims are waited for before the workloads', async () => {
    bench.server.store.looksNeeded.set('PersistentVolumeClaim', 4);
    await bench.apply([
      namespace(),
      storageClass('nas', 'Immediate'),
      claim('data', { storageClassName: 'nas' }),
      deployment('site', {}, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }),
    ]);
    expect(bench.reported('ready').map(({ object }) => object.kind)).toEqual([
      'Namespace',
      'PersistentVolumeClaim',
      'Deployment',
    ]);
  });

  test('claims of a class that the user may not see', async () => {
    bench.server.fail({ match: /storageclasses$/, answer: { code: 403 } });
    bench.server.store.looksNeeded.set('PersistentVolumeClaim', 4);
    const pod = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
    await bench.apply([namespace(), claim('data', { storageClassName: 'disk' }), deployment('site', {}, pod)]);
    expect(bench.reported('ready').at(-1)?.object.kind).toBe('PersistentVolumeClaim');
  });

  test('a claim that waits for a pod and has none is not awaited', async () => {
    bench.server.store.looksNeeded.set('PersistentVolumeClaim', Number.POSITIVE_INFINITY);
    const disk = claim('data', { storageClassName: 'disk' });
    await bench.apply([namespace(), storageClass('disk', 'WaitForFirstConsumer'), disk]);
    expect(bench.reported('not-awaited').map(({ reason }) => reason)).toEqual([
      'PersistentVolumeClaim web/data gets its volume when the first pod mounts it, and none here does',
    ]);
  });
});

test('however many requests listen to the signal, node does not warn', async () => {
  const allow = jest.spyOn(events, 'setMaxListeners');
  const { signal } = new AbortController();
  await bench.apply([namespace()], { signal });
  expect(allow).toHaveBeenCalledWith(0, signal);
  allow.mockRestore();
});

test('an apply that is stopped says how to go on', async () => {
  bench.server.store.looksNeeded.set('Deployment', Number.POSITIVE_INFINITY);
  const stop = new AbortController();
  const report = ({ type }: { type: string }) => type === 'waiting' && stop.abort();
  expect(await bench.failure([namespace(), deployment()], { signal: stop.signal, report })).toBe(
    'stopped; what was applied stays and comes up by itself, and the same command goes on from there without doing anything twice',
  );
});

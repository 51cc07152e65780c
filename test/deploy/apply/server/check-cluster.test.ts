import { ApplyBench } from '../../../support/api-server/apply-bench';
import { namespace } from '../objects';

let bench: ApplyBench;
beforeEach(async () => {
  bench = await ApplyBench.start();
});
afterEach(() => bench.stop());

const ID = 'c0123456789abcdef0123456789abcdef';
const objects = [namespace()];

/** A kubeconfig whose current context leads to the server; others lead elsewhere unless they say so. */
function config(current: string, ...contexts: readonly { name: string; cluster: string; server?: string }[]): string {
  const all = contexts.map(({ server = bench.server.url, ...context }) => ({ ...context, server }));
  return bench.write(
    'config.json',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': current,
      contexts: all.map(({ name, cluster }) => ({ name, context: { cluster, user: 'me' } })),
      clusters: all.map(({ cluster: name, server }) => ({
        name,
        cluster: { server, 'insecure-skip-tls-verify': true },
      })),
      users: [{ name: 'me', user: { token: bench.server.token } }],
    }),
  );
}

test.each([
  ['a context that `ackb kubeconfig` made', { name: 'web', cluster: `web-${ID}` }],
  ['one that was renamed', { name: 'mine', cluster: `web-${ID}` }],
  ['one as Container Service issues it', { name: `2001-${ID}`, cluster: 'kubernetes' }],
])('%s leads to the cluster of the stack', async (_name, context) => {
  const kubeconfig = config(context.name, context);
  expect(await bench.apply(objects, { kubeconfig, clusterIds: [ID] })).toMatchObject({ created: { length: 1 } });
});

test('so does another with the same address', async () => {
  const kubeconfig = config('mine', { name: 'mine', cluster: 'mine' }, { name: 'web', cluster: `web-${ID}` });
  expect(await bench.apply(objects, { kubeconfig, clusterIds: [ID] })).toMatchObject({ created: { length: 1 } });
});

test('the current context of another cluster: both are named, and nothing is asked', async () => {
  const kubeconfig = config('kind', { name: 'kind', cluster: 'kind-kind' });
  expect(await bench.failure(objects, { kubeconfig, clusterIds: [ID] })).toBe(
    `the current context 'kind' leads to cluster 'kind-kind' (http://HOST), and the stack's cluster is '${ID}': ` +
      'get a context of it with `ackb kubeconfig`, or say with --kube-context kind that this one is meant',
  );
  await expect(bench.plan(objects, { kubeconfig, clusterIds: [ID] })).rejects.toThrow("the stack's cluster is");
  expect(bench.server.requests).toEqual([]);
});

test('the context that would be right is named', async () => {
  const right = { name: 'web', cluster: `web-${ID}`, server: 'https://172.16.0.10:6443' };
  const kubeconfig = config('kind', { name: 'kind', cluster: 'kind' }, right);
  expect(await bench.failure(objects, { kubeconfig, clusterIds: ['c9', ID] })).toContain(
    `and the stack's cluster is 'c9' or '${ID}': its context is 'web', choose it with --kube-context web, or say`,
  );
});

test('a context that is named is the one that is meant', async () => {
  const kubeconfig = config('kind', { name: 'kind', cluster: 'kind' });
  const options = { kubeconfig, clusterIds: [ID], context: 'kind' };
  expect(await bench.apply(objects, options)).toMatchObject({ created: { length: 1 } });
});

test('a plan says where it would be done', async () => {
  const kubeconfig = config('web', { name: 'web', cluster: `web-${ID}` });
  expect((await bench.plan(objects, { kubeconfig })).cluster).toEqual({
    context: 'web',
    cluster: `web-${ID}`,
    server: bench.server.url,
  });
});

import { chmodSync } from 'node:fs';
import { ApplyBench } from '../../../support/api-server/apply-bench';
import { configMap, namespace } from '../objects';

let bench: ApplyBench;
beforeEach(async () => {
  bench = await ApplyBench.start();
});
afterEach(() => bench.stop());

const objects = [namespace()];

test('a file that is not there', async () => {
  expect(await bench.failure(objects, { kubeconfig: 'gone.yaml' })).toBe(
    "no kubeconfig 'gone.yaml': get one with `ackb kubeconfig`",
  );
});

test('a file that is none: nothing of it is shown', async () => {
  const kubeconfig = bench.write('kubeconfig.yaml', 'users: [{ token: secret');
  expect(await bench.failure(objects, { kubeconfig })).toBe(
    "the kubeconfig 'kubeconfig.yaml' cannot be read: is it one?",
  );
});

test('a context that is not there', async () => {
  expect(await bench.failure(objects, { context: 'prod' })).toBe(
    "no context 'prod' in the kubeconfig; it has loopback",
  );
});

test('no kubeconfig at all', async () => {
  const kubeconfig = bench.write('empty.yaml', 'apiVersion: v1\nkind: Config\n');
  expect(await bench.failure(objects, { kubeconfig })).toBe(
    'no cluster to apply to: get a kubeconfig with `ackb kubeconfig`, or name one with KUBECONFIG or --kubeconfig',
  );
});

test('a plugin that gives a new token when the old one expires during an apply', async () => {
  const token = bench.write('token', 'token-1');
  const plugin = bench.write(
    'plugin.sh',
    `#!/bin/sh\necho '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'$(cat ${token})'"}}'\n`,
  );
  chmodSync(plugin, 0o700);
  const kubeconfig = bench.write(
    'exec.json',
    JSON.stringify(withUser({ exec: { command: plugin, apiVersion: 'client.authentication.k8s.io/v1' } })),
  );
  const report = ({ type }: { type: string }) => {
    if (type !== 'ready') return;
    bench.write('token', 'token-2');
    bench.server.token = 'token-2';
  };
  expect(await bench.apply([namespace(), configMap('one')], { kubeconfig, report })).toMatchObject({
    created: { length: 2 },
  });
});

test('a plugin that fails', async () => {
  const user = { exec: { command: 'false', apiVersion: 'client.authentication.k8s.io/v1' } };
  const kubeconfig = bench.write('exec.json', JSON.stringify(withUser(user)));
  expect(await bench.failure(objects, { kubeconfig })).toBe(
    "cannot sign in as the user of context 'loopback': its credential plugin failed",
  );
});

test('a plugin that never answers, nor what it started', async () => {
  const plugin = bench.write('plugin.sh', '#!/bin/sh\nsleep 20\n');
  chmodSync(plugin, 0o700);
  const user = { exec: { command: plugin, apiVersion: 'client.authentication.k8s.io/v1' } };
  const kubeconfig = bench.write('exec.json', JSON.stringify(withUser(user)));
  expect(await bench.failure(objects, { kubeconfig, pace: { signInWithin: 50 } })).toBe(
    "cannot sign in as the user of context 'loopback': its credential plugin gives no answer within 0.05 s",
  );
});

test('a plugin that gives nonsense: nothing of it is shown', async () => {
  const plugin = bench.write('plugin.sh', '#!/bin/sh\necho token-1\n');
  chmodSync(plugin, 0o700);
  const user = { exec: { command: plugin, apiVersion: 'client.authentication.k8s.io/v1' } };
  const kubeconfig = bench.write('exec.json', JSON.stringify(withUser(user)));
  expect(await bench.failure(objects, { kubeconfig })).toBe(
    "cannot sign in as the user of context 'loopback': its credential plugin gives no JSON",
  );
});

test('a server without encryption, unless it is this machine', async () => {
  const cluster = { server: 'http://api.example.com:8080', 'insecure-skip-tls-verify': true };
  const clusters = [{ name: 'loopback', cluster }];
  const kubeconfig = bench.write('plain.json', JSON.stringify({ ...withUser({ token: 'token-1' }), clusters }));
  expect(await bench.failure(objects, { kubeconfig })).toBe(
    "the server of context 'loopback' is not encrypted: http://api.example.com:8080/; use https",
  );
});

test('objects that name no namespace go into that of the context', async () => {
  const kubeconfig = bench.write(
    'kubeconfig.json',
    JSON.stringify(withUser({ token: 'token-1' }, { namespace: 'web' })),
  );
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } };
  await bench.apply([namespace(), settings], { kubeconfig });
  const sent = bench.server.writes.find(({ path }) => path === '/api/v1/namespaces/web/configmaps/settings');
  expect(sent?.text).toBe(JSON.stringify(settings));
});

test('kinds that the cluster does not know, and namespaces where there are none', async () => {
  const alb = { apiVersion: 'alibabacloud.com/v1', kind: 'AlbConfig', metadata: { name: 'alb' } };
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'r', namespace: 'web' },
  };
  expect(await bench.failure([alb, role])).toBe(
    "web.k8s.yaml:1: AlbConfig alb: the cluster does not know kind 'AlbConfig' of 'alibabacloud.com/v1': is its add-on installed, or its CRD among the manifests?\n" +
      "web.k8s.yaml:6: ClusterRole web/r: a ClusterRole lies outside of namespaces, leave out 'metadata.namespace'",
  );
  expect(bench.server.writes).toEqual([]);
});

function withUser(user: object, context: object = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'loopback',
    contexts: [{ name: 'loopback', context: { cluster: 'loopback', user: 'tester', ...context } }],
    clusters: [{ name: 'loopback', cluster: { server: bench.server.url, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'tester', user }],
  };
}

import { createServer } from 'node:net';
import { ApplyBench } from '../../support/api-server/apply-bench';
import { status } from '../../support/api-server/refusals';
import { configMap, definition, deployment, namespace, site } from './objects';

let bench: ApplyBench;
beforeEach(async () => {
  bench = await ApplyBench.start();
});
afterEach(() => bench.stop());

const settings = /\/configmaps\/settings$/;
const objects = [namespace(), configMap('settings')];

/** A refusal of the settings. */
function refuse(code: number, message: string, more: object = {}): void {
  bench.server.fail({
    match: settings,
    method: 'PATCH',
    answer: { code, body: { ...status(code, message), ...more } },
  });
}

const attempts = () => bench.server.writes.filter(({ path }) => settings.test(path)).length;

describe('in passing', () => {
  test.each([429, 500, 502, 503, 504])('%d is tried again', async (code) => {
    bench.server.fail({ match: settings, method: 'PATCH', times: 2, answer: { code } });
    expect(await bench.apply(objects)).toMatchObject({ created: { length: 2 } });
    expect(attempts()).toBe(3);
    expect(bench.reported('retrying')).toMatchObject([{ subject: 'ConfigMap web/settings' }, {}]);
  });

  test('a connection that breaks off is made anew', async () => {
    bench.server.fail({ match: settings, times: 2, reset: true });
    expect(await bench.apply(objects)).toMatchObject({ created: { length: 2 } });
    expect(bench.reported('retrying')[0]?.reason).toMatch(
      /^the connection to 127\.0\.0\.1:\d+ broke off \(ECONNRESET\)$/,
    );
  });

  test('an answer that does not come is asked for again', async () => {
    bench.server.fail({ match: settings, delay: 1000 });
    expect(await bench.apply(objects)).toMatchObject({ created: { length: 2 } });
    expect(bench.reported('retrying')[0]?.reason).toContain('(ETIMEDOUT)');
  });

  test('there is a bound', async () => {
    bench.server.fail({
      match: settings,
      method: 'PATCH',
      times: 100,
      answer: { code: 503, body: status(503, 'etcd is away') },
    });
    expect(await bench.failure(objects)).toBe(
      'ConfigMap web/settings: the server refused to apply it: etcd is away (503)',
    );
    expect(attempts()).toBe(4);
  });

  test('a new kind that not every API server serves yet', async () => {
    const page = { code: 404, body: '404 page not found\n' as never };
    bench.server.fail({ match: /\/sites\/main$/, method: 'PATCH', times: 2, answer: page });
    expect(await bench.apply([namespace(), definition(), site()])).toMatchObject({ created: { length: 3 } });
  });

  test('a namespace that is not there is none of these', async () => {
    expect(await bench.failure([configMap('settings')])).toBe(
      'ConfigMap web/settings: the server refused to apply it: namespaces "web" not found (404)',
    );
    expect(attempts()).toBe(1);
  });

  test('somebody else changed the object at the same moment', async () => {
    refuse(409, 'the object has been modified', { reason: 'Conflict' });
    expect(await bench.apply(objects)).toMatchObject({ created: { length: 2 } });
  });
});

describe('bad input', () => {
  test('an undeclared field is not tried again, though the server calls it its own error', async () => {
    expect(await bench.failure([namespace(), deployment('site', { replica: 3 })])).toBe(
      'Deployment web/site: .spec.replica: no such field',
    );
    expect(bench.server.writes.filter(({ path }) => path.endsWith('/deployments/site'))).toHaveLength(1);
  });

  test('strict decoding names the fields', async () => {
    refuse(400, 'strict decoding error: unknown field "datas", duplicate field "data.a"', { reason: 'BadRequest' });
    expect(await bench.failure(objects)).toBe('ConfigMap web/settings: datas: no such field; data.a: there twice');
  });

  test('the words of somebody in between stay', async () => {
    refuse(400, 'admission webhook "lint" denied the request: unknown field', { reason: 'BadRequest' });
    expect(await bench.failure(objects)).toBe(
      'ConfigMap web/settings: the server refused to apply it: admission webhook "lint" denied the request: unknown field (400)',
    );
  });

  test('an invalid object, every reason', async () => {
    const causes = [
      { field: 'data[a b]', message: 'Invalid value: "a b"', reason: 'FieldValueInvalid' },
      { field: 'data', message: 'Too long', reason: 'FieldValueTooLong' },
    ];
    refuse(422, 'ConfigMap "settings" is invalid', { reason: 'Invalid', details: { causes } });
    expect(await bench.failure(objects)).toBe(
      'ConfigMap web/settings: data[a b]: Invalid value: "a b"; data: Too long',
    );
  });

  test('a field that cannot be changed', async () => {
    const causes = [
      { field: 'spec.selector', message: 'Invalid value: field is immutable', reason: 'FieldValueInvalid' },
    ];
    refuse(422, 'is invalid', { reason: 'Invalid', details: { causes } });
    expect(await bench.failure(objects)).toBe(
      'ConfigMap web/settings: spec.selector: Invalid value: field is immutable; it cannot be changed: delete the object, or give it another name',
    );
  });
});

describe('not allowed', () => {
  test('expired credentials', async () => {
    const before = bench.server.token;
    bench.server.token = 'another';
    const kubeconfig = bench.server.writeKubeconfig(bench.folder, { token: before });
    expect(await bench.failure(objects, { kubeconfig })).toBe(
      "the credentials of context 'loopback' are expired or not known to the cluster: get new ones with `ackb kubeconfig`",
    );
  });

  test('a missing permission, which one', async () => {
    refuse(
      403,
      'configmaps "settings" is forbidden: User "2089-1" cannot patch resource "configmaps" in API group "" in the namespace "web"',
      { reason: 'Forbidden' },
    );
    expect(await bench.failure(objects)).toBe(
      "ConfigMap web/settings: user '2089-1' may not patch configmaps in namespace 'web'; a Role or ClusterRole must " +
        "allow verb 'patch' to that user, or the cluster must be granted to it in ACK",
    );
  });

  test('a namespace on its way out', async () => {
    refuse(403, 'forbidden: unable to create new content', {
      reason: 'Forbidden',
      details: { causes: [{ reason: 'NamespaceTerminating', message: 'namespace web is being terminated' }] },
    });
    expect(await bench.failure(objects)).toBe(
      'ConfigMap web/settings: its namespace is being deleted; apply again when it is gone',
    );
  });

  test('an object on its way out: nothing is sent to it', async () => {
    await bench.apply(objects);
    bench.server.store.change('/api/v1/namespaces/web/configmaps/settings', 'kubectl', ({ metadata }) => {
      metadata.deletionTimestamp = '2026-03-10T09:56:17Z';
    });
    const before = attempts();
    expect(await bench.failure(objects)).toBe('ConfigMap web/settings is being deleted; apply again when it is gone');
    expect(attempts()).toBe(before);
  });

  test('fields of others, each with its manager; by force they are taken over', async () => {
    bench.server.store.put('/api/v1/namespaces/web', namespace());
    bench.server.store.put(
      '/apis/apps/v1/namespaces/web/deployments/site',
      deployment('site', { replicas: 9 }),
      'helm',
    );
    expect(await bench.failure([deployment('site', { replicas: 2 })])).toBe(
      "Deployment web/site: others set what the manifest wants otherwise: .spec.replicas (set by 'helm'); " +
        'leave these fields out of the manifest, or take them over with --force-conflicts',
    );
    expect(await bench.apply([deployment('site', { replicas: 2 })], { force: true })).toMatchObject({
      changed: { length: 1 },
    });
  });
});

describe('out of reach', () => {
  test('nobody listens', async () => {
    const { port } = await freePort();
    const kubeconfig = bench.server.writeKubeconfig(bench.folder, { server: `http://127.0.0.1:${port}` });
    expect(await bench.failure(objects, { kubeconfig })).toBe(
      `the API server 127.0.0.1:${port} cannot be reached (ECONNREFUSED)`,
    );
    expect(bench.reported('retrying')).toEqual([]);
  });

  test('no such host', async () => {
    const kubeconfig = bench.server.writeKubeconfig(bench.folder, { server: 'https://gone.invalid' });
    expect(await bench.failure(objects, { kubeconfig })).toMatch(
      /^the API server gone\.invalid cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/,
    );
  });

  test('no API server', async () => {
    bench.server.fail({ match: /^\/api\/v1$/, answer: { code: 200, body: 'hello' as never } });
    expect(await bench.failure(objects)).toBe(
      'what answers is no Kubernetes API server: check the server of the context',
    );
  });
});

describe('not ready', () => {
  const site = '/apis/apps/v1/namespaces/web/deployments/site';
  const pods = '/api/v1/namespaces/web/pods';
  const labels = { app: 'site' };

  /** A deployment that makes no progress, with a new and an old replica set. */
  async function stuck(waiting: { reason: string; message?: string }, restartCount = 0): Promise<void> {
    const { store } = bench.server;
    store.looksNeeded.set('Deployment', Number.POSITIVE_INFINITY);
    await bench.apply([namespace(), deployment()], { wait: false });
    store.change(site, 'deployment-controller', ({ metadata }: any) => {
      metadata.annotations = { 'deployment.kubernetes.io/revision': '2' };
    });
    const { uid } = store.find(site).metadata;
    for (const revision of ['1', '2']) {
      const annotations = { 'deployment.kubernetes.io/revision': revision };
      const metadata = { uid: `set-${revision}`, labels, annotations, ownerReferences: [{ uid }] };
      store.put(`/apis/apps/v1/namespaces/web/replicasets/site-${revision}`, { kind: 'ReplicaSet', metadata });
      const state = { waiting: revision === '2' ? waiting : { reason: 'ErrImageNeverPull' } };
      store.put(`${pods}/site-${revision}-a`, {
        kind: 'Pod',
        metadata: { labels, ownerReferences: [{ uid: `set-${revision}` }] },
        status: { containerStatuses: [{ name: 'web', state, restartCount }] },
      });
    }
  }

  function note(kind: string, name: string, reason: string, message: string): void {
    const path = `/api/v1/namespaces/web/events/${name}-${reason}`;
    bench.server.store.put(path, {
      kind: 'Event',
      metadata: {},
      type: 'Warning',
      reason,
      message,
      involvedObject: { kind, name },
    });
  }

  test('an image that cannot be pulled fails at once, with the events of the pod', async () => {
    await stuck({ reason: 'ImagePullBackOff', message: 'Back-off pulling image "nginx:1.99"' });
    note('Pod', 'site-2-a', 'Failed', 'manifest for nginx:1.99 not found');
    note('Pod', 'site-1-a', 'Failed', 'of a pod that does not count');
    expect(await bench.failure([namespace(), deployment()], { timeout: 60 })).toBe(
      [
        'Deployment web/site is not ready: its pods do not start (ImagePullBackOff)',
        '  pod site-2-a, container web: ImagePullBackOff: Back-off pulling image "nginx:1.99"',
        '  event Failed: manifest for nginx:1.99 not found',
      ].join('\n'),
    );
  });

  test('a pod that is on its way out does not count', async () => {
    await stuck({ reason: 'ImagePullBackOff' });
    bench.server.store.change(`${pods}/site-2-a`, 'kubelet', ({ metadata }) => {
      metadata.deletionTimestamp = '2026-03-10T09:56:17Z';
    });
    expect(await bench.failure([namespace(), deployment()], { timeout: 0.1 })).toBe(
      'Deployment web/site is not ready: not looked at yet after 0.1 s',
    );
  });

  test('a program that keeps ending, with its last lines', async () => {
    await stuck({ reason: 'CrashLoopBackOff' }, 3);
    bench.server.logs.set(`${pods}/site-2-a`, 'starting\nno database\n');
    expect(await bench.failure([namespace(), deployment()], { timeout: 60 })).toBe(
      [
        'Deployment web/site is not ready: its pods do not start (CrashLoopBackOff)',
        '  pod site-2-a, container web: CrashLoopBackOff',
        '  its last lines:',
        '    starting',
        '    no database',
      ].join('\n'),
    );
  });

  test('a program that ended once is given time', async () => {
    await stuck({ reason: 'CrashLoopBackOff' }, 1);
    expect(await bench.failure([namespace(), deployment()], { timeout: 0.1 })).toContain(
      'not looked at yet after 0.1 s',
    );
  });

  test('what takes too long, with its own events', async () => {
    bench.server.store.looksNeeded.set('Deployment', Number.POSITIVE_INFINITY);
    note('Deployment', 'site', 'ReplicaSetCreateError', 'exceeded quota: web');
    expect(await bench.failure([namespace(), deployment()], { timeout: 0.1 })).toBe(
      [
        'Deployment web/site is not ready: not looked at yet after 0.1 s',
        '  event ReplicaSetCreateError: exceeded quota: web',
      ].join('\n'),
    );
  });

  test('what somebody removes meanwhile', async () => {
    bench.server.store.looksNeeded.set('Deployment', Number.POSITIVE_INFINITY);
    const report = ({ type }: { type: string }) => type === 'waiting' && bench.server.store.delete(site);
    expect(await bench.failure([namespace(), deployment()], { report })).toBe(
      'Deployment web/site is not ready: somebody removed it',
    );
  });

  test('waves after the failure are not sent', async () => {
    bench.server.store.looksNeeded.set('Deployment', Number.POSITIVE_INFINITY);
    const budget = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'site', namespace: 'web' },
    };
    await bench.failure([namespace(), deployment(), budget], { timeout: 0.05 });
    expect(bench.sent).toEqual(['namespaces/web', 'deployments/site']);
  });
});

test('what the server quotes of a secret is not shown', async () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'key', namespace: 'web' },
    stringData: { a: 'hush' },
  };
  const causes = [{ field: 'data[a]', message: 'Invalid value: "hush": too short', reason: 'FieldValueInvalid' }];
  bench.server.fail({
    match: /secrets\/key$/,
    method: 'PATCH',
    answer: { code: 422, body: { ...status(422, '', 'Invalid'), details: { causes } } },
  });
  expect(await bench.failure([namespace(), secret])).toBe(
    'Secret web/key: data[a]: Invalid value (not shown): too short',
  );
});

test('no error holds the token', async () => {
  refuse(403, 'no');
  expect(await bench.failure(objects)).not.toContain(bench.server.token);
});

/** A port where nobody listens. */
async function freePort(): Promise<{ port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return { port };
}

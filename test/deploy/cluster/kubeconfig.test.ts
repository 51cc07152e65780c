import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CsClient, type KubeconfigRequest } from '../../../lib/deploy/cluster/cs-client';
import { defaultFile, mergeKubeconfig } from '../../../lib/deploy/cluster/kubeconfig';
import { CsServer, issued } from '../../support/cs-server/cs-server';
import { FAST, signIn } from '../../support/ros-server/signed-in';

signIn();
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kube-'));
  file = join(folder, 'config');
});
afterEach(() => rmSync(folder, { recursive: true }));

const CONFIG = issued('https://172.16.0.10:6443');
const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    ({ message }: Error) => message,
  );

describe('Container Service', () => {
  let cs: CsServer;
  beforeEach(async () => {
    cs = await CsServer.start();
    cs.clusters.set('c0123', { internet: 'https://47.0.0.1:6443', intranet: 'https://172.16.0.10:6443' });
    cs.clusters.set('c0both', { internet: 'https://172.16.0.10:6443', intranet: 'https://172.16.0.10:6443' });
    cs.clusters.set('c0private', { intranet: 'https://172.16.0.10:6443' });
  });
  afterEach(() => cs.stop());

  const issue = async (request: Partial<KubeconfigRequest>) => {
    const client = await CsClient.connect({ region: 'eu-central-1', endpoint: cs.url, retry: FAST });
    return client.issueKubeconfig({ clusterId: 'c0123', endpoint: 'intranet', ...request });
  };

  test.each([
    ['intranet', 'https://172.16.0.10:6443'],
    ['internet', 'https://47.0.0.1:6443'],
  ] as const)('issues a kubeconfig for the %s', async (endpoint, server) => {
    expect(await issue({ endpoint })).toEqual({ config: issued(server), expiresAt: '2026-03-10T09:56:17Z' });
  });

  test('issues one for some time', async () => {
    await issue({ minutes: 60 });
    expect(cs.requests[0]?.params).toEqual({ PrivateIpAddress: 'true', TemporaryDurationMinutes: '60' });
  });

  test('takes no time that the service does not give', async () => {
    expect(await messageOf(issue({ minutes: 5 }))).toBe("'minutes' must be a whole number, 15 to 4320, got 5");
    expect(cs.requests).toEqual([]);
  });

  test('is asked again when it is too busy', async () => {
    cs.fail({ kind: 'refusal', status: 400, code: 'Throttling' }, 2);
    expect((await issue({})).config).toContain('172.16.0.10');
  });

  test.each<[string, Partial<KubeconfigRequest>, string]>([
    [
      'an API that is private',
      { clusterId: 'c0private', endpoint: 'internet' },
      "cluster 'c0private' has no internet endpoint: its API can be reached from inside of the VPC only: run this there " +
        'with `--intranet`, or deploy it with `-c apiAccess=public`',
    ],
    [
      'no public API where the service answers with the private one',
      { clusterId: 'c0both', endpoint: 'internet' },
      "cluster 'c0both' has no internet endpoint: its API can be reached from inside of the VPC only: run this there " +
        'with `--intranet`, or deploy it with `-c apiAccess=public`',
    ],
    [
      'no such cluster',
      { clusterId: 'c9' },
      "Container Service in eu-central-1 has no cluster 'c9' (ErrorClusterNotFound): check its name and the region",
    ],
  ])('says that there is %s', async (_, request, message) => {
    expect(await messageOf(issue(request))).toBe(message);
  });

  test('names the permission that is missing', async () => {
    cs.fail({ kind: 'refusal', status: 403, code: 'StatusForbidden' });
    expect(await messageOf(issue({}))).toBe(
      "permission 'cs:DescribeClusterUserKubeconfig' is missing (StatusForbidden), asked for cluster 'c0123': add it to a " +
        'policy of the RAM user or role',
    );
  });
});

describe('a kubeconfig file', () => {
  const merge = (more: object = {}) => mergeKubeconfig({ name: 'web', config: CONFIG, file, ...more });

  test('is made with one entry, for its owner only', () => {
    expect(merge()).toEqual({ file, context: 'web', server: 'https://172.16.0.10:6443', isReplaced: false });
    expect(readFileSync(file, 'utf8')).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Config
clusters:
  - name: web
    cluster:
      server: https://172.16.0.10:6443
      certificate-authority-data: Y2E=
users:
  - name: web
    user:
      client-certificate-data: Y2VydA==
      client-key-data: a2V5
contexts:
  - name: web
    context:
      cluster: web
      user: web
current-context: web
"
`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['config']);
  });

  const OTHERS = [
    '# mine',
    'apiVersion: v1',
    'kind: Config',
    'clusters:',
    '- name: other # the old one',
    '  cluster: {server: "https://10.0.0.1:6443"}',
    'users:',
    '- name: other',
    '  user: {token: other-token}',
    'contexts:',
    '- name: other',
    '  context: {cluster: other, user: other, namespace: x}',
    'current-context: other',
    '',
  ].join('\n');

  test('keeps what belongs to others, comments included', () => {
    writeFileSync(file, OTHERS);
    merge();
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('# mine');
    expect(text).toContain('# the old one');
    const { clusters, users, contexts } = parse(text);
    const before = parse(OTHERS);
    expect([clusters[0], users[0], contexts[0]]).toEqual([before.clusters[0], before.users[0], before.contexts[0]]);
    expect(contexts[1]).toEqual({ name: 'web', context: { cluster: 'web', user: 'web' } });
  });

  test('is used from then on, or not', () => {
    writeFileSync(file, OTHERS);
    merge({ becomesCurrent: false });
    expect(parse(readFileSync(file, 'utf8'))['current-context']).toBe('other');
    merge();
    expect(parse(readFileSync(file, 'utf8'))['current-context']).toBe('web');
  });

  test('has each name once, and permissions that were too wide are narrowed', () => {
    merge();
    chmodSync(file, 0o644);
    const once = readFileSync(file, 'utf8');
    expect(merge().isReplaced).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(once);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(merge({ config: issued('https://172.16.0.11:6443') }).server).toBe('https://172.16.0.11:6443');
    expect(parse(readFileSync(file, 'utf8')).clusters).toHaveLength(1);
  });

  test('says in the name of the cluster which one it is, and forgets the one before', () => {
    const clusters = () => parse(readFileSync(file, 'utf8')).clusters.map(({ name }: { name: string }) => name);
    merge();
    merge({ name: 'other', clusterId: 'c1' });
    expect(clusters()).toEqual(['web', 'other-c1']);
    expect(merge({ clusterId: 'c1' }).isReplaced).toBe(true);
    expect(clusters()).toEqual(['other-c1', 'web-c1']);
    merge({ clusterId: 'c2' });
    expect(clusters()).toEqual(['other-c1', 'web-c2']);
    expect(parse(readFileSync(file, 'utf8')).contexts[0].context).toEqual({ cluster: 'web-c2', user: 'web' });
  });

  test('keeps a cluster that another context has, too', () => {
    const contexts = ['web', 'mine'].map((name) => ({ name, context: { cluster: 'web', user: name } }));
    writeFileSync(file, JSON.stringify({ kind: 'Config', clusters: [{ name: 'web', cluster: {} }], contexts }));
    merge({ clusterId: 'c1' });
    expect(parse(readFileSync(file, 'utf8')).clusters).toHaveLength(2);
  });

  test('keeps the namespace that was issued', () => {
    const config = parse(CONFIG);
    config.contexts[0].context.namespace = 'web';
    merge({ config: JSON.stringify(config) });
    expect(parse(readFileSync(file, 'utf8')).contexts[0].context).toEqual({
      cluster: 'web',
      user: 'web',
      namespace: 'web',
    });
  });

  test('may have empty sections', () => {
    writeFileSync(file, 'apiVersion: v1\nkind: Config\nclusters: null\nusers: []\n');
    merge();
    expect(parse(readFileSync(file, 'utf8')).clusters).toHaveLength(1);
  });

  test('behind a link is replaced, the link stays', () => {
    writeFileSync(join(folder, 'real'), OTHERS);
    symlinkSync(join(folder, 'real'), file);
    merge();
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(parse(readFileSync(join(folder, 'real'), 'utf8')).clusters).toHaveLength(2);
  });

  test.each(['clusters: {}', '- a', 'token: "very-secret', 'x'])('that is none is not touched: %s', (content) => {
    writeFileSync(file, content);
    expect(() => merge()).toThrow(`${file} is no kubeconfig and would be lost: repair it, or choose another file`);
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  test.each(['', 'a: [', 'kind: Config', CONFIG.replace('server', 'serve'), CONFIG.replace('name: "2001"', 'name: x')])(
    'is not touched where what was issued is none',
    (config) => {
      expect(() => merge({ config })).toThrow(
        'Container Service issued no usable kubeconfig: try again, or get it from the console',
      );
      expect(existsSync(file)).toBe(false);
    },
  );

  test('is the one kubectl reads', () => {
    const before = process.env.KUBECONFIG;
    process.env.KUBECONFIG = '/a/one:/a/two';
    expect(defaultFile()).toBe('/a/one');
    delete process.env.KUBECONFIG;
    jest.spyOn(os, 'homedir').mockReturnValue('/home/me');
    expect(defaultFile()).toBe('/home/me/.kube/config');
    jest.restoreAllMocks();
    if (before !== undefined) process.env.KUBECONFIG = before;
  });
});

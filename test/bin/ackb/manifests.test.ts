import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../../../lib/deploy/load';
import { signIn } from '../../support/ros-server/signed-in';
import { Bench, TEMPLATE, VALUES } from './bench';

signIn();
let bench: Bench;
// the first load in a run takes swc some seconds
beforeAll(() => load.kubernetes(), 60_000);
beforeEach(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.stop());

const live = () =>
  bench.server.store.find('/api/v1/namespaces/web/configmaps/settings') as { data?: object } | undefined;

describe('apply', () => {
  test('writes the manifests with the outputs of the live stack, shows the plan, asks, and applies', async () => {
    bench.deployed();
    const { code, out, err } = await bench.run('ackb apply', { answers: ['y'] });
    expect({ code, err }).toEqual({ code: 0, err: "Apply that to context 'loopback'? [y/N] " });
    expect(out).toContain('+ Namespace web\n+ ConfigMap web/settings\n2 to apply, 0 unchanged, 0 to remove\n');
    expect(out).toContain('storage and configuration: 1 object\n  created ConfigMap web/settings\n');
    expect(out).toMatch(/2 created, 0 changed, 0 unchanged, 0 removed$/);
    expect(live()?.data).toEqual({ host: 'site.nas.example' });
    expect(bench.read('dist/k8s/10-web.k8s.yaml')).toContain('host: site.nas.example');
    expect(JSON.parse(bench.read('outputs.json'))).toMatchObject({ web: { SiteHost: 'site.nas.example' } });
  });

  test('says first which cluster it is about to change', async () => {
    bench.deployed();
    const { out } = await bench.run('ackb apply --dry-run');
    expect(out.split('\n')[0]).toBe(`to cluster web-c0123, context loopback, ${bench.server.url}`);
    expect(JSON.parse((await bench.run('ackb apply --yes --json')).out).cluster).toEqual({
      context: 'loopback',
      cluster: 'web-c0123',
      server: bench.server.url,
    });
  });

  test.each([
    ['of the live stack', 'ackb apply --yes'],
    ['of a file', 'ackb apply --yes -c outputs=values.json'],
  ])('a current context of another cluster than that %s is refused, unless it is named', async (_name, line) => {
    bench.ros.deployed('web', TEMPLATE, { ...VALUES, ClusterId: 'c9999' });
    bench.write('values.json', JSON.stringify({ web: { ...VALUES, ClusterId: 'c9999' } }));
    const { code, err } = await bench.run(line);
    expect({ code, err }).toEqual({
      code: 1,
      err:
        `the current context 'loopback' leads to cluster 'web-c0123' (${bench.server.url}), and the stack's cluster is ` +
        "'c9999': get a context of it with `ackb kubeconfig`, or say with --kube-context loopback that this one is meant",
    });
    expect(bench.server.requests).toEqual([]);
    expect(await bench.run(`${line} --kube-context loopback`)).toMatchObject({ code: 0 });
  });

  test('again changes nothing, and asks nothing', async () => {
    bench.deployed();
    await bench.run('ackb apply --yes');
    const before = bench.server.writes.length;
    const { code, out } = await bench.run('ackb apply');
    expect(code).toBe(0);
    expect(out).toContain('0 to apply, 2 unchanged, 0 to remove\n');
    expect(out).toMatch(/0 created, 0 changed, 2 unchanged, 0 removed$/);
    const versions = bench.server.writes.slice(before).filter(({ query }) => query.dryRun === undefined);
    expect(versions.map(({ path }) => path)).not.toContain('/api/v1/namespaces/default/configmaps/ackb-web');
  });

  test('says where what is exposed is reached, and by which name', async () => {
    bench.deployed();
    const ingress = (name: string) =>
      `---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\n  namespace: web\nspec:\n  rules: [{ host: www.example.com }]\n`;
    bench.write('objects.yaml', `${bench.read('objects.yaml')}${ingress('site')}`);
    const { code, out } = await bench.run('ackb apply --yes');
    expect(code).toBe(0);
    expect(out).toMatch(/\nIngress web\/site is reached at alb-1\.example\.com, by the name www\.example\.com$/);
    const live = bench.server.store.find('/apis/networking.k8s.io/v1/namespaces/web/ingresses/site') as any;
    live.status = {};
    const again = await bench.run('ackb apply --no-wait');
    expect(again.out).toMatch(/\nIngress web\/site has no address yet, by the name www\.example\.com$/);
  });

  test('an answer other than yes changes nothing', async () => {
    bench.deployed();
    const { code, err } = await bench.run('ackb apply', { answers: ['no'] });
    expect({ code, err }).toEqual({ code: 1, err: "Apply that to context 'loopback'? [y/N] \nnothing was changed" });
    expect(live()).toBeUndefined();
  });

  test('without a terminal it needs --yes', async () => {
    bench.deployed();
    const { code, err } = await bench.run('ackb apply');
    expect({ code, err }).toEqual({
      code: 2,
      err: "Apply that to context 'loopback'? Nobody can answer, as this is no terminal: say it beforehand with --yes",
    });
  });

  test('--dry-run only shows, also in JSON', async () => {
    bench.deployed();
    expect(await bench.run('ackb apply --dry-run')).toMatchObject({ code: 0, err: '' });
    const { out } = await bench.run('ackb apply --dry-run --json');
    expect(JSON.parse(out).objects).toMatchObject([{ action: 'create' }, { action: 'create' }]);
    expect(live()).toBeUndefined();
  });

  test('an outputs file needs no cloud', async () => {
    bench.write('values.json', '{ "web": { "ClusterId": "c0123", "SiteHost": "from.a.file" } }');
    expect(await bench.run('ackb apply --yes --json -c outputs=values.json')).toMatchObject({ code: 0 });
    expect(live()?.data).toEqual({ host: 'from.a.file' });
    expect(bench.ros.requests).toEqual([]);
  });

  test('nor does a platform with nothing in the cloud', async () => {
    expect(await bench.run('ackb apply --yes -c local=1')).toMatchObject({ code: 0 });
    expect(bench.ros.requests).toEqual([]);
  });

  test('files that are there already are applied as they are', async () => {
    bench.write('one.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: one\n');
    expect(await bench.run('ackb apply one.yaml --yes')).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(bench.folder, 'dist'))).toBe(false);
  });

  test('--prune removes what is no longer in the manifests; without it, it is said', async () => {
    bench.deployed();
    await bench.run('ackb apply --yes');
    bench.write('objects.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n');
    const kept = await bench.run('ackb apply --yes');
    expect(kept.out).toContain('  ConfigMap web/settings is no longer in the manifests: --prune removes it\n');
    expect(live()).toBeDefined();
    const { code, out } = await bench.run('ackb apply --prune', { answers: ['y'] });
    expect(code).toBe(0);
    expect(out).toContain('- ConfigMap web/settings\n0 to apply, 1 unchanged, 1 to remove');
    expect(out).toMatch(/1 removed$/);
    expect(live()).toBeUndefined();
  });

  test('with an output missing, it is named, and nothing is written or sent', async () => {
    bench.ros.deployed('web', TEMPLATE, { ClusterId: 'c0123' });
    const { code, err } = await bench.run('ackb apply --yes');
    expect(code).toBe(1);
    expect(err).toContain("has no value for its output 'SiteHost'");
    expect(readdirSync(bench.folder)).not.toContain('dist');
    expect(bench.server.requests).toEqual([]);
  });

  test.each([
    ['ackb apply --yes --kubeconfig nowhere', 2, "no kubeconfig 'nowhere'"],
    ['ackb apply --yes --kube-context other', 2, "no context 'other' in the kubeconfig; it has loopback"],
    ['ackb apply --yes nowhere.yaml', 2, "no file or folder 'nowhere.yaml'"],
    ['ackb apply --jobs never', 2, "argument 'never' is invalid. Allowed choices are complete, started."],
  ])('%s', async (line, code, text) => {
    bench.deployed();
    expect(await bench.run(line)).toMatchObject({ code, err: expect.stringContaining(text) });
  });

  test('an API that cannot be reached is named; nothing was sent', async () => {
    bench.deployed();
    bench.server.stop();
    const { code, err } = await bench.run('ackb apply --yes');
    expect(code).toBe(1);
    expect(err).toMatch(/^the API server 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)$/);
  });

  test('fields that others set otherwise are named with who set them', async () => {
    bench.deployed();
    await bench.run('ackb apply --yes');
    const { path } = bench.server.writes.find((it) => it.path.endsWith('/settings')) as { path: string };
    bench.server.store.apply(path, { ...live(), data: { host: 'mine' } } as any, {
      manager: 'kubectl-edit',
      force: true,
      dryRun: false,
    });
    const { code, err } = await bench.run('ackb apply --yes');
    expect(code).toBe(1);
    expect(err).toContain("(set by 'kubectl-edit')");
    expect(err).toContain('--force-conflicts');
  });

  test('an object that the server cannot read is bad input: the path is named, and nothing is repeated', async () => {
    bench.deployed();
    const message =
      'failed to create typed patch object (web/settings; v1, Kind=ConfigMap): .dta: field not declared in schema';
    const body = { kind: 'Status', status: 'Failure', message, code: 500 };
    await bench.run('ackb apply --yes');
    bench.server.fail({ match: /\/settings$/, method: 'PATCH', times: 9, answer: { code: 500, body } });
    const before = bench.server.writes.length;
    const { code, err } = await bench.run('ackb apply --yes');
    expect(code).toBe(1);
    expect(err).toContain('.dta');
    expect(bench.server.writes.slice(before).filter(({ path }) => path.endsWith('/settings'))).toHaveLength(1);
  });

  test('without a stack there are no values', async () => {
    expect(await bench.run('ackb apply --yes')).toMatchObject({
      code: 1,
      err: expect.stringContaining("ROS in eu-central-1 has no stack 'web'"),
    });
  });
});

describe('with any one output missing', () => {
  const CASES = Object.keys(VALUES).flatMap((key) =>
    ['ackb apply --yes', 'ackb outputs --file values.json', 'ackb kubeconfig', 'ackb deploy --yes', 'ackb diff'].map(
      (line): [string, string] => [line, key],
    ),
  );

  test.each(CASES)('%s names %s, and writes nothing', async (line, key) => {
    const { [key as keyof typeof VALUES]: _, ...others } = VALUES;
    bench.ros.deployed('web', TEMPLATE, others);
    const before = new Set([...readdirSync(bench.folder), 'dist']);
    const { code, err } = await bench.run(line);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`no value for its output '${key}'`) });
    expect(readdirSync(bench.folder).filter((name) => !before.has(name))).toEqual([]);
    expect(existsSync(join(bench.folder, 'dist/k8s'))).toBe(false);
    expect(bench.server.requests).toEqual([]);
  });
});

describe('diff', () => {
  test('without a stack and a synth, everything is new', async () => {
    const { code, out } = await bench.run('ackb diff');
    expect(code).toBe(1);
    expect(out).toContain(
      'stack web, against nothing: there is none yet\n\n+ Cluster  ALIYUN::CS::ManagedKubernetesCluster\n',
    );
    expect(out).toContain('manifests, against the last synth in dist/k8s\n\n+ Namespace web\n');
    expect(readdirSync(bench.folder)).not.toContain('dist');
  });

  test('says where there is no difference: exit code 0', async () => {
    bench.deployed();
    await bench.run('ackb outputs --file outputs.json');
    await bench.run('ackb synth -c outputs=outputs.json');
    expect(await bench.run('ackb diff')).toEqual({
      code: 0,
      err: '',
      out: 'stack web, against the live one: no difference\n\nmanifests, against the last synth in dist/k8s: no difference',
    });
  });

  test('marks what would cost a live resource, and shows values before and after', async () => {
    bench.deployed();
    await bench.run('ackb synth');
    const { Cluster, Site } = TEMPLATE.Resources;
    bench.writeTemplate({ ...TEMPLATE, Resources: { Cluster, Files: Site } });
    const { code, out } = await bench.run('ackb diff');
    expect(code).toBe(1);
    expect(out).toContain(
      '+ Files  ALIYUN::NAS::FileSystem\n    ! it was called Site: the live resource is deleted, and a new one made\n',
    );
    expect(out).toContain('- Site  ALIYUN::NAS::FileSystem  (stays in the cloud: it is kept)');
    expect(out).toContain('~ ConfigMap web/settings\n    data.host: "sample" → "site.nas.example"');
    const { out: json } = await bench.run('ackb diff --json --template');
    expect(JSON.parse(json)).toMatchObject({ stacks: [{ stackName: 'web', isNew: false }], objects: [] });
  });

  test('of the manifests alone it needs no cloud where the values are in a file', async () => {
    bench.write('values.json', '{ "web": { "ClusterId": "c0123", "SiteHost": "from.a.file" } }');
    await bench.run('ackb synth -c outputs=values.json');
    expect(await bench.run('ackb diff --manifests -c outputs=values.json')).toMatchObject({ code: 0 });
    expect(bench.ros.requests).toEqual([]);
  });

  test('values of Secrets are left out', async () => {
    const secret = (value: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\nstringData:\n  key: ${value}\n`;
    bench.write('objects.yaml', secret('hidden-one'));
    await bench.run('ackb synth');
    bench.write('objects.yaml', secret('hidden-two'));
    const { out } = await bench.run('ackb diff --manifests');
    expect(out).toContain('stringData.key: "****" → "****"');
    expect(out).not.toContain('hidden');
  });
});

import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { signIn } from '../../support/ros-server/signed-in';
import { Bench, TEMPLATE, VALUES } from './bench';

signIn();
let bench: Bench;
beforeEach(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.stop());

const NO_STACK = "ROS in eu-central-1 has no stack 'web' (it has none): check its name and the region";

describe('validate', () => {
  test('says that ROS takes the template, and writes nothing', async () => {
    expect(await bench.run('ackb validate')).toEqual({ code: 0, out: 'web: valid, 2 types of resources', err: '' });
    expect(existsSync(join(bench.folder, 'dist'))).toBe(false);
  });

  test('found something: exit code 1', async () => {
    bench.ros.templateProblem = ['InvalidTemplate', 'The reference Nowhere is unknown.'];
    const { code, out, err } = await bench.run('ackb validate');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('The reference Nowhere is unknown');
    const json = await bench.run('ackb validate --json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject([{ stackName: 'web', problem: expect.stringContaining('Nowhere') }]);
  });
});

describe('cost', () => {
  const price = (amount: number, charge: string, unit: object) => ({
    Success: true,
    Result: {
      Order: { Currency: 'EUR', TradeAmount: amount, OriginalAmount: amount },
      OrderSupplement: { ChargeType: charge, ...unit },
    },
  });

  test('shows pay-as-you-go beside subscription, sums, and what has no price', async () => {
    const machine = { Type: 'ALIYUN::ECS::Instance', Properties: {} };
    bench.writeTemplate({ ...TEMPLATE, Resources: { ...TEMPLATE.Resources, One: machine, Two: machine } });
    const hour = price(0.5, 'PostPaid', { PriceUnit: 'Hour' });
    const month = price(200, 'PrePaid', { Period: 1, PeriodUnit: 'Month' });
    bench.ros.costs = [
      { One: hour, Two: hour },
      { One: month, Two: month },
    ];
    const { code, out } = await bench.run('ackb cost');
    expect(code).toBe(0);
    expect(out).toMatch(/resource +type +pay-as-you-go +subscription\n/);
    expect(out).toMatch(/One +ALIYUN::ECS::Instance +0\.50 EUR per Hour +200\.00 EUR per 1 Month\n/);
    expect(out).toMatch(/all of it +1\.00 EUR per Hour +400\.00 EUR per 1 Month\n/);
    expect(out).toContain('has no price for them: ALIYUN::CS::ManagedKubernetesCluster, ALIYUN::NAS::FileSystem\n');
  });

  test('in JSON', async () => {
    const { code, out } = await bench.run('ackb cost --json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ stackName: 'web', resources: [] }]);
  });
});

describe('status', () => {
  test('says where the stack and its resources stand', async () => {
    bench.deployed();
    const { code, out } = await bench.run('ackb status');
    expect(code).toBe(0);
    expect(out).toMatch(/^web in eu-central-1: CREATE_COMPLETE\n\nCREATE_COMPLETE +Cluster +ALIYUN::CS::Managed/);
  });

  test('a failed stack is exit code 1', async () => {
    const stack = bench.ros.newStack('web');
    stack.failure = { logicalId: 'Site', reason: 'No quota.', isRolledBack: false };
    stack.create(TEMPLATE);
    stack.finish();
    const { code, out } = await bench.run('ackb status');
    expect(code).toBe(1);
    expect(out).toMatch(/CREATE_FAILED +Site/);
  });

  test('of a stack that is named no program is needed', async () => {
    bench.deployed();
    process.chdir('/');
    expect(await bench.run('ackb status web --region eu-central-1 --json')).toMatchObject({ code: 0 });
    const { code, err } = await bench.run('ackb status web');
    expect({ code, err }).toEqual({
      code: 2,
      err: "no region: give --region, e.g. --region eu-central-1, or 'region' in definePlatform, or ALIBABA_CLOUD_REGION_ID",
    });
  });

  test('of all stacks', async () => {
    bench.deployed();
    bench.ros.deployed('another', TEMPLATE);
    expect((await bench.run('ackb status --all')).out).toMatch(/^another +CREATE_COMPLETE.*\nweb +CREATE_COMPLETE/);
  });

  test('of no stack', async () => {
    expect(await bench.run('ackb status')).toEqual({ code: 1, out: '', err: NO_STACK });
  });
});

describe('events', () => {
  test('are listed, oldest first', async () => {
    bench.deployed();
    const { code, out } = await bench.run('ackb events');
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^2026-01-31T08:00:\d\d {2}CREATE_IN_PROGRESS {2}web \(ALIYUN::ROS::Stack\)$/);
    expect(lines.at(-1)).toMatch(/CREATE_COMPLETE {5}web/);
    expect((await bench.run('ackb events -n 2')).out.split('\n')).toEqual(lines.slice(-2));
    expect(JSON.parse((await bench.run('ackb events --json')).out)).toHaveLength(lines.length);
  });

  test('are followed to the end, which may be a failure', async () => {
    const stack = bench.ros.newStack('web');
    stack.failure = { logicalId: 'Site', reason: 'No quota.', isRolledBack: false };
    stack.create(TEMPLATE);
    stack.tick();
    const { code, err } = await bench.run('ackb events --follow');
    expect(code).toBe(1);
    expect(err).toContain('first because of Site (ALIYUN::NAS::FileSystem): No quota.');
  });
});

describe('outputs', () => {
  test('are shown, in JSON, or written to a file beside those of other stacks', async () => {
    bench.deployed();
    expect(await bench.run('ackb outputs')).toMatchObject({
      code: 0,
      out: 'ClusterId  c0123\nSiteHost   site.nas.example',
    });
    expect(JSON.parse((await bench.run('ackb outputs --json')).out)).toEqual({ web: VALUES });
    bench.write('values.json', '{ "db": { "Id": "1" } }');
    expect(await bench.run('ackb outputs --file values.json')).toMatchObject({
      code: 0,
      out: '',
      err: 'wrote 2 outputs to values.json',
    });
    expect(JSON.parse(bench.read('values.json'))).toEqual({ db: { Id: '1' }, web: VALUES });
  });

  test('with one missing, it is named and no file is written', async () => {
    bench.ros.deployed('web', TEMPLATE, { ClusterId: 'c0123' });
    const { code, out, err } = await bench.run('ackb outputs --file values.json');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain("stack 'web' (CREATE_COMPLETE) has no value for its output 'SiteHost'");
    expect(existsSync(join(bench.folder, 'values.json'))).toBe(false);
  });
});

describe('destroy', () => {
  test('shows what goes and what stays, and asks for the name', async () => {
    bench.deployed();
    const { code, out, err } = await bench.run('ackb destroy', { answers: ['web'] });
    expect(code).toBe(0);
    expect(err).toBe("Delete stack 'web' in eu-central-1? Type its name to go on: ");
    expect(out).toContain('deletion of stack web: 1 resource\n\n  -  Cluster  ALIYUN::CS::ManagedKubernetesCluster\n');
    expect(out).toMatch(
      /What stays:\n {2}Cluster +ALIYUN::CS::ManagedKubernetesCluster: its SLS_Data.*\n {2}Site +ALIYUN::NAS::FileSystem/,
    );
    expect(out).toMatch(/stack 'web' is deleted$/);
  });

  test('any other word deletes nothing', async () => {
    bench.deployed();
    const { code, err } = await bench.run('ackb destroy', { answers: ['yes'] });
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('nothing was deleted') });
    expect(bench.ros.count('DeleteStack')).toBe(0);
  });

  test('without a terminal it needs --yes', async () => {
    bench.deployed();
    expect(await bench.run('ackb destroy')).toMatchObject({
      code: 2,
      err: "Delete stack 'web' in eu-central-1? Nobody can answer, as this is no terminal: say it beforehand with --yes",
    });
    const { code, out } = await bench.run('ackb destroy --yes --json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ stackName: 'web', result: 'deleted' });
  });

  test('what is protected is named before anything is asked', async () => {
    const Cluster = { ...TEMPLATE.Resources.Cluster, Properties: { DeletionProtection: true } };
    bench.ros.deployed('web', { ...TEMPLATE, Resources: { Cluster } }, VALUES);
    const { code, err } = await bench.run('ackb destroy', { answers: [] });
    expect(code).toBe(1);
    expect(err).toContain(
      "stack 'web' cannot be deleted: Cluster (ALIYUN::CS::ManagedKubernetesCluster) has deletion protection",
    );
  });

  test('of no stack', async () => {
    expect(await bench.run('ackb destroy --yes')).toEqual({ code: 1, out: '', err: NO_STACK });
  });
});

describe('kubeconfig', () => {
  beforeEach(() => {
    bench.cs.clusters.set('c0123', { intranet: 'https://172.16.0.10:6443', internet: 'https://47.0.0.1:6443' });
    process.env.KUBECONFIG = join(bench.folder, 'config');
  });
  const config = () => parse(bench.read('config'));

  test('is merged under the name of the stack, readable by its owner only', async () => {
    bench.deployed();
    writeFileSync(join(bench.folder, 'config'), 'kind: Config\nusers: [{ name: mine, user: {} }]\n', { mode: 0o644 });
    const { code, out } = await bench.run('ackb kubeconfig');
    expect({ code, out }).toEqual({
      code: 0,
      out:
        `context 'web' added in ${join(bench.folder, 'config')}: https://172.16.0.10:6443\n` +
        'it expires at 2026-03-10T09:56:17Z\nits API is reached from inside of the VPC only',
    });
    expect(config()).toMatchObject({ 'current-context': 'web', users: [{ name: 'mine' }, { name: 'web' }] });
    expect(statSync(join(bench.folder, 'config')).mode & 0o777).toBe(0o600);
    expect(out).not.toContain('a2V5');
  });

  test('a cluster with a public API is reached there', async () => {
    const Cluster = { ...TEMPLATE.Resources.Cluster, Properties: { EndpointPublicAccess: true } };
    bench.ros.deployed('web', { ...TEMPLATE, Resources: { ...TEMPLATE.Resources, Cluster } }, VALUES);
    expect((await bench.run('ackb kubeconfig')).out).toContain('https://47.0.0.1:6443');
    expect((await bench.run('ackb kubeconfig --intranet')).out).toContain('https://172.16.0.10:6443');
  });

  test('an API that is private says both ways out', async () => {
    bench.deployed();
    bench.cs.clusters.set('c0123', { intranet: 'https://172.16.0.10:6443' });
    const { code, err } = await bench.run('ackb kubeconfig --internet');
    expect(code).toBe(1);
    expect(err).toContain("cluster 'c0123' has no internet endpoint");
    expect(err).toContain('--intranet');
    expect(err).toContain('-c apiAccess=public');
    expect(existsSync(join(bench.folder, 'config'))).toBe(false);
  });

  test('in JSON there are no keys', async () => {
    bench.deployed();
    const { out } = await bench.run('ackb kubeconfig --json --name other --no-current');
    expect(JSON.parse(out)).toMatchObject({ context: 'other', clusterId: 'c0123', endpoint: 'intranet' });
    expect(out).not.toContain('a2V5');
  });

  test.each([
    ['ackb kubeconfig --cluster Other', 1, "stack 'web' has no cluster 'Other' (it has: Cluster)"],
    ['ackb kubeconfig --internet --intranet', 2, "option '--internet' cannot be used with option '--intranet'"],
    [
      'ackb kubeconfig --minutes 5',
      2,
      "'--minutes <number>' argument '5' is invalid. It takes a whole number, 15 to 4320, got '5'.",
    ],
  ])('%s', async (line, code, text) => {
    bench.deployed();
    expect(await bench.run(line)).toMatchObject({ code, err: expect.stringContaining(text) });
  });

  test('a stack without a cluster', async () => {
    bench.ros.deployed('web', { ...TEMPLATE, Outputs: {} });
    expect(await bench.run('ackb kubeconfig')).toMatchObject({
      code: 1,
      err: expect.stringContaining("stack 'web' has no output with the id of a cluster"),
    });
  });
});

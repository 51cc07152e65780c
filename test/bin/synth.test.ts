import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { blocksOf, hasExcerpt } from '../support/readme';

/** The commands of a user, run for real in a copy of this checkout, so that its own dist/ stays as it is. */
const checkout = resolve(__dirname, '../..');
const SOURCES = [
  'bin',
  'charts',
  'examples',
  'imports',
  'lib',
  'cdk.json',
  'cdk8s.yaml',
  'package.json',
  'tsconfig.json',
];
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  for (const source of SOURCES) cpSync(join(checkout, source), join(root, source), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Options {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

function run(command: string, args: readonly string[], { cwd = root, env = {} }: Options = {}) {
  const { NODE_OPTIONS, CDK_DISABLE_STACK_TRACE, ...clean } = process.env;
  return spawnSync(command, args, { cwd, env: { ...clean, ...env }, encoding: 'utf8' });
}

const synth = (args: readonly string[] = [], options?: Options) =>
  run(
    'node',
    ['-r', require.resolve('tsx/cjs'), '-C', 'ack-blueprints-source', join(root, 'bin/ackb.ts'), 'synth', ...args],
    options,
  );

function contents(folder: string): Record<string, string> {
  const path = join(root, folder);
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

test('npm run synth is what is run here', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(scripts.synth).toBe('node -r tsx/cjs -C ack-blueprints-source bin/ackb.ts synth');
  expect(scripts.ackb).toBe('node -r tsx/cjs -C ack-blueprints-source bin/ackb.ts');
});

test('writes both halves, says what and how much, what is kept, and what to do next', () => {
  const { status, stdout, stderr } = synth();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatchSnapshot();
  const [shown = ''] = blocksOf('README.md', 'console');
  expect([stdout, hasExcerpt(stdout, shown)]).toEqual([stdout, true]);
  expect(Object.keys(contents('dist/k8s'))).toEqual([
    '00-namespace.k8s.yaml',
    '10-storage.k8s.yaml',
    '20-web.k8s.yaml',
  ]);
  expect(Object.keys(contents('dist/ros'))).toContain('cluster-tfg.template.json');
});

test('what was written passes the checks, and survives what the README says', () => {
  synth();
  const ackb = ['-r', require.resolve('tsx/cjs'), '-C', 'ack-blueprints-source', join(root, 'bin/ackb.ts')];
  const { status, stdout } = run('node', [...ackb, 'lint', '--complete', '--fail-on', 'warning']);
  const [shown = ''] = blocksOf('README.md', 'text');
  expect({ status, stdout }).toEqual({ status: 0, stdout: `Nothing found\n\n${shown}` });
});

test('writes the same bytes again, from a folder below, and no path of this machine', () => {
  synth();
  const before = { ...contents('dist/ros'), ...contents('dist/k8s') };
  expect(synth([], { cwd: join(root, 'examples') }).status).toBe(0);
  const after = { ...contents('dist/ros'), ...contents('dist/k8s') };
  expect(after).toEqual(before);
  expect(Object.values(after).join('\n')).not.toMatch(new RegExp(`${root}|${checkout}`));
});

test('cdk8s synth writes the same manifests', () => {
  synth();
  const ours = contents('dist/k8s');
  const { status, stderr } = run('npx', ['--no-install', 'cdk8s', 'synth', '--check-upgrade=false']);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(contents('dist/k8s')).toEqual(ours);
}, 60_000);

test('the command of cdk.json obeys CDK_OUTDIR and CDK_CONTEXT_JSON', () => {
  const { app } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  const env = {
    CDK_OUTDIR: join(root, 'cdk.out'),
    CDK_CONTEXT_JSON: JSON.stringify({ clusterType: 'dedicated', 'aliyun:cdk:flag': true }),
  };
  expect(run('sh', ['-c', app], { env })).toMatchObject({ status: 0, stderr: '' });
  const template = JSON.parse(contents('cdk.out')['cluster-tfg.template.json'] as string);
  expect(template.Resources.Cluster.Type).toBe('ALIYUN::CS::AnyCluster');
  const manifest = JSON.parse(contents('cdk.out')['manifest.json'] as string);
  expect(Object.keys(manifest.artifacts)).toContain('cluster-tfg');
});

describe('settings that stay', () => {
  const cdkJson = () => JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  const original = JSON.stringify({
    app: 'node -r tsx/cjs -C ack-blueprints-source bin/ros.ts',
    ackb: 'examples/web-platform/platform.ts',
    context: {},
  });
  beforeAll(() => {
    expect(JSON.stringify(cdkJson())).toBe(original);
    writeFileSync(join(root, 'cdk.json'), JSON.stringify({ ...cdkJson(), context: { clusterType: 'dedicated' } }));
  });
  afterAll(() => writeFileSync(join(root, 'cdk.json'), original));

  test('in cdk.json every command finds them, and -c is above them', () => {
    expect(synth().stdout).toMatch(/^cluster-tfg, clusterType=dedicated\n/);
    const ours = contents('dist/k8s');
    expect(ours['20-web.k8s.yaml']).toContain('type: NodePort');
    expect(run('npx', ['--no-install', 'cdk8s', 'synth', '--check-upgrade=false'])).toMatchObject({ status: 0 });
    expect(contents('dist/k8s')).toEqual(ours);
    expect(run('sh', ['-c', cdkJson().app], { env: { CDK_OUTDIR: join(root, 'cdk.out') } })).toMatchObject({
      status: 0,
    });
    expect(contents('cdk.out')['cluster-tfg.template.json']).toContain('AnyCluster');
    expect(synth(['-c', 'clusterType=managed']).stdout).toMatch(/^cluster-tfg, clusterType=managed\n/);
  }, 60_000);
});

describe('a local cluster', () => {
  test('is a folder of machines and manifests, without a template of an earlier run', () => {
    expect(synth().status).toBe(0);
    const { status, stdout, stderr } = synth(['-c', 'clusterType=local']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('4 machines, ');
    expect(stdout).toContain('  (cd dist/local && vagrant up)\n  kubectl apply -f dist/k8s\n');
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['k8s', 'local']);
    expect(readdirSync(join(root, 'dist/local')).sort()).toEqual(['Vagrantfile', 'cloud-init']);
    expect(synth().status).toBe(0);
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['k8s', 'ros']);
  });

  test('has no ROS half to deploy', () => {
    const env = { CDK_OUTDIR: join(root, 'cdk.local'), CDK_CONTEXT_JSON: '{"clusterType":"local"}' };
    const { status, stderr } = run('sh', ['-c', 'node -r tsx/cjs -C ack-blueprints-source bin/ros.ts'], { env });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "a local cluster has no ROS half; 'vagrant up' in dist/local makes it\n",
    });
  });
});

test('the next commands repeat the settings of this run', () => {
  const { stdout } = synth(['-c', 'clusterType=dedicated', '-c', 'clusterDomain=k8s.example']);
  const flags = '-c clusterType=dedicated -c clusterDomain=k8s.example';
  expect(stdout).toContain(`  ackb deploy ${flags}\n  ackb kubeconfig ${flags}\n  ackb apply ${flags}\n`);
  expect(stdout).toContain(`  ros-cdk deploy cluster-tfg ${flags} --outputs-file outputs.json\n`);
  expect(stdout).toContain(`  ackb synth ${flags} -c outputs=outputs.json\n`);
});

test('cdk8s synth says so too when the values are samples', () => {
  const { stdout, stderr } = run('sh', ['-c', 'node -r tsx/cjs -C ack-blueprints-source bin/k8s.ts']);
  expect({ stdout, stderr }).toEqual({
    stdout: '',
    stderr: 'The manifests hold sample values from examples/web-platform/outputs.json, not those of a cluster.\n',
  });
});

test("a folder with somebody else's files is not replaced", () => {
  const folder = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  writeFileSync(join(folder, 'keep.txt'), 'mine');
  const { status, stderr } = run('sh', ['-c', 'node -r tsx/cjs -C ack-blueprints-source bin/ros.ts'], {
    env: { CDK_OUTDIR: folder },
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `${folder} holds 'keep.txt', which no synth wrote and a new one would delete; choose another folder or move it\n`,
  });
  expect(readdirSync(folder)).toEqual(['keep.txt']);
  rmSync(folder, { recursive: true });
});

test('a reader that has seen enough is no failure', () => {
  const { stderr } = run('sh', ['-c', 'node -r tsx/cjs -C ack-blueprints-source bin/ackb.ts synth | true']);
  expect(stderr).toBe('');
});

test('reads the outputs of a real deployment from a file', () => {
  const file = join(root, 'outputs.json');
  writeFileSync(
    file,
    JSON.stringify({
      'cluster-tfg': {
        SiteMountTargetDomain: 'real.eu-central-1.nas.aliyuncs.com',
        NetworkNodeVSwitchIds: { 'eu-central-1a': 'vsw-reala', 'eu-central-1b': 'vsw-realb' },
        NetworkNodeVSwitchCidrs: { 'eu-central-1a': '172.16.0.0/22', 'eu-central-1b': '172.16.4.0/22' },
      },
    }),
  );
  const { status, stdout } = synth(['-c', 'outputs=outputs.json']);
  expect(status).toBe(0);
  expect(stdout).not.toContain('sample');
  expect(contents('dist/k8s')['10-storage.k8s.yaml']).toContain('server: real.eu-central-1.nas.aliyuncs.com');
  expect(contents('dist/k8s')['20-web.k8s.yaml']).toContain('vSwitchId: vsw-realb');
});

describe('when it fails', () => {
  const failing = (content: string) => {
    writeFileSync(join(root, 'broken.json'), content);
    synth();
    const before = contents('dist/k8s');
    const result = synth(['-c', 'outputs=broken.json', '-c', 'clusterType=dedicated']);
    expect(contents('dist/k8s')).toEqual(before);
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['k8s', 'ros']);
    return result;
  };

  test('a missing output is named with its stack, file and command; nothing changes on disk', () => {
    const { status, stdout, stderr } = failing('{ "cluster-tfg": { "ClusterId": "c1" } }');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      "output 'SiteMountTargetDomain' of stack 'cluster-tfg' has no value in broken.json (it has: ClusterId); get it with: ackb outputs cluster-tfg --file broken.json\n",
    );
    expect(contents('dist/ros')['cluster-tfg.template.json']).toContain('ALIYUN::CS::ManagedKubernetesCluster');
  });

  test('a file that is no JSON is named', () => {
    expect(failing('nonsense').stderr).toContain('the outputs file broken.json is not JSON');
  });

  test('nothing appears where nothing was', () => {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    expect(synth(['-c', 'outputs=nowhere.json']).status).toBe(1);
    expect(existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist')) : []).toEqual([]);
  });
});

describe('wrong usage exits with 2', () => {
  test.each([
    [
      ['-c', 'clusterType=mainframe'],
      '\'clusterType\' is "mainframe"; use one of managed, dedicated, serverless, edge, registered, acs, self-managed, local\n',
    ],
    [
      ['-c', 'clusterType=acs', '-c', 'clusterDomain=k8s.example'],
      "'clusterDomain' is for managed and dedicated clusters; leave it out\n",
    ],
    [['-c', 'apiAccess=secret'], '\'apiAccess\' is "secret"; use one of private, public\n'],
    [
      ['-c', 'clusterType=local', '-c', 'apiAccess=public'],
      "'apiAccess=public' is not for self-managed and local clusters; leave it out\n",
    ],
    [
      ['-c', 'clusterTyp=managed'],
      "'clusterTyp' is no setting of this platform; it knows clusterType, apiAccess, clusterDomain, outputs\n",
    ],
    [['-c', 'clusterType'], "-c takes KEY=VALUE, got 'clusterType'\n"],
    [['--nonsense'], "unknown option '--nonsense'\nSee: ackb synth --help\n"],
    [['--watsh'], "unknown option '--watsh'\n(Did you mean --watch?)\n"],
    [['--program', 'nowhere.ts'], 'there is no nowhere.ts: name the program with --program FILE'],
    [['--program', 'package.json'], "'the default export' must be a platform, e.g. definePlatform({"],
  ])('%j', (args, text) => {
    const { status, stdout, stderr } = synth(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test.each([
  ['nonsense', 'CDK_CONTEXT_JSON is not JSON: '],
  ['null', 'CDK_CONTEXT_JSON must be a JSON object, got null'],
])('CDK_CONTEXT_JSON=%s is wrong usage', (value, text) => {
  const { status, stderr } = synth([], { env: { CDK_CONTEXT_JSON: value } });
  expect(status).toBe(2);
  expect(stderr).toContain(text);
});

test('--help says what there is', () => {
  const { status, stdout } = synth(['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: ackb synth [options]');
});

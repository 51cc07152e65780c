import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { blocksOf, readmeProgram } from '../support/readme';

/** What a user has after `npm install` of the packed file: nothing of this checkout. */
const checkout = resolve(__dirname, '../..');
const npm = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
let root: string;
let packed: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ack-blueprints-'));
  const [file] = JSON.parse(run(checkout, 'npm', 'pack', '--json', '--silent', '--pack-destination', root));
  packed = join(root, file.filename);
}, 180_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(cwd: string, command: string, ...args: string[]): string {
  const { NODE_OPTIONS, ...env } = process.env;
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', env, stdio: 'pipe', maxBuffer: 1 << 26 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}

function project(name: string): string {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', private: true }));
  writeFileSync(join(folder, 'main.ts'), readmeProgram());
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { module: 'node16', target: 'es2022', strict: true, types: [], outDir: 'out' },
      files: ['main.ts'],
    }),
  );
  return folder;
}

function checkUse(folder: string): void {
  const names = "Object.keys(m).includes('ManagedCluster') + ' ' + Object.keys(c).includes('WebApplication')";
  const required = run(
    folder,
    'node',
    '-p',
    `const m=require('ack-blueprints'), c=require('ack-blueprints/charts'); ${names}`,
  );
  expect(required.trim()).toBe('true true');
  const imported = `import * as m from 'ack-blueprints'; import * as c from 'ack-blueprints/charts'; console.log(${names})`;
  expect(run(folder, 'node', '--input-type=module', '-e', imported).trim()).toBe('true true');
  run(folder, process.execPath, join(checkout, 'node_modules/typescript/bin/tsc'), '-p', '.');
  run(folder, 'node', 'out/main.js');
  const template = JSON.parse(readFileSync(join(folder, 'dist/ros/web.template.json'), 'utf8'));
  expect(Object.values<{ Type: string }>(template.Resources).map((resource) => resource.Type)).toContain(
    'ALIYUN::CS::ManagedKubernetesCluster',
  );
  expect(readFileSync(join(folder, 'dist/k8s/10-web.k8s.yaml'), 'utf8')).toContain('kind: HorizontalPodAutoscaler');
  checkCommand(folder);
}

/** `ackb` runs the TypeScript of its own page without a build, and loads nothing large before it has to. */
function checkCommand(folder: string): void {
  const [program = ''] = blocksOf('docs/command-line.md', 'ts');
  writeFileSync(join(folder, 'platform.ts'), program);
  const ackb = join(folder, 'node_modules/.bin/ackb');
  expect(run(folder, ackb, 'synth', '--out', 'made')).toContain('made/ros/web.template.json');
  expect(readFileSync(join(folder, 'made/k8s/00-namespace.k8s.yaml'), 'utf8')).toContain('kind: Namespace');
  const loaded = "process.on('exit', () => console.log(Object.keys(require.cache).join('\\n')))";
  writeFileSync(join(folder, 'spy.js'), loaded);
  expect(run(folder, 'node', '-r', './spy.js', ackbFile(folder), '--help')).not.toMatch(LARGE);
}

const LARGE = /node_modules.(@alicloud|cdk8s|constructs|@kubernetes|listr2|yaml|tsx|esbuild)/;

function ackbFile(folder: string): string {
  return join(folder, 'node_modules/ack-blueprints/dist/bin/ackb.js');
}

test('the packed file works after npm install', () => {
  const folder = project('with-npm');
  run(folder, 'npm', 'install', ...npm, packed);
  checkUse(folder);
}, 300_000);

test('the packed file works after pnpm install with the documented hook', () => {
  const folder = project('with-pnpm');
  cpSync(join(checkout, 'docs/pnpm/.pnpmfile.cjs'), join(folder, '.pnpmfile.cjs'));
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), 'ignoredBuiltDependencies: []\n');
  run(
    folder,
    join(checkout, 'node_modules/.bin/pnpm'),
    'add',
    '--ignore-scripts',
    packed,
    'cdk8s',
    'cdk8s-plus-27',
    'constructs',
    '@alicloud/ros-cdk-core',
  );
  checkUse(folder);
}, 300_000);

test('each half loads nothing of the other', () => {
  const loaded = (entry: string) =>
    run(
      checkout,
      'node',
      '-p',
      `require('ack-blueprints${entry}'); Object.keys(require.cache).map((file) => file.replace(/.*node_modules./, '')).join('\\n')`,
    );
  expect(loaded('')).not.toMatch(/^cdk8s/m);
  expect(loaded('/charts')).not.toMatch(/^@alicloud/m);
  expect(loaded('/platform')).not.toMatch(/^(cdk8s|@alicloud|constructs)/m);
}, 60_000);

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../../../lib/deploy/load';
import { signIn } from '../../support/ros-server/signed-in';
import { Bench, TEMPLATE, VALUES } from './bench';
import { checkout } from './process';

signIn();
let bench: Bench;
// the first load in a run takes swc some seconds
beforeAll(() => load.kubernetes(), 60_000);
beforeEach(async () => {
  bench = await Bench.start();
  bench.cs.clusters.set('c0123', { intranet: 'https://172.16.0.10:6443' });
});
afterEach(() => bench.stop());

type Key = keyof typeof VALUES;
const KEYS = Object.keys(VALUES) as Key[];

/** Each command with the outputs that it needs; those of the live stack belong together. */
const COMMANDS: readonly [string, readonly Key[]][] = [
  ['ackb outputs', KEYS],
  ['ackb outputs --file values.json', KEYS],
  ['ackb deploy --yes', KEYS],
  ['ackb kubeconfig', KEYS],
  ['ackb diff --manifests', KEYS],
  ['ackb apply --yes', KEYS],
  ['ackb apply --yes -c outputs=outputs.json', KEYS],
  ['ackb apply --yes -c outputs=outputs.json --kube-context loopback', ['SiteHost']],
  ['ackb synth -c outputs=outputs.json', ['SiteHost']],
  ['ackb list -c outputs=outputs.json', ['SiteHost']],
  ['ackb diff --manifests -c outputs=outputs.json', ['SiteHost']],
];

const TABLE = COMMANDS.flatMap(([line, needed]) => needed.map((key): [string, Key] => [line, key]));

/** The files of the bench that a command may write, with what is in them; a template is no manifest. */
function files(): Record<string, string> {
  const paths = readdirSync(bench.folder, { recursive: true, encoding: 'utf8' });
  const ofTemplates = join('dist', 'ros');
  const written = paths.filter((path) => path !== 'dist' && !path.startsWith(ofTemplates));
  return Object.fromEntries(
    written
      .filter((path) => statSync(join(bench.folder, path)).isFile())
      .map((path) => [path, readFileSync(join(bench.folder, path), 'utf8')]),
  );
}

test.each(TABLE)('%s without %s fails before it writes, and names it', async (line, key) => {
  const { [key]: _missing, ...others } = VALUES;
  bench.ros.deployed('web', TEMPLATE, others);
  bench.write('outputs.json', JSON.stringify({ web: others }));
  const before = files();
  const { code, out, err } = await bench.run(line);
  expect({ code, out }).toMatchObject({ code: 1, out: line.startsWith('ackb deploy') ? expect.anything() : '' });
  expect(err).toContain(`output '${key}'`);
  expect(files()).toEqual(before);
  expect(bench.server.writes).toEqual([]);
});

test.each(COMMANDS)('%s does what it is for with all of them', async (line) => {
  bench.deployed();
  bench.write('outputs.json', JSON.stringify({ web: VALUES }));
  const { code, err } = await bench.run(line);
  // where there is a difference, that is what it found
  expect({ code, err }).toMatchObject({ code: line.startsWith('ackb diff') ? 1 : 0 });
  expect(err).not.toContain('output ');
});

test('the platform of the examples fails without an output it needs, and works without any other', async () => {
  bench.write('cdk.json', JSON.stringify({ ackb: join(checkout, 'examples/web-platform/platform.ts') }));
  const samples = JSON.parse(readFileSync(join(checkout, 'examples/web-platform/outputs.json'), 'utf8'))['cluster-tfg'];
  const needed: string[] = [];
  for (const key of Object.keys(samples)) {
    const { [key]: _missing, ...others } = samples;
    bench.write('values.json', JSON.stringify({ 'cluster-tfg': others }));
    const { code, err } = await bench.run(`ackb synth -q -c outputs=values.json --out made/${key}`);
    expect([0, 1]).toContain(code);
    if (code === 0) continue;
    needed.push(key);
    expect(err).toContain(`output '${key}' of stack 'cluster-tfg' has no value in values.json`);
    expect(err).toContain('get it with: ackb outputs cluster-tfg --file values.json');
    expect(readdirSync(join(bench.folder, 'made', key), { recursive: true })).toEqual([]);
  }
  expect(needed).toContain('SiteMountTargetDomain');
}, 60_000);

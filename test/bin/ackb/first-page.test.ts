import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { load } from '../../../lib/deploy/load';
import { blocksOf } from '../../support/readme';
import { signIn } from '../../support/ros-server/signed-in';
import { Bench } from './bench';
import { checkout } from './process';

signIn();
let bench: Bench;
// the first load in a run takes swc some seconds
beforeAll(() => load.kubernetes(), 60_000);
beforeEach(async () => {
  bench = await Bench.start();
  bench.write('cdk.json', JSON.stringify({ ackb: join(checkout, 'examples/web-platform/platform.ts') }));
});
afterEach(() => bench.stop());

const ID = 'c0123456789abcdef';
const [LINES = ''] = blocksOf('README.md', 'sh').filter((block) => block.includes('ackb deploy'));
const COMMANDS = LINES.split('\n').filter((line) => line.startsWith('ackb '));

/** What the cloud gives that the doubles cannot know. */
function prepareCloud(): void {
  const samples = JSON.parse(readFileSync(join(checkout, 'examples/web-platform/outputs.json'), 'utf8'));
  const pods = { 'eu-central-1a': 'vsw-a', 'eu-central-1b': 'vsw-b', 'eu-central-1c': 'vsw-c' };
  const values = { ...samples['cluster-tfg'], ClusterId: ID, NetworkPodVSwitchIds: pods };
  const create = bench.ros.newStack.bind(bench.ros);
  bench.ros.pace = 100;
  bench.ros.newStack = (name) => Object.assign(create(name), { values });
  bench.cs.clusters.set(ID, { intranet: bench.server.url, internet: bench.server.url, token: bench.server.token });
  // the add-on of the ALB brings it
  const definition = parse(readFileSync(join(checkout, 'imports/crd/alibabacloud.com.yaml'), 'utf8'));
  definition.status = { conditions: [{ type: 'Established', status: 'True' }] };
  bench.server.store.put(
    `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${definition.metadata.name}`,
    definition,
  );
}

test('the page on the command line says the same', () => {
  expect(blocksOf('docs/command-line.md', 'sh')).toContain(LINES);
});

test('every line of the README, from a clone to a page in the browser', async () => {
  prepareCloud();
  process.env.KUBECONFIG = join(bench.folder, 'kube/config');
  expect(LINES.trim().split('\n').length).toBeLessThanOrEqual(10);
  expect(COMMANDS).toEqual(['ackb validate', 'ackb deploy', 'ackb kubeconfig', 'ackb apply']);
  for (const line of COMMANDS) {
    const { code, out, err } = await bench.run(line, { answers: ['y'] });
    expect({ line, code, said: code === 0 ? '' : out + err }).toEqual({ line, code: 0, said: '' });
    if (line === 'ackb apply')
      expect(out).toMatch(/Ingress web\/web is reached at \S+, by the name www\.example\.com$/);
  }
  expect(bench.read('dist/k8s/10-storage.k8s.yaml')).toContain(
    'server: 0123456789-abc12.eu-central-1.nas.aliyuncs.com',
  );
}, 60_000);

test('from anywhere, with a public API', async () => {
  prepareCloud();
  process.env.KUBECONFIG = join(bench.folder, 'kube/config');
  expect(await bench.run('ackb deploy --yes -c apiAccess=public')).toMatchObject({ code: 0 });
  const { code, out } = await bench.run('ackb kubeconfig');
  expect(code).toBe(0);
  expect(out).not.toContain('inside of the VPC only');
  expect(await bench.run('ackb apply --yes -c apiAccess=public')).toMatchObject({ code: 0, err: '' });
}, 60_000);

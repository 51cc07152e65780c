import type { LocalMachinesProps } from '../../../lib/self-managed/local/local-machines';
import { LocalMachines } from '../../../lib/self-managed/local/local-machines';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { blocksOf } from '../../support/readme';
import { cloudConfigProblems, documentProblems, documentsOf } from '../../support/self-managed/machine-schemas';
import { rubyProblems } from '../../support/self-managed/ruby';
import { shellProblems } from '../../support/self-managed/shell';

const MACHINES = ['storage', 'control-plane', 'worker-1', 'worker-2'];

const render = (props: LocalMachinesProps = {}) => new LocalMachines(props).render();
const userData = (name: string, props?: LocalMachinesProps) =>
  documentsOf(render(props)[`cloud-init/${name}.yaml`] as string)[0] as Record<string, any>;
const file = (name: string, path: string, props?: LocalMachinesProps): string =>
  userData(name, props).write_files.find((one: any) => one.path === path)?.content;

test('renders a Vagrantfile, and user data for each machine', () => {
  expect(Object.keys(render())).toEqual(['Vagrantfile', ...MACHINES.map((name) => `cloud-init/${name}.yaml`)]);
});

test('the Vagrantfile', () => {
  expect(render().Vagrantfile).toMatchSnapshot();
});

test('the storage machine', () => {
  expect(render()['cloud-init/storage.yaml']).toMatchSnapshot();
});

test('the Vagrantfile is Ruby', () => {
  expect(rubyProblems(render().Vagrantfile as string)).toEqual([]);
});

test.each(MACHINES)('the user data of %s is of a form cloud-init knows', (name) => {
  expect(cloudConfigProblems(render()[`cloud-init/${name}.yaml`] as string)).toEqual([]);
});

test.each(MACHINES)('every shell text of %s is clean', (name) => {
  const { write_files: files, runcmd } = userData(name);
  const scripts = files
    .map(({ content }: any) => content)
    .filter((content: string) => /^#!.*\b(ba)?sh\n/.test(content));
  const texts = [...scripts, ...runcmd.map((command: string[]) => `#!/usr/bin/env bash\n${command.at(-1)}`)];
  expect(texts).toHaveLength(name === 'storage' ? 1 : 2);
  expect(texts.flatMap(shellProblems)).toEqual([]);
});

test('Calico is told what its operator knows', () => {
  expect(documentProblems(file('control-plane', '/etc/node-bootstrap/calico.yaml'))).toEqual([]);
});

test('MetalLB is told what it knows', () => {
  const pool = documentsOf(file('control-plane', '/etc/node-bootstrap/metallb.yaml'));
  expect(checkManifests(pool)).toEqual([]);
  expect(pool[0]?.spec.addresses).toEqual([new LocalMachines().loadBalancerRange]);
});

test('the pool is told only after the last worker has joined', () => {
  expect(file('control-plane', '/etc/node-bootstrap/manifests')).not.toContain('/etc/node-bootstrap/metallb.yaml');
  expect(render().Vagrantfile).toContain('node-bootstrap apply /etc/node-bootstrap/metallb.yaml');
});

test('there is no secret in any file', () => {
  expect(Object.values(render()).join('\n')).not.toMatch(/[a-z0-9]{6}\.[a-z0-9]{16}|[0-9a-f]{64}|BEGIN .*KEY/);
});

test('workers are prepared, and let in by the control plane later', () => {
  expect(userData('worker-1').runcmd[0].at(-1)).toBe('/usr/local/sbin/node-bootstrap prepare\n');
});

test('the documentation shows what is rendered', () => {
  const [excerpt] = blocksOf('docs/local-machines.md', 'yaml');
  expect(render()['cloud-init/control-plane.yaml']).toContain(excerpt);
});

test('is the same every time', () => {
  expect(render()).toEqual(render());
});

test('says where files are shared and which addresses there are for Services', () => {
  const machines = new LocalMachines();
  expect(machines.nfsExport).toEqual({ server: '192.168.56.20', path: '/srv/nfs/site' });
  expect(machines.loadBalancerRange).toBe('192.168.56.80-192.168.56.99');
});

test('files are shared with the network of the machines and nobody else', () => {
  expect(
    file('storage', '/etc/exports.d/cluster.exports', { networkCidr: '10.9.8.0/24', exportPath: '/srv/web' }),
  ).toMatch(/^\/srv\/web 10\.9\.8\.0\/24\([^)]*all_squash[^)]*\)\n$/);
});

test('everything moves with the network', () => {
  const props = { networkCidr: '192.168.57.0/24' };
  expect(new LocalMachines(props).nfsExport.server).toBe('192.168.57.20');
  expect(Object.values(render(props)).join('\n')).not.toContain('192.168.56.');
});

test('passes on what all clusters of kubeadm can choose', () => {
  const props = {
    kubernetesVersion: '1.35.9',
    metalLbManifest: 'https://mirror.example.com/metallb.yaml',
    box: 'rockylinux/9',
  };
  expect(file('worker-2', '/etc/node-bootstrap/environment', props)).toContain("KUBERNETES_VERSION='1.35.9'");
  expect(file('control-plane', '/etc/node-bootstrap/manifests', props)).toContain(
    'https://mirror.example.com/metallb.yaml',
  );
  expect(render(props).Vagrantfile).toContain("config.vm.box = 'rockylinux/9'");
});

test.each([
  [
    { networkCidr: '192.168.56.0' },
    "'networkCidr' is '192.168.56.0', which is no range of IPv4 addresses such as '172.16.0.0/16'",
  ],
  [
    { networkCidr: '192.168.0.0/16' },
    "'networkCidr' is 192.168.0.0/16, must be a /24 of a private range, e.g. '192.168.56.0/24'",
  ],
  [
    { networkCidr: '8.8.8.0/24' },
    "'networkCidr' is 8.8.8.0/24, must be a /24 of a private range, e.g. '192.168.56.0/24'",
  ],
  [
    { exportPath: 'srv/nfs' },
    "'exportPath' is 'srv/nfs', must be an absolute path of plain characters, e.g. '/srv/nfs/site'",
  ],
  [
    { exportPath: '/srv/a b' },
    "'exportPath' is '/srv/a b', must be an absolute path of plain characters, e.g. '/srv/nfs/site'",
  ],
  [
    { metalLbManifest: 'metallb.yaml' },
    "'metalLbManifest' must be an address of https without spaces, quotes, '$', '\\' or '`', e.g. 'https://mirror.example.com/a.yaml', got 'metallb.yaml'",
  ],
  [{ box: "x'" }, `'box' is 'x'', must be the name of a box, e.g. 'almalinux/9'`],
  [
    { podCidr: '192.168.0.0/16' },
    "'podCidr' 192.168.0.0/16 overlaps 'nodeCidrs' 192.168.56.0/24, use another private range",
  ],
])('fails for %j', (props, message) => {
  expect(() => new LocalMachines(props)).toThrow(`${message} [at LocalMachines]`);
});

import * as ros from '@alicloud/ros-cdk-core';
import type { KubeadmBootstrapProps } from '../../../lib/self-managed/bootstrap/bootstrap-settings';
import { KubeadmBootstrap } from '../../../lib/self-managed/bootstrap/kubeadm-bootstrap';
import type { MachineSetup } from '../../../lib/self-managed/bootstrap/machine-setup';
import { cloudConfigProblems, documentProblems, documentsOf } from '../../support/self-managed/machine-schemas';
import { shellProblems } from '../../support/self-managed/shell';

const SECRETS = { bootstrapToken: 'abcdef.0123456789abcdef', certificateKey: 'c'.repeat(64) };
const CA_CERT_HASH = `sha256:${'a'.repeat(64)}`;
const NODE = { apiServer: 'api.cluster.internal' };

const bootstrap = (props: Partial<KubeadmBootstrapProps> = {}) =>
  new KubeadmBootstrap('Test', { nodeCidrs: ['172.16.0.0/16'], ...props });
const file = ({ files }: MachineSetup, path: string) => files.find((one) => one.path === path)?.content ?? '';
const folder = '/etc/node-bootstrap';

const SETUPS: Record<string, MachineSetup> = {
  'first control-plane node': bootstrap().renderFirstControlPlane({ ...NODE, ...SECRETS }),
  'further control-plane node': bootstrap().renderControlPlane({ ...NODE, ...SECRETS, caCertHash: CA_CERT_HASH }),
  worker: bootstrap().renderWorker({ ...NODE, ...SECRETS, caCertHash: CA_CERT_HASH }),
};

test('defaults of the first control-plane node', () => {
  const { files, commands } = bootstrap().renderFirstControlPlane(NODE);
  // the program has tests of its own
  const contents = files.filter(({ path }) => !path.endsWith('/sbin/node-bootstrap'));
  expect({
    commands,
    files: Object.fromEntries(contents.map(({ path, content }) => [path, content])),
  }).toMatchSnapshot();
});

test('a further control-plane node joins as one', () => {
  const setup = bootstrap().renderControlPlane({ ...NODE, ...SECRETS, caCertHash: CA_CERT_HASH });
  expect(file(setup, `${folder}/join.yaml`)).toMatchSnapshot();
});

test('a worker joins as one', () => {
  const [join] = documentsOf(file(SETUPS.worker as MachineSetup, `${folder}/join.yaml`));
  expect(join).not.toHaveProperty('controlPlane');
});

test.each(Object.keys(SETUPS))('the user data of a %s is of a form cloud-init knows', (name) => {
  expect(cloudConfigProblems((SETUPS[name] as MachineSetup).toCloudConfig())).toEqual([]);
});

test.each(Object.keys(SETUPS))('the commands of a %s are clean shell', (name) => {
  expect(shellProblems(`#!/usr/bin/env bash\n${(SETUPS[name] as MachineSetup).commands.join('\n')}\n`)).toEqual([]);
});

test.each(Object.keys(SETUPS))('a %s has its secrets in one file, which root alone reads', (name) => {
  const { files } = SETUPS[name] as MachineSetup;
  const holders = files.filter(({ content }) => Object.values(SECRETS).some((secret) => content.includes(secret)));
  expect(holders).toEqual([expect.objectContaining({ path: `${folder}/environment`, mode: '0600' })]);
});

test('without a token a worker is prepared, and waits', () => {
  expect(bootstrap().renderWorker(NODE).commands).toEqual(['/usr/local/sbin/node-bootstrap prepare']);
});

test('a token makes a worker join', () => {
  expect(SETUPS.worker?.commands.at(-1)).toBe('/usr/local/sbin/node-bootstrap join');
});

test('the configuration of Calico is of a form its operator knows', () => {
  const calico = file(SETUPS['first control-plane node'] as MachineSetup, `${folder}/calico.yaml`);
  expect(documentProblems(calico)).toEqual([]);
});

test('pods have the same range for Kubernetes and for Calico', () => {
  const setup = bootstrap({ podCidr: '10.50.0.0/16' }).renderFirstControlPlane(NODE);
  const [, cluster] = documentsOf(file(setup, `${folder}/init.yaml`));
  const [calico] = documentsOf(file(setup, `${folder}/calico.yaml`));
  expect(cluster?.networking.podSubnet).toBe('10.50.0.0/16');
  expect(calico?.spec.calicoNetwork.ipPools[0].cidr).toBe('10.50.0.0/16');
});

test('the version decides about packages, repository and control plane', () => {
  const setup = bootstrap({ kubernetesVersion: '1.35.9' }).renderFirstControlPlane(NODE);
  expect(file(setup, `${folder}/environment`)).toContain("KUBERNETES_VERSION='1.35.9'");
  expect(file(setup, '/etc/yum.repos.d/kubernetes.repo')).toContain('https://pkgs.k8s.io/core:/stable:/v1.35/rpm/');
  expect(documentsOf(file(setup, `${folder}/init.yaml`))[1]?.kubernetesVersion).toBe('v1.35.9');
});

test.each([
  ['3.31.3', 'operator-crds.yaml'],
  ['3.32.2', 'v1_crd_projectcalico_org.yaml'],
])('Calico %s has its definitions in %s', (calicoVersion, definitions) => {
  const manifests = file(bootstrap({ calicoVersion }).renderFirstControlPlane(NODE), `${folder}/manifests`);
  expect(manifests.split('\n')[0]).toBe(
    `https://raw.githubusercontent.com/projectcalico/calico/v${calicoVersion}/manifests/${definitions}`,
  );
});

test('everything that is fetched can come from elsewhere', () => {
  const mirror = 'https://mirror.example.com';
  const setup = bootstrap({
    sources: {
      kubernetes: { packages: `${mirror}/kubernetes/`, key: `${mirror}/kubernetes.key` },
      containerd: { packages: `${mirror}/containerd/`, key: `${mirror}/containerd.key` },
      kubernetesImages: 'mirror.example.com/k8s',
      calicoManifests: [`${mirror}/calico.yaml`],
      calicoImages: 'mirror.example.com/',
      metricsServerManifest: `${mirror}/metrics-server.yaml`,
    },
  }).renderFirstControlPlane(NODE);
  const addresses = setup.files.flatMap(({ content }) => content.match(/https:\/\/[^\s/]+/g) ?? []);
  expect(new Set(addresses)).toEqual(new Set([mirror]));
  expect(documentsOf(file(setup, `${folder}/init.yaml`))[1]?.imageRepository).toBe('mirror.example.com/k8s');
  expect(documentProblems(file(setup, `${folder}/calico.yaml`))).toEqual([]);
  expect(documentsOf(file(setup, `${folder}/calico.yaml`))[0]?.spec.registry).toBe('mirror.example.com/');
});

test('no source is given up for one that is undefined', () => {
  const setup = bootstrap({ clusterName: undefined, sources: { kubernetesImages: undefined } });
  expect(setup.renderFirstControlPlane(NODE)).toEqual(bootstrap().renderFirstControlPlane(NODE));
});

test('manifests come after Calico and metrics-server', () => {
  const setup = bootstrap().renderFirstControlPlane({ ...NODE, manifests: ['/etc/mine.yaml'] });
  expect(file(setup, `${folder}/manifests`).trimEnd().split('\n').at(-1)).toBe('/etc/mine.yaml');
});

test('flags of the kubelet follow its address', () => {
  const setup = bootstrap().renderWorker({ ...NODE, kubeletArgs: { 'cloud-provider': 'external' } });
  expect(documentsOf(file(setup, `${folder}/join.yaml`))[0]?.nodeRegistration.kubeletExtraArgs).toEqual([
    { name: 'node-ip', value: '@NODE_ADDRESS@' },
    { name: 'cloud-provider', value: 'external' },
  ]);
});

test('ports of nodes are open to nodes alone', () => {
  const rules = file(bootstrap({ nodePorts: ['7946/udp'] }).renderWorker(NODE), '/etc/node-firewall.nft');
  expect(rules).toContain('elements = { 172.16.0.0/16 }');
  expect(rules).toContain('ip saddr @nodes udp dport { 4789, 7946 } accept');
  expect(rules).toContain('ip saddr 10.244.0.0/16 tcp dport { 6443, 10250 } accept');
});

test('deploy-time values end up in user data', () => {
  const stack = new ros.Stack(new ros.App(), 'Stack');
  const token = new ros.RosParameter(stack, 'Token', { type: ros.RosParameterType.STRING, noEcho: true });
  const balancer = ros.Token.asString({ 'Fn::GetAtt': ['Balancer', 'DNSName'] });
  const setup = bootstrap({ nodeCidrs: [ros.Token.asString({ Ref: 'Cidr' })] }).renderWorker({
    apiServer: balancer,
    bootstrapToken: token.valueAsString,
    caCertHash: CA_CERT_HASH,
  });
  const { 'Fn::Join': [, parts] = [] } = stack.resolve(setup.toCloudConfig());
  const [, afterCidr] = parts.slice(parts.findIndex((part: any) => part?.['Fn::GetAtt']?.[0] === 'Balancer'));
  expect(afterCidr).toBe("'\n      BOOTSTRAP_TOKEN='");
  expect(parts).toContainEqual({ Ref: 'Token' });
  expect(parts).toContainEqual({ Ref: 'Cidr' });
});

test.each([
  [{ kubernetesVersion: '1.36' }, "'kubernetesVersion' is '1.36', must be 1.31 or newer and in full, e.g. '1.36.4'"],
  [
    { kubernetesVersion: '1.30.9' },
    "'kubernetesVersion' is '1.30.9', must be 1.31 or newer and in full, e.g. '1.36.4'",
  ],
  [{ containerdVersion: '1.7.31' }, "'containerdVersion' is '1.7.31', must be 2.0 or newer and in full, e.g. '2.2.6'"],
  [{ calicoVersion: '3.29.4' }, "'calicoVersion' is '3.29.4', must be 3.30 or newer and in full, e.g. '3.32.2'"],
  [{ clusterName: 'Cluster 1' }, "'clusterName' is 'Cluster 1', which is no DNS name, e.g. 'cluster-tfg'"],
  [{ nodeCidrs: [] }, "'nodeCidrs' is empty, name the ranges of the nodes, e.g. ['192.168.56.0/24']"],
  [{ podCidr: '10.244.0.1/16' }, "'podCidr' is '10.244.0.1/16', which has host bits set: the range is '10.244.0.0/16'"],
  [
    { podCidr: '172.16.0.0/18' },
    "'podCidr' 172.16.0.0/18 overlaps 'nodeCidrs' 172.16.0.0/16, use another private range",
  ],
  [
    { serviceCidr: '10.244.8.0/22' },
    "'serviceCidr' 10.244.8.0/22 overlaps 'podCidr' 10.244.0.0/16, use another private range",
  ],
  [{ podCidr: '10.244.0.0/25' }, "'podCidr' is 10.244.0.0/25, kubeadm takes a /8 to /24"],
  [{ serviceCidr: '10.0.0.0/9' }, "'serviceCidr' is 10.0.0.0/9, kubeadm takes a /12 to /28"],
  [{ nodePorts: ['7946'] }, "'nodePorts' has '7946', must be a port and tcp or udp, e.g. '7946/tcp'"],
  [{ nodePorts: ['70000/tcp'] }, "'nodePorts' has '70000/tcp', must be a port and tcp or udp, e.g. '7946/tcp'"],
  [{ sources: 'mirror' as any }, "'sources' must be an object, e.g. { kubernetes: … }, got 'mirror'"],
  [
    { sources: { etcd: 'mirror' } as any },
    "'sources' has 'etcd', which is none of its names; use kubernetes, containerd, kubernetesImages, calicoManifests, calicoImages, metricsServerManifest",
  ],
  [
    { sources: { metricsServerManifest: "https://mirror.example.com/'; reboot #" } },
    "'sources.metricsServerManifest' must be an address of https without spaces, quotes, '$', '\\' or '`', e.g. 'https://mirror.example.com/a.yaml', got 'https://mirror.example.com/'; reboot #'",
  ],
  [
    { sources: { calicoManifests: ['https://mirror.example.com/a.yaml', 'http://mirror.example.com/b.yaml'] } },
    "'sources.calicoManifests[1]' must be an address of https without spaces, quotes, '$', '\\' or '`', e.g. 'https://mirror.example.com/a.yaml', got 'http://mirror.example.com/b.yaml'",
  ],
  [{ sources: { calicoManifests: [] } }, "'sources.calicoManifests' is empty, leave it out for the default"],
  [
    { sources: { kubernetesImages: '$(reboot)' } },
    "'sources.kubernetesImages' must be an image or a registry without spaces, quotes, '$', '\\' or '`', e.g. 'mirror.example.com/k8s', got '$(reboot)'",
  ],
  [
    { sources: { calicoImages: 'mirror.example.com' } },
    "'sources.calicoImages' is 'mirror.example.com', which has no '/' at its end, e.g. 'mirror.example.com/'",
  ],
  [
    { sources: { containerd: { packages: 'https://mirror.example.com/$basearch/' } } as any },
    "'sources.containerd' has no 'key': a repository and its key go together",
  ],
  [{ kubernetesVersion: 1.36 as any }, "'kubernetesVersion' is 1.36, must be 1.31 or newer and in full, e.g. '1.36.4'"],
])('fails for %j', (props, message) => {
  expect(() => bootstrap(props)).toThrow(`${message} [at Test]`);
});

test('says everything that is wrong at once', () => {
  expect(() => bootstrap({ kubernetesVersion: 'latest', calicoVersion: 'latest' })).toThrow(
    /'kubernetesVersion' is 'latest'.*; 'calicoVersion' is 'latest'/,
  );
});

test('an address may come at deploy time', () => {
  const metricsServerManifest = ros.Token.asString({ Ref: 'Manifest' });
  const setup = bootstrap({ sources: { metricsServerManifest } }).renderFirstControlPlane(NODE);
  expect(file(setup, `${folder}/manifests`)).toContain(metricsServerManifest);
});

test.each([
  [
    { apiServer: 'api:6443' },
    "'apiServer' must be a host name or an address, without a port, e.g. 'api.internal', got 'api:6443'",
  ],
  [{ nodeAddress: 'node-1' }, "'nodeAddress' must be an IPv4 address, e.g. '192.168.56.10', got 'node-1'"],
  [
    { bootstrapToken: 'secret-1' },
    "'bootstrapToken' must be six and sixteen lower case letters or digits with a dot between, as 'kubeadm token generate' makes them, got another text",
  ],
  [
    { certificateKey: 'secret-2' },
    "'certificateKey' must be 64 hexadecimal digits in lower case, as 'openssl rand -hex 32' makes them, got another text",
  ],
  [{ kubeletArgs: { 'max-pods': 60 } }, "'kubeletArgs.max-pods' must be a text, got 60"],
  [
    { manifests: ['mine.yaml'] },
    "'manifests[0]' must be an address of https without spaces, quotes, '$', '\\' or '`', e.g. 'https://mirror.example.com/a.yaml', got 'mine.yaml'",
  ],
])('fails for a node with %j', (options, message) => {
  expect(() => bootstrap().renderFirstControlPlane({ ...NODE, ...options } as any)).toThrow(`${message} [at Test]`);
});

test('fails for a hash that is none', () => {
  expect(() => bootstrap().renderWorker({ ...NODE, ...SECRETS, caCertHash: 'a' })).toThrow(
    "'caCertHash' must be 'sha256:' and 64 hexadecimal digits in lower case, got 'a' [at Test]",
  );
});

test.each([{ bootstrapToken: SECRETS.bootstrapToken }, { caCertHash: CA_CERT_HASH }])('fails for %j alone', (half) => {
  expect(() => bootstrap().renderWorker({ ...NODE, ...half })).toThrow(
    "'bootstrapToken' and 'caCertHash' go together: give both, or neither to join later [at Test]",
  );
});

import { KubeadmBootstrap } from '../../../lib/self-managed/bootstrap/kubeadm-bootstrap';
import { NODE_BOOTSTRAP_PROGRAM } from '../../../lib/self-managed/bootstrap/node-program';
import { documentProblems, documentsOf } from '../../support/self-managed/machine-schemas';
import { RunningNode } from '../../support/self-managed/running-node';
import { shellProblems } from '../../support/self-managed/shell';

const BOOTSTRAP_TOKEN = '123456.1234567890123456';
const CA_CERT_HASH = `sha256:${'a'.repeat(64)}`;
const SECRETS = { bootstrapToken: BOOTSTRAP_TOKEN, certificateKey: '1'.repeat(64) };
const NODE = { apiServer: 'api.internal', nodeAddress: '172.16.0.10' };

const bootstrap = new KubeadmBootstrap('Test', { nodeCidrs: ['172.16.0.0/16'] });
let node: RunningNode;
afterEach(() => node?.remove());

const firstControlPlane = () => {
  node = new RunningNode(bootstrap.renderFirstControlPlane({ ...NODE, ...SECRETS }));
};
const controlPlane = () => {
  node = new RunningNode(bootstrap.renderControlPlane({ ...NODE, ...SECRETS, caCertHash: CA_CERT_HASH }));
};
const worker = () => {
  node = new RunningNode(bootstrap.renderWorker(NODE));
};

test('is clean shell', () => {
  expect(shellProblems(NODE_BOOTSTRAP_PROGRAM)).toEqual([]);
});

test('says what it can do', () => {
  worker();
  expect(node.run('upgrade')).toMatchObject({
    status: 1,
    stderr: "node-bootstrap: say prepare, init, join, invite, ca-cert-hash or apply, got 'upgrade'\n",
  });
});

describe('prepare', () => {
  beforeEach(() => {
    worker();
    for (const name of ['swapoff', 'systemctl', 'sysctl', 'dnf', 'setenforce']) node.command(name, '');
    node.command('selinuxenabled', '');
    node.command('stat', 'echo cgroup2fs');
    node.command('kubeadm', 'echo registry.k8s.io/etcd:3.6; echo registry.k8s.io/pause:3.10.2');
    node.write('/etc/selinux/config', 'SELINUX=enforcing\n');
    node.write('/etc/containerd/config.toml', 'disabled_plugins = ["cri"]\n');
  });

  test('does everything a node needs', () => {
    const { status, commands } = node.run('prepare');
    expect(status).toBe(0);
    expect(commands).toMatchSnapshot();
  });

  test('gives containerd the pause image of this kubeadm', () => {
    node.run('prepare');
    expect(node.read('/etc/containerd/config.toml')).toContain("sandbox = 'registry.k8s.io/pause:3.10.2'");
  });

  test('leaves SELinux permissive after the next boot too', () => {
    node.run('prepare');
    expect(node.read('/etc/selinux/config')).toBe('SELINUX=permissive\n');
  });

  test('refuses cgroup v1 before it changes anything', () => {
    node.command('stat', 'echo tmpfs');
    const { status, stderr, commands } = node.run('prepare');
    expect(status).toBe(1);
    expect(stderr).toContain('the system uses cgroup v1');
    expect(commands.filter((command) => !command.startsWith('stat'))).toEqual([]);
  });

  test('stops at the first step that fails', () => {
    node.command('dnf', 'exit 1');
    const { status, commands } = node.run('prepare');
    expect(status).toBe(1);
    expect(commands.at(-1)).toMatch(/^dnf/);
  });
});

describe('init', () => {
  beforeEach(firstControlPlane);

  test('begins the cluster, then applies what belongs in it', () => {
    const { status, commands } = node.run('init');
    expect(status).toBe(0);
    expect(commands.map((command) => command.replace(/\/run\/tmp\S+/, 'FILE'))).toMatchSnapshot();
  });

  test('gives kubeadm a configuration it knows', () => {
    node.run('init');
    expect(documentProblems(node.read('/kubeadm.yaml'))).toEqual([]);
  });

  test('puts the values of this node into it', () => {
    node.run('init');
    const [init, cluster] = documentsOf(node.read('/kubeadm.yaml'));
    expect(init).toMatchObject({
      bootstrapTokens: [{ token: BOOTSTRAP_TOKEN }],
      certificateKey: SECRETS.certificateKey,
      localAPIEndpoint: { advertiseAddress: '172.16.0.10' },
    });
    expect(cluster?.controlPlaneEndpoint).toBe('api.internal:6443');
  });

  test('takes the name of the API server for its own, once', () => {
    node.run('init');
    node.run('init');
    expect(node.read('/etc/hosts')).toBe('127.0.0.1 localhost\n172.16.0.10 api.internal\n');
  });

  test('leaves the hosts file alone when the API server has no name', () => {
    node.remove();
    node = new RunningNode(bootstrap.renderFirstControlPlane({ ...NODE, apiServer: '172.16.0.10' }));
    node.run('init');
    expect(node.read('/etc/hosts')).toBe('127.0.0.1 localhost\n');
  });

  test('forgets its secrets once it has used them', () => {
    node.run('init');
    expect(node.read('/etc/node-bootstrap/environment')).not.toMatch(/TOKEN|CERTIFICATE_KEY/);
  });

  test('begins no second cluster', () => {
    node.run('init');
    expect(node.run('init').commands.filter((command) => command.startsWith('kubeadm'))).toEqual([]);
  });

  test('uploads no certificates when nobody else will join the control plane', () => {
    node.remove();
    node = new RunningNode(bootstrap.renderFirstControlPlane(NODE));
    expect(node.run('init').commands.join('\n')).not.toContain('--upload-certs');
  });

  test('does not go on when kubeadm fails, and keeps its secrets for another attempt', () => {
    node.command('kubeadm', 'exit 1');
    expect(node.run('init')).toMatchObject({ status: 1, stderr: 'node-bootstrap: kubeadm init failed, see above\n' });
    expect(node.has('/var/lib/node-bootstrap/joined')).toBe(false);
    expect(node.read('/etc/node-bootstrap/environment')).toContain('BOOTSTRAP_TOKEN=');
  });

  test('does not build on the ruins of an earlier attempt', () => {
    node.write('/etc/kubernetes/manifests/etcd.yaml', '');
    expect(node.run('init').stderr).toContain('run "kubeadm reset --force" and try again');
  });

  test('lets metrics-server in only once', () => {
    node.command('kubectl', '[[ $1 == get ]] && echo "args: [--kubelet-insecure-tls]"; exit 0');
    expect(node.run('init').commands.some((command) => command.startsWith('kubectl patch'))).toBe(false);
  });
});

describe('join', () => {
  test('takes the token from the caller, and keeps it nowhere', () => {
    worker();
    expect(node.run('join', { BOOTSTRAP_TOKEN, CA_CERT_HASH }).status).toBe(0);
    expect(documentsOf(node.read('/kubeadm.yaml'))[0]?.discovery.bootstrapToken).toEqual({
      apiServerEndpoint: 'api.internal:6443',
      token: BOOTSTRAP_TOKEN,
      caCertHashes: [CA_CERT_HASH],
    });
    expect(node.read('/etc/node-bootstrap/environment')).not.toContain(BOOTSTRAP_TOKEN);
  });

  test('gives kubeadm a configuration it knows', () => {
    controlPlane();
    expect(node.run('join').status).toBe(0);
    expect(documentProblems(node.read('/kubeadm.yaml'))).toEqual([]);
  });

  test('only a control-plane node takes the name of the API server for its own', () => {
    worker();
    node.run('join', { BOOTSTRAP_TOKEN, CA_CERT_HASH });
    expect(node.read('/etc/hosts')).not.toContain('api.internal');
    node.remove();
    controlPlane();
    node.run('join');
    expect(node.read('/etc/hosts')).toContain('172.16.0.10 api.internal');
  });

  test('is done once', () => {
    worker();
    node.run('join', { BOOTSTRAP_TOKEN, CA_CERT_HASH });
    expect(node.run('join')).toMatchObject({ status: 0, commands: [] });
  });

  test.each([
    [{}, 'BOOTSTRAP_TOKEN is no token: see invite'],
    [{ BOOTSTRAP_TOKEN: 'x"\nkind: Other', CA_CERT_HASH }, 'BOOTSTRAP_TOKEN is no token: see invite'],
    [{ BOOTSTRAP_TOKEN }, 'CA_CERT_HASH is no hash: see invite'],
  ])('refuses %j', (environment, message) => {
    worker();
    expect(node.run('join', environment as Record<string, string>)).toMatchObject({
      status: 1,
      stderr: `node-bootstrap: ${message}\n`,
      commands: [],
    });
  });

  test('says which value of a flag is missing', () => {
    node = new RunningNode(bootstrap.renderWorker({ ...NODE, kubeletArgs: { 'provider-id': '@PROVIDER_ID@' } }));
    const { status, stderr } = node.run('join', { BOOTSTRAP_TOKEN, CA_CERT_HASH });
    expect(status).toBe(1);
    expect(stderr).toMatch(/join\.yaml needs PROVIDER_ID, which has no value/);
  });

  test('finds the address of the node when nobody says it', () => {
    node = new RunningNode(bootstrap.renderWorker({ apiServer: 'api.internal' }));
    node.command('ip', 'echo "1.0.0.0 via 172.16.0.253 dev eth0 src 172.16.0.77 uid 0"');
    node.run('join', { BOOTSTRAP_TOKEN, CA_CERT_HASH });
    const [join] = documentsOf(node.read('/kubeadm.yaml'));
    expect(join?.nodeRegistration.kubeletExtraArgs[0].value).toBe('172.16.0.77');
  });
});

test('invite prints what join takes', () => {
  firstControlPlane();
  node.command('kubeadm', `echo ${BOOTSTRAP_TOKEN}`);
  node.command('openssl', 'cat');
  const { stdout, commands } = node.run('invite');
  expect(stdout).toMatch(/^BOOTSTRAP_TOKEN=123456\.1234567890123456 CA_CERT_HASH=sha256:[0-9a-f]{64}\n$/);
  expect(commands).toContain('kubeadm token create --ttl 15m');
});

test('apply tries again until the cluster takes it', () => {
  firstControlPlane();
  node.command('kubectl', '[[ $(grep --count kubectl "$(dirname "$0")/../commands") -ge 3 ]]');
  const { status, commands } = node.run('apply /etc/mine.yaml');
  expect(status).toBe(0);
  expect(commands.filter((command) => command.startsWith('kubectl'))).toHaveLength(3);
});

test('apply gives up after ten minutes', () => {
  firstControlPlane();
  node.command('kubectl', 'exit 1');
  const { status, stderr } = node.run('apply /etc/mine.yaml');
  expect(status).toBe(1);
  expect(stderr).toContain('node-bootstrap: /etc/mine.yaml could not be applied');
});

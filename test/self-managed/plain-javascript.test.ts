import { ValidationError } from '../../lib/errors';
import { KubeadmBootstrap } from '../../lib/self-managed/bootstrap/kubeadm-bootstrap';
import { MachineSetup } from '../../lib/self-managed/bootstrap/machine-setup';
import { SelfManagedCluster } from '../../lib/self-managed/ecs/self-managed-cluster';
import { LocalMachines } from '../../lib/self-managed/local/local-machines';
import { templateOf } from '../support/template';

const WRONG = [undefined, null, {}, 'x', 1, []] as const;

const bootstrap = new KubeadmBootstrap('Test', { nodeCidrs: ['172.16.0.0/16'] });
const setup = new MachineSetup([], ['true']);
const cluster = (props: object) => templateOf((stack) => new SelfManagedCluster(stack, 'Cluster', props as any));

/** What plain JavaScript may call with anything, by name. */
const CALLS: Readonly<Record<string, (value: any) => unknown>> = {
  'new KubeadmBootstrap(place)': (value) => new KubeadmBootstrap(value, {} as any),
  'new KubeadmBootstrap(props)': (value) => new KubeadmBootstrap('Test', value),
  renderFirstControlPlane: (value) => bootstrap.renderFirstControlPlane(value),
  renderControlPlane: (value) => bootstrap.renderControlPlane(value),
  renderWorker: (value) => bootstrap.renderWorker(value),
  'new MachineSetup(files)': (value) =>
    new MachineSetup(value === undefined || Array.isArray(value) ? [value] : value, []),
  'new MachineSetup(commands)': (value) => new MachineSetup([], Array.isArray(value) ? [value] : value),
  'new SelfManagedCluster(props)': (value) => templateOf((stack) => new SelfManagedCluster(stack, 'Cluster', value)),
};

describe.each(Object.entries(CALLS))('%s', (_name, call) => {
  test.each(WRONG)('%j', (value) => expect(() => call(value)).toThrow(ValidationError));
});

test.each([null, 'x', 1, []])('new LocalMachines(%j)', (value) => {
  expect(() => new LocalMachines(value as any)).toThrow(
    "'props' must be an object, e.g. { networkCidr: '192.168.56.0/24' }",
  );
});

test.each([undefined, null, 'x', 1, []])('MachineSetup.with(%j)', (value) => {
  expect(() => setup.with(value as any)).toThrow("'additions' must be an object, e.g. { files: […] }");
});

/** Every option of a call, with what is wrong for all of them; `{}` and lists are fine for some. */
const OPTIONS: Readonly<Record<string, readonly [call: (props: object) => unknown, names: readonly string[]]>> = {
  KubeadmBootstrap: [
    (props) => new KubeadmBootstrap('Test', { nodeCidrs: ['172.16.0.0/16'], ...props }),
    'nodeCidrs clusterName kubernetesVersion containerdVersion calicoVersion podCidr serviceCidr nodePorts sources'.split(
      ' ',
    ),
  ],
  renderFirstControlPlane: [
    (props) => bootstrap.renderFirstControlPlane({ apiServer: 'api', ...props }),
    'apiServer nodeAddress bootstrapToken certificateKey kubeletArgs manifests'.split(' '),
  ],
  'MachineSetup.with': [(props) => setup.with(props), ['files', 'first', 'last']],
  LocalMachines: [
    (props) => new LocalMachines(props),
    'networkCidr exportPath box metalLbManifest kubernetesVersion containerdVersion calicoVersion podCidr sources'.split(
      ' ',
    ),
  ],
  SelfManagedCluster: [
    (props) => cluster(props),
    'network controlPlaneInstanceType systemDisk nodePortCidrs cloudSources'.split(' '),
  ],
};

describe.each(Object.entries(OPTIONS))('%s', (_name, [call, names]) => {
  test.each(names.flatMap((name) => [1, true, Number.NaN].map((value) => [name, value] as const)))(
    'names %s when it is %j',
    (name, value) => {
      expect(() => call({ [name]: value })).toThrow(ValidationError);
      expect(() => call({ [name]: value })).toThrow(`'${name}' `);
    },
  );
});

import { Cidr } from '../../network/cidr';
import { checkObject, failOn, propsOf, show } from '../../problems';
import type { INfsExport } from '../../storage/nfs-export';
import type { KubeadmBootstrapProps } from '../bootstrap/bootstrap-settings';
import { KubeadmBootstrap } from '../bootstrap/kubeadm-bootstrap';
import { CONFIG_FOLDER } from '../bootstrap/node-program';
import { checkAddress } from '../bootstrap/source-problems';
import { METALLB_MANIFEST, METALLB_PORTS, renderLoadBalancerPool } from './load-balancer-pool';
import { storageServer } from './storage-server';
import { type Machine, renderVagrantfile } from './vagrantfile';

/** Options of {@link LocalMachines}. */
export interface LocalMachinesProps extends Omit<KubeadmBootstrapProps, 'nodeCidrs' | 'nodePorts'> {
  /**
   * The network the machines share with their host and nobody else, a /24. VirtualBox takes ranges of
   * `192.168.56.0/21` only, unless its file `networks.conf` allows others.
   *
   * @default '192.168.56.0/24'
   */
  readonly networkCidr?: string;

  /**
   * The directory that the storage machine offers over NFS, absolute.
   *
   * @default '/srv/nfs/site'
   */
  readonly exportPath?: string;

  /**
   * The Vagrant box of all machines: release 9 of the Red Hat family.
   *
   * @default 'almalinux/9', which there is for VirtualBox and for libvirt
   */
  readonly box?: string;

  /**
   * Manifest of MetalLB.
   *
   * @default - the one of MetalLB 0.16.1, from the project itself
   */
  readonly metalLbManifest?: string;
}

/** Of the /24: the machines are below the addresses that VirtualBox gives out by DHCP (.101 and up), and so is the pool. */
const HOSTS = { controlPlane: 10, workers: [11, 12], storage: 20, pool: { first: 80, last: 99 } };

/** Memory as in the thesis; kubeadm refuses a control-plane node with less than 2 CPUs or 1,700 MB (preflight checks). */
const NODE_SIZE = { cpus: 2, memory: 4096 };
const STORAGE_SIZE = { cpus: 1, memory: 1536 };

const POOL_FILE = `${CONFIG_FOLDER}/metallb.yaml`;

/**
 * A cluster on virtual machines of one's own: a control-plane node, two workers, and a server for shared files.
 *
 * Renders a Vagrantfile and the user data of each machine. They hold no secret: the token that lets a worker in is made
 * on the control-plane node when the worker asks for it.
 */
export class LocalMachines {
  /** The directory that pods share. */
  public readonly nfsExport: INfsExport;

  /** The addresses MetalLB hands out to Services, as `first-last`. */
  public readonly loadBalancerRange: string;

  private readonly settings: LocalSettings;
  private readonly bootstrap: KubeadmBootstrap;

  /** @throws ValidationError that says everything which cannot work */
  constructor(props: LocalMachinesProps = {}) {
    const { networkCidr, exportPath, box, metalLbManifest, ...cluster } = propsOf(props);
    this.settings = {
      networkCidr: networkCidr ?? '192.168.56.0/24',
      exportPath: exportPath ?? '/srv/nfs/site',
      box: box ?? 'almalinux/9',
      metalLbManifest: metalLbManifest ?? METALLB_MANIFEST,
    };
    failOn('LocalMachines', [
      ...checkObject('props', props, "{ networkCidr: '192.168.56.0/24' }"),
      ...localProblems(this.settings),
    ]);
    this.bootstrap = new KubeadmBootstrap('LocalMachines', {
      ...cluster,
      nodeCidrs: [this.settings.networkCidr],
      nodePorts: METALLB_PORTS,
    });
    this.nfsExport = { server: this.address(HOSTS.storage), path: this.settings.exportPath };
    this.loadBalancerRange = `${this.address(HOSTS.pool.first)}-${this.address(HOSTS.pool.last)}`;
  }

  /** The files of a folder, by name: `vagrant up` in it makes the cluster. */
  public render(): Record<string, string> {
    const machines = [this.storage(), this.controlPlane(), ...HOSTS.workers.map((_, index) => this.worker(index))];
    return {
      Vagrantfile: renderVagrantfile({ box: this.settings.box, machines, poolFile: POOL_FILE }),
      ...Object.fromEntries(machines.map(({ name, setup }) => [`cloud-init/${name}.yaml`, setup.toCloudConfig()])),
    };
  }

  private storage(): Machine {
    const { networkCidr, exportPath } = this.settings;
    const setup = storageServer({ path: exportPath, clients: networkCidr });
    return { name: 'storage', address: this.nfsExport.server, size: STORAGE_SIZE, setup };
  }

  private controlPlane(): Machine {
    const address = this.address(HOSTS.controlPlane);
    const manifests = [this.settings.metalLbManifest];
    const pool = { path: POOL_FILE, content: renderLoadBalancerPool(this.loadBalancerRange) };
    const setup = this.bootstrap
      .renderFirstControlPlane({ apiServer: address, nodeAddress: address, manifests })
      .with({ files: [pool] });
    return { name: 'control-plane', address, size: NODE_SIZE, setup };
  }

  private worker(index: number): Machine {
    const address = this.address(HOSTS.workers[index] as number);
    const apiServer = this.address(HOSTS.controlPlane);
    const setup = this.bootstrap.renderWorker({ apiServer, nodeAddress: address });
    return { name: `worker-${index + 1}`, address, size: NODE_SIZE, setup, joins: true };
  }

  private address(host: number): string {
    return this.settings.networkCidr.replace(/\.0\/24$/, `.${host}`);
  }
}

/** Props of the machines themselves, with their defaults put in. */
type LocalSettings = Required<Omit<LocalMachinesProps, keyof KubeadmBootstrapProps>>;

function localProblems({ networkCidr, exportPath, box, metalLbManifest }: LocalSettings): string[] {
  return [
    ...networkProblems(networkCidr),
    ...exportProblems(exportPath),
    ...boxProblems(box),
    ...checkAddress('metalLbManifest', metalLbManifest),
  ];
}

function networkProblems(text: string): string[] {
  const problems = Cidr.problems('networkCidr', text);
  if (problems.length > 0) return problems;
  const cidr = Cidr.parse(text);
  const isUsable = cidr.prefix === 24 && Cidr.PRIVATE.some((range) => range.contains(cidr));
  return isUsable ? [] : [`'networkCidr' is ${cidr}, must be a /24 of a private range, e.g. '192.168.56.0/24'`];
}

function exportProblems(path: unknown): string[] {
  // what needs no quotes in the list of exports, in a shell or in a mount
  return typeof path === 'string' && /^(\/[\w.-]+)+$/.test(path)
    ? []
    : [`'exportPath' is ${show(path)}, must be an absolute path of plain characters, e.g. '/srv/nfs/site'`];
}

function boxProblems(box: unknown): string[] {
  const isName = typeof box === 'string' && /^[\w.-]+(\/[\w.-]+)?$/.test(box);
  return isName ? [] : [`'box' is ${show(box)}, must be the name of a box, e.g. 'almalinux/9'`];
}

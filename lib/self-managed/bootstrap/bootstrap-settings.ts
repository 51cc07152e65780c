import { type BootstrapSources, defaultSources } from './bootstrap-sources';

/** Options of a `KubeadmBootstrap`. */
export interface KubeadmBootstrapProps {
  /**
   * The ranges that nodes have their addresses in: who reaches the API server and what nodes open for each other. May
   * be deploy-time values.
   */
  readonly nodeCidrs: readonly string[];

  /**
   * Name of the cluster in kubeconfig files.
   *
   * @default 'kubernetes'
   */
  readonly clusterName?: string;

  /**
   * Kubernetes in full, 1.31 or newer; a node that is added in a month gets the same.
   *
   * @default '1.36.4'
   */
  readonly kubernetesVersion?: string;

  /**
   * The container runtime, containerd 2.0 or newer.
   *
   * @default '2.2.6'
   */
  readonly containerdVersion?: string;

  /**
   * The pod network, Calico 3.30 or newer. Calico lists the Kubernetes versions that each of its own is tested with.
   *
   * @default '3.32.2'
   */
  readonly calicoVersion?: string;

  /**
   * The range that pods get addresses from, in blocks of 64 a node.
   *
   * @default '10.244.0.0/16'
   */
  readonly podCidr?: string;

  /**
   * The range of Services.
   *
   * @default '10.96.0.0/16'
   */
  readonly serviceCidr?: string;

  /**
   * What nodes open for each other besides the ports of Kubernetes and Calico, such as `7946/tcp`.
   *
   * @default - nothing
   */
  readonly nodePorts?: readonly string[];

  /**
   * Where nodes fetch from, as far as they do not reach the usual places.
   *
   * @default - the places of the projects themselves, at the versions above
   */
  readonly sources?: Partial<BootstrapSources>;
}

/** Props with their defaults put in. */
export type BootstrapSettings = Required<Omit<KubeadmBootstrapProps, 'sources'>> & {
  readonly sources: BootstrapSources;
};

const DEFAULTS = {
  clusterName: 'kubernetes',
  // has patches until June 2027 (kubernetes.io/releases)
  kubernetesVersion: '1.36.4',
  containerdVersion: '2.2.6',
  // tested with Kubernetes 1.34 to 1.36 (Calico: system requirements)
  calicoVersion: '3.32.2',
  podCidr: '10.244.0.0/16',
  serviceCidr: '10.96.0.0/16',
  nodePorts: [],
} as const;

/** Puts the defaults in. */
export function bootstrapSettings({ sources = {}, ...props }: KubeadmBootstrapProps): BootstrapSettings {
  const settings = { ...DEFAULTS, ...withoutUndefined(props) };
  return { ...settings, sources: { ...defaultSources(settings), ...withoutUndefined(sources) } };
}

function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

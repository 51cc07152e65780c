import { type BootstrapSources, defaultSources } from './bootstrap-sources';
import { withoutUndefined } from './source-problems';

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
   * The range that pods get addresses from, in blocks of 64 a node: a /8 to /24.
   *
   * @default '10.244.0.0/16'
   */
  readonly podCidr?: string;

  /**
   * The range of Services: a /12 to /28.
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

/** Props with their defaults put in, but for the sources, which follow from the versions. */
export type BootstrapChoices = Required<KubeadmBootstrapProps>;

/** The same, sources and all. */
export type BootstrapSettings = Omit<BootstrapChoices, 'sources'> & { readonly sources: BootstrapSources };

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
  sources: {},
} as const;

/** Puts the defaults in; nothing is checked yet. */
export function bootstrapChoices(props: KubeadmBootstrapProps): BootstrapChoices {
  return { ...DEFAULTS, ...withoutUndefined(props) };
}

/** Puts in where things are fetched from, of choices that were checked. */
export function bootstrapSettings(choices: BootstrapChoices): BootstrapSettings {
  return { ...choices, sources: { ...defaultSources(choices), ...withoutUndefined(choices.sources) } };
}

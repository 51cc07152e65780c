import type { Prometheus } from '../observability/prometheus';

/** All of them, for those who check. */
export const PLUGINS = ['terway', 'flannel', 'calico'] as const;

/** The network plugins of ACK, and the one of self-managed clusters. */
export type PodNetworkPlugin = (typeof PLUGINS)[number];

/** A network plugin with what a cluster of this program knows about it. */
export interface IPodNetwork {
  readonly plugin: PodNetworkPlugin;
  /**
   * Whether NetworkPolicy objects take effect.
   *
   * @default - not known
   */
  readonly enforcesNetworkPolicies?: boolean;
}

/** Both, for those who check. */
export const NETWORK_POLICIES = ['enforced', 'ignored'] as const;

/** Whether NetworkPolicy objects take effect. An ignored one looks as if it protected, so none are written then. */
export type NetworkPolicies = (typeof NETWORK_POLICIES)[number];

/** How an ACK cluster is built, as far as a manifest depends on it. */
export interface AckTargetProps {
  /**
   * The network plugin: `terway` gives pods addresses of the VPC, `flannel` an overlay behind the nodes, and so does the
   * `calico` of a `SelfManagedCluster`. The `podNetwork` of a cluster of this program says it too.
   */
  readonly podNetwork: PodNetworkPlugin | IPodNetwork;
  /**
   * Whether NetworkPolicy objects take effect: Terway has a switch for it, Flannel ignores them.
   *
   * @default - what `podNetwork` says; of a bare name only Calico is known to, and none are written for the others
   */
  readonly networkPolicies?: NetworkPolicies;
  /**
   * The Kubernetes version, such as `1.32`, `v1.32` or `1.26.3-aliyun.1`.
   *
   * @default 1.26, the oldest: manifests then fit every newer cluster too
   */
  readonly kubernetesVersion?: string;
  /**
   * The Prometheus that measures workloads and evaluates their alert rules.
   *
   * @default Prometheus.managed()
   */
  readonly prometheus?: Prometheus;
}

/** How a local cluster is built, as far as a manifest depends on it. */
export interface LocalTargetProps {
  /**
   * Whether NetworkPolicy objects take effect.
   *
   * @default 'enforced', as Calico does, which the local machines of this program have
   */
  readonly networkPolicies?: NetworkPolicies;
  /**
   * See {@link AckTargetProps.kubernetesVersion}.
   *
   * @default 1.26, the oldest
   */
  readonly kubernetesVersion?: string;
  /**
   * The Prometheus that measures workloads and evaluates their alert rules.
   *
   * @default Prometheus.operator()
   */
  readonly prometheus?: Prometheus;
}

/** How a cluster without nodes is built, as far as a manifest depends on it. */
export interface ServerlessTargetProps {
  /**
   * Whether NetworkPolicy objects take effect, which on virtual nodes an add-on has to see to (ACK: "Poseidon").
   *
   * @default 'ignored'
   */
  readonly networkPolicies?: NetworkPolicies;
  /**
   * See {@link AckTargetProps.kubernetesVersion}.
   *
   * @default 1.26, the oldest
   */
  readonly kubernetesVersion?: string;
  /**
   * The Prometheus that measures workloads and evaluates their alert rules.
   *
   * @default Prometheus.managed()
   */
  readonly prometheus?: Prometheus;
}

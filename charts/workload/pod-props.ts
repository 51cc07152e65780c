import type { IPodIdentity } from '../../lib/identity/pod-identity';
import type { NetworkAccess } from '../network/network-access';
import type { Labels } from '../object/labels';
import type { Alerts } from '../observability/alerts';
import type { Logs } from '../observability/logs';
import type { Tracing } from '../observability/tracing';
import type { IPriority } from '../platform/priority';
import type { Target } from '../target/target';
import type { ContainerProps, InitContainerProps } from './container';
import type { PodSecurity } from './pod-security';
import type { ServiceAccount } from './service-account';
import type { Toleration } from './toleration';

/** What the pods of every workload are, and may do. `image` and the like are those of its main container. */
export interface PodProps extends ContainerProps {
  /** The cluster this is written for. */
  readonly target: Target;
  /**
   * Containers that run, one after the other, before the others start.
   *
   * @default - none
   */
  readonly initContainers?: readonly InitContainerProps[];
  /** @default PodSecurity.restricted() */
  readonly security?: PodSecurity;
  /**
   * Taints that pods put up with. They let pods onto tainted nodes; `nodeSelector` keeps them there.
   *
   * @default - none
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Labels that a node must have, such as `{ 'example.com/kind': 'gpu' }`.
   *
   * @default - any node
   */
  readonly nodeSelector?: Labels;
  /**
   * Names of Secrets with the passwords of image registries, in the namespace of the pods.
   *
   * @default - none: images that everybody can pull, or whose password the cluster knows
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * Who the pods are: the name of a ServiceAccount that exists, a `ServiceAccount` that several workloads share, or an
   * identity (what `cluster.addServiceAccount` gives, or `podIdentity(…)`), from which the workload makes a ServiceAccount
   * of its own.
   *
   * @default - the one called `default`
   */
  readonly serviceAccount?: string | IPodIdentity | ServiceAccount;
  /**
   * Whether pods get the token of their ServiceAccount, with which they may do at the Kubernetes API what its roles say.
   * Where policies take effect, `network` has to let them there: `to: [Peer.kubernetesApi(['172.16.0.0/20'])]`.
   *
   * @default 'none'
   */
  readonly serviceAccountToken?: 'none' | 'mounted';
  /**
   * Who goes first where room is short, such as a `PriorityClass`.
   *
   * @default - that of the cluster
   */
  readonly priority?: IPriority;
  /**
   * Who may speak with the pods, and whom they may speak with.
   *
   * @default NetworkAccess.declared()
   */
  readonly network?: NetworkAccess;
  /**
   * When somebody is told.
   *
   * @default - never
   */
  readonly alerts?: Alerts;
  /**
   * Where logs go.
   *
   * @default - they stay with the node
   */
  readonly logs?: Logs;
  /**
   * Who follows requests through programs.
   *
   * @default - nobody
   */
  readonly tracing?: Tracing;
  /**
   * Name of all objects: a DNS label. Fixes them against moving the construct.
   *
   * @default - from the ids below the chart: `FrontPage` gives `front-page`
   */
  readonly name?: string;
  /**
   * The label `app.kubernetes.io/name`; part of the selector, so fixed once applied.
   *
   * @default - the name
   */
  readonly application?: string;
  /**
   * The label `app.kubernetes.io/component`.
   *
   * @default - the name of the main container: `web`, `worker`, `server` or `job`, as the workload is
   */
  readonly component?: string;
  /**
   * The label `app.kubernetes.io/part-of`.
   *
   * @default - none
   */
  readonly partOf?: string;
  /**
   * Further labels of all objects and pods.
   *
   * @default - none
   */
  readonly labels?: Labels;
}

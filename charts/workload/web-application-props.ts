import type { IExposure } from '../exposure/exposed-application';
import type { Labels } from '../object/labels';
import type { Scaling } from '../scaling/scaling';
import type { Target } from '../target/target';
import type { InitContainerProps, ServingContainerProps, SidecarProps } from './container';
import type { Drain } from './drain';
import type { PodSecurity } from './pod-security';
import type { Probes } from './probes';
import type { Rollout } from './rollout';
import type { Spread } from './spread';
import type { Toleration } from './toleration';

/** What a `WebApplication` runs, and how. `image` and the like are those of its main container, `web`. */
export interface WebApplicationProps extends ServingContainerProps {
  /** The cluster this is written for. */
  readonly target: Target;
  /**
   * Where the main container takes HTTP requests. 1024 or above, since it runs without root; below it only with the
   * capability of `PodSecurity.restricted({ capabilities: ['NET_BIND_SERVICE'] })`, or `PodSecurity.baseline()`.
   */
  readonly port: number;
  /**
   * Further ports of the main container by name, such as `{ metrics: 9113 }`. The Service has them too, a load balancer
   * of its own does not.
   *
   * @default - none
   */
  readonly extraPorts?: Readonly<Record<string, number>>;
  /** @default Scaling.fixed(3) */
  readonly scaling?: Scaling;
  /** @default Exposure.clusterIp() */
  readonly exposure?: IExposure;
  /**
   * Containers that run beside the main one.
   *
   * @default - none
   */
  readonly sidecars?: readonly SidecarProps[];
  /**
   * Containers that run, one after the other, before the others start.
   *
   * @default - none
   */
  readonly initContainers?: readonly InitContainerProps[];
  /**
   * The three probes of the main container; those not given stay as they are.
   *
   * @default - startup and readiness ask `/` over HTTP, liveness whether the port takes connections
   */
  readonly probes?: Probes;
  /** @default Drain.sleep(30): killed after 60 seconds */
  readonly drain?: Drain;
  /** @default PodSecurity.restricted() */
  readonly security?: PodSecurity;
  /** @default Spread.preferred() */
  readonly spread?: Spread;
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
  /** @default - Rollout.surge(); Rollout.recreate() for a single replica on a disk */
  readonly rollout?: Rollout;
  /**
   * How many replicas may be away at a time while nodes are drained; at least one stays, of two or more. There is nothing
   * to limit for a fixed single replica.
   *
   * @default 1
   */
  readonly maxUnavailable?: number;
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
  /** @default 'web' */
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
  /**
   * Name of the ServiceAccount. No pod gets its token.
   *
   * @default - the one called `default`
   */
  readonly serviceAccount?: string;
}

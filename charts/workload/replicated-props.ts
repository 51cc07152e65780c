import type { Metrics } from '../observability/metrics';
import type { IScaling } from '../scaling/i-scaling';
import type { ServingContainerProps, SidecarProps } from './container';
import type { PodProps } from './pod-props';
import type { Rollout } from './rollout';
import type { Spread } from './spread';

/** What a workload can have whose pods run until they are told to stop. */
export interface ReplicatedProps extends PodProps, ServingContainerProps {
  /**
   * How many replicas there are, or several ways of scaling that work at the same time.
   *
   * @default Scaling.fixed(3)
   */
  readonly scaling?: IScaling | readonly IScaling[];
  /**
   * Further ports of the main container by name, such as `{ metrics: 9113 }`. The Service has them too, a load balancer
   * of its own does not.
   *
   * @default - none
   */
  readonly extraPorts?: Readonly<Record<string, number>>;
  /**
   * Containers that run beside the main one.
   *
   * @default - none
   */
  readonly sidecars?: readonly SidecarProps[];
  /** @default Spread.preferred() */
  readonly spread?: Spread;
  /**
   * How many replicas may be away at a time while nodes are drained; at least one stays, of two or more. There is nothing
   * to limit for a fixed single replica.
   *
   * @default 1
   */
  readonly maxUnavailable?: number;
  /**
   * Who reads its metrics, and where.
   *
   * @default - nobody
   */
  readonly metrics?: Metrics;
}

/** What a workload can have whose replicas are alike, so that new ones can start beside old ones. */
export interface DeploymentProps extends ReplicatedProps {
  /** @default - Rollout.surge(); Rollout.recreate() for a single replica on a disk */
  readonly rollout?: Rollout;
}

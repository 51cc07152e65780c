import type { IExposure } from '../exposure/exposed-application';
import type { Drain } from './drain';
import type { Probes } from './probes';
import type { ReplicatedProps } from './replicated-props';

/** What a `StatefulApplication` runs, and how. `image` and the like are those of its main container, `server`. */
export interface StatefulApplicationProps extends ReplicatedProps {
  /** Where the main container listens: 1024 or above, since it runs without root. */
  readonly port: number;
  /**
   * Name of that port in pods and Services, such as `postgres`. Fixed beside `exposure`, which leads to `http`.
   *
   * @default 'http'
   */
  readonly portName?: string;
  /**
   * How HTTP requests from outside reach any of the replicas.
   *
   * @default - from inside the cluster only, at the same port
   */
  readonly exposure?: IExposure;
  /**
   * The three probes of the main container; those not given stay as they are.
   *
   * @default - all ask whether the port takes connections
   */
  readonly probes?: Probes;
  /**
   * @default - Drain.sleep(30) with an `exposure`, whose load balancer has to notice; without one
   * Drain.sleep(5, { graceSeconds: 60 }). Killed after 60 seconds, with and without
   */
  readonly drain?: Drain;
  /**
   * `Parallel` starts and stops all replicas at once, when there are to be more or fewer; `OrderedReady` one after the
   * other, each ready before the next. Fixed once applied. An update always takes one replica after the other.
   *
   * @default 'Parallel'
   */
  readonly podManagementPolicy?: 'Parallel' | 'OrderedReady';
  /**
   * Seconds a new pod has to be ready before the next one is replaced.
   *
   * @default 15
   */
  readonly minReadySeconds?: number;
}

import type { IExposure } from '../exposure/exposed-application';
import type { Drain } from './drain';
import type { Probes } from './probes';
import type { DeploymentProps } from './replicated-props';

/** What a `WebApplication` runs, and how. `image` and the like are those of its main container, `web`. */
export interface WebApplicationProps extends DeploymentProps {
  /**
   * Where the main container takes HTTP requests. 1024 or above, since it runs without root; below it only with the
   * capability of `PodSecurity.restricted({ capabilities: ['NET_BIND_SERVICE'] })`, or `PodSecurity.baseline()`.
   */
  readonly port: number;
  /** @default Exposure.clusterIp() */
  readonly exposure?: IExposure;
  /**
   * The three probes of the main container; those not given stay as they are.
   *
   * @default - startup and readiness ask `/` over HTTP, liveness whether the port takes connections
   */
  readonly probes?: Probes;
  /** @default Drain.sleep(30): killed after 60 seconds */
  readonly drain?: Drain;
}

import type { Drain } from './drain';
import type { Probes } from './probes';
import type { DeploymentProps } from './replicated-props';

/** What a `Worker` runs, and how. `image` and the like are those of its main container, `worker`. */
export interface WorkerProps extends DeploymentProps {
  /**
   * Such as `{ liveness: Probe.exec(['/bin/check']) }`.
   *
   * @default - none: a worker that ends is started again, one that hangs is not
   */
  readonly probes?: Probes;
  /** @default Drain.none({ graceSeconds: 60 }): told to stop at once, killed after 60 seconds */
  readonly drain?: Drain;
}

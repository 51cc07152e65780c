import type { k8s } from 'cdk8s-plus-27';
import type { Plain } from '../object/plain';
import { Probe, type ProbeTiming } from './probe';

/** The three questions Kubernetes asks a container. */
export interface Probes {
  /**
   * Has it started? Until then the others are not asked.
   *
   * @default - what the role of the container needs
   */
  readonly startup?: Probe;
  /**
   * Can it answer requests? If not, it gets none.
   *
   * @default - what the role of the container needs
   */
  readonly readiness?: Probe;
  /**
   * Does it still live? If not, it is restarted: never let it depend on anything else, or an outage there restarts
   * every replica.
   *
   * @default - what the role of the container needs
   */
  readonly liveness?: Probe;
}

/** Of a web server: its first page when it should work, its port alone when it should live. */
export const WEB_PROBES: Required<Probes> = {
  startup: Probe.http('/'),
  readiness: Probe.http('/'),
  liveness: Probe.tcp(),
};

/** Of a server that speaks anything: whether its port takes connections. */
export const TCP_PROBES: Required<Probes> = { startup: Probe.tcp(), readiness: Probe.tcp(), liveness: Probe.tcp() };

/** The probes given, and the defaults of a role for those that are not. */
export function probesOr(defaults: Required<Probes>, { startup, readiness, liveness }: Probes = {}): Required<Probes> {
  return {
    startup: startup ?? defaults.startup,
    readiness: readiness ?? defaults.readiness,
    liveness: liveness ?? defaults.liveness,
  };
}

const TIMING: Readonly<Record<keyof Probes, Required<ProbeTiming>>> = {
  startup: { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 30 },
  // as quick as the load balancers' own checks: every 2 s, 3 failures
  readiness: { periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
};

/** The probes as fields of a container. */
export function renderProbes({ startup, readiness, liveness }: Probes, port?: number | string): ContainerProbes {
  return {
    startupProbe: startup?._render(port, TIMING.startup),
    readinessProbe: readiness?._render(port, TIMING.readiness),
    livenessProbe: liveness?._render(port, TIMING.liveness),
  };
}

type ContainerProbes = Pick<Plain<k8s.Container>, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;

import type { k8s } from 'cdk8s-plus-27';
import { checkInteger, failOn, show } from '../../lib/problems';
import type { Plain } from '../object/plain';
import { checkCommand, checkObject } from '../object/shape';

/** How often a probe asks, and how soon it gives up. */
export interface ProbeTiming {
  /** @default - startup 5, readiness 2, liveness 10; a program 10 */
  readonly periodSeconds?: number;
  /** @default - startup 2, readiness 2, liveness 5; a program 5 */
  readonly timeoutSeconds?: number;
  /** @default - startup 30 (with the period: 150 s to start, a program 300 s), readiness 3, liveness 6 */
  readonly failureThreshold?: number;
}

/** A probe that asks a port. */
export interface PortProbeProps extends ProbeTiming {
  /** @default - the port of the container */
  readonly port?: number;
}

/** A way to ask a container how it is. */
export class Probe {
  /**
   * A GET request; any answer from 200 to 399 is well.
   *
   * @throws ValidationError when the path does not start with `/`, or a number is out of range
   */
  public static http(path: string, props: PortProbeProps = {}): Probe {
    failOn('Probe.http', [...checkPath(path, '/healthz'), ...checkProps(props)]);
    return new Probe((port) => ({ httpGet: { path, port } }), props, true, path);
  }

  /** Whether the port takes connections. */
  public static tcp(props: PortProbeProps = {}): Probe {
    failOn('Probe.tcp', checkProps(props));
    return new Probe((port) => ({ tcpSocket: { port } }), props, true);
  }

  /**
   * A program in the container; well is exit code 0. To start one takes longer than to ask a port: it runs every 10
   * seconds, and has 5 of them, where `timing` says nothing else.
   */
  public static exec(command: readonly string[], timing: ProbeTiming = {}): Probe {
    failOn('Probe.exec', [...checkCommand('command', command, "['/bin/check']"), ...checkProps(timing)]);
    const { periodSeconds = 10, timeoutSeconds = 5, failureThreshold } = timing;
    return new Probe(() => ({ exec: { command } }), { periodSeconds, timeoutSeconds, failureThreshold });
  }

  /** Does not ask. Without readiness a pod gets requests before it can answer them. */
  public static none(): Probe {
    return new Probe(() => undefined, {});
  }

  private constructor(
    private readonly renderAction: (port: number | string) => Plain<k8s.Probe> | undefined,
    private readonly props: PortProbeProps,
    private readonly isOfPort = false,
    /** What an HTTP probe asks for, which a load balancer may ask for too. */
    public readonly path?: string,
  ) {}

  /** What it asks; none where that is the port of the container. */
  public get port(): number | undefined {
    return this.props.port;
  }

  /** Whether it asks the port of the container, which then has to have one. */
  public get asksPort(): boolean {
    return this.isOfPort && this.props.port === undefined;
  }

  /**
   * @param port what is asked where the probe does not say it
   * @internal
   */
  public _render(port: number | string | undefined, defaults: Required<ProbeTiming>): Plain<k8s.Probe> | undefined {
    const action = this.renderAction(this.props.port ?? port ?? 0);
    const { periodSeconds, timeoutSeconds, failureThreshold } = this.props;
    return (
      action && {
        ...action,
        periodSeconds: periodSeconds ?? defaults.periodSeconds,
        timeoutSeconds: timeoutSeconds ?? defaults.timeoutSeconds,
        failureThreshold: failureThreshold ?? defaults.failureThreshold,
      }
    );
  }
}

/** Problems of the path of a request. */
export function checkPath(path: unknown, example: string): string[] {
  if (typeof path === 'string' && path.startsWith('/')) return [];
  return [`'path' must start with '/', got ${show(path)}, e.g. '${example}'`];
}

function checkProps(props: PortProbeProps): string[] {
  const problems = checkObject('props', props, '{ periodSeconds: 10 }');
  if (problems.length > 0) return problems;
  const { port, periodSeconds, timeoutSeconds, failureThreshold } = props;
  return [
    ...checkInteger('port', port, { min: 1, max: 65535, example: 8080 }),
    ...checkInteger('periodSeconds', periodSeconds, { min: 1, example: 10 }),
    ...checkInteger('timeoutSeconds', timeoutSeconds, { min: 1, example: 2 }),
    ...checkInteger('failureThreshold', failureThreshold, { min: 1, example: 3 }),
  ];
}

import type { k8s } from 'cdk8s-plus-27';
import { checkInteger, failOn } from '../../lib/problems';
import type { Plain } from '../object/plain';
import { checkCommand, checkObject, checkRequiredInteger } from '../object/shape';
import type { Target } from '../target/target';
import { checkPath } from './probe';

/** What a program needs after it was told to stop, in seconds: ACK's rule for grace periods. */
const TIME_TO_STOP = 30;

/** How long a container may take to go. */
export interface DrainProps {
  /**
   * Seconds from the order to stop until the container is killed; the delay counts. At least 30 more than the delay.
   *
   * @default - the delay and 30
   */
  readonly graceSeconds?: number;
}

/** See {@link Drain.exec} and {@link Drain.http}. */
export interface DrainHookProps extends DrainProps {
  /** How long the hook takes, at most. */
  readonly seconds: number;
}

/**
 * What a container does between the order to stop and the signal to its program.
 *
 * Load balancers hear of a stopping pod at the same time as the pod does. One that stops at once gets requests that
 * nobody answers.
 */
export class Drain {
  /**
   * Waits. Runs the program `sleep` of the image; on a target of Kubernetes 1.30 or newer it needs none.
   *
   * @param seconds as long as requests take, and longer than the load balancer takes to notice (10 to 15)
   * @throws ValidationError, as all ways do, when the grace period leaves less than 30 seconds to stop
   */
  public static sleep(seconds: number, props: DrainProps = {}): Drain {
    return new Drain('Drain.sleep', { seconds, ...props }, ({ hasSleepAction }) =>
      hasSleepAction ? ({ sleep: { seconds } } as Handler) : { exec: { command: ['sleep', `${seconds}`] } },
    );
  }

  /** Runs a program of the image that waits: a way for images without `sleep`. */
  public static exec(command: readonly string[], props: DrainHookProps): Drain {
    failOn('Drain.exec', checkCommand('command', command, "['/bin/drain']"));
    return new Drain('Drain.exec', props, () => ({ exec: { command } }), { isOwnHook: true });
  }

  /** Asks the container itself, which answers when it is ready to stop: another way for images without `sleep`. */
  public static http(path: string, props: DrainHookProps): Drain {
    failOn('Drain.http', checkPath(path, '/drain'));
    return new Drain('Drain.http', props, (_target, port) => ({ httpGet: { path, port } }), {
      isOwnHook: true,
      asksPort: true,
    });
  }

  /** Does not wait: requests on their way are lost, unless the program waits by itself. */
  public static none(props: DrainProps = {}): Drain {
    return new Drain('Drain.none', { seconds: 0, ...props });
  }

  /** Whether the container has a way of its own to wait, perhaps since its image has no `sleep`. */
  public readonly isOwnHook: boolean;
  /** Whether it asks the port of the container, which then has to have one. */
  public readonly asksPort: boolean;
  /** From the order to stop to the signal. */
  public readonly delaySeconds: number;
  /** From the order to stop until the container is killed. */
  public readonly graceSeconds: number;

  private constructor(
    place: string,
    props: DrainHookProps,
    private readonly renderHandler?: (target: Target, port: number | string) => Handler,
    { isOwnHook = false, asksPort = false }: { readonly isOwnHook?: boolean; readonly asksPort?: boolean } = {},
  ) {
    failOn(place, checkObject('props', props, '{ seconds: 20 }'));
    const { seconds } = props;
    failOn(place, checkRequiredInteger('seconds', seconds, { min: 0, example: 30 }));
    const { graceSeconds = seconds + TIME_TO_STOP } = props;
    failOn(place, checkInteger('graceSeconds', graceSeconds, { min: seconds + TIME_TO_STOP }));
    this.isOwnHook = isOwnHook;
    this.asksPort = asksPort;
    this.delaySeconds = seconds;
    this.graceSeconds = graceSeconds;
  }

  /** @internal */
  public _render(target: Target, port: number | string = 0): Plain<k8s.Lifecycle> | undefined {
    return this.renderHandler && { preStop: this.renderHandler(target, port) };
  }
}

type Handler = Plain<k8s.LifecycleHandler>;

import { setMaxListeners } from 'node:events';
import { DeployError } from '../../deploy-error';
import type { RetryLimits } from '../../retry';
import type { ApplyEvent } from '../apply-event';
import { ApiClient } from './api-client';
import { Discovery } from './discovery';
import { type ClusterPlace, type KubeconfigOptions, openKubeconfig } from './kubeconfig';

/** How fast things go; for tests. */
export interface Pace {
  readonly retry?: RetryLimits;
  /**
   * Milliseconds between two looks at what is waited for.
   *
   * @default 2000
   */
  readonly look?: number;
  /**
   * Milliseconds until a connection must stand.
   *
   * @default 10000
   */
  readonly connectWithin?: number;
  /**
   * Milliseconds that an answer may take.
   *
   * @default 60000
   */
  readonly answerWithin?: number;
  /**
   * Milliseconds that a credential plugin may take.
   *
   * @default 60000
   */
  readonly signInWithin?: number;
}

/** With whom an apply speaks, and to whom it reports. */
export interface SessionOptions extends KubeconfigOptions {
  /** @default - nobody is told */
  readonly report?: (event: ApplyEvent) => void;
  /** Stops what is under way. @default - nothing does */
  readonly signal?: AbortSignal;
  /** @default - that of a real cluster */
  readonly pace?: Pace;
}

/** One apply's connection. */
export interface Session {
  readonly cluster: ClusterPlace;
  readonly client: ApiClient;
  readonly discovery: Discovery;
  readonly report: (event: ApplyEvent) => void;
  readonly signal?: AbortSignal;
  readonly look: number;
}

/**
 * Opens a connection, and closes it whatever happens.
 *
 * @param stopped what to say when the signal stopped it
 */
export async function inSession<T>(
  options: SessionOptions,
  stopped: string,
  task: (session: Session) => Promise<T>,
): Promise<T> {
  const { report = () => {}, signal, pace: { look = 2000, ...pace } = {} } = options;
  // many requests at once listen to it; node warns from eleven on
  if (signal) setMaxListeners(0, signal);
  const access = await openKubeconfig(options);
  const { context, cluster, server } = access;
  const client = new ApiClient(access, {
    ...pace,
    signal,
    onRetry: (subject, reason) => report({ type: 'retrying', subject, reason }),
  });
  try {
    return await task({
      cluster: { context, cluster, server: server.href.replace(/\/$/, '') },
      client,
      discovery: new Discovery(client),
      report,
      signal,
      look,
    });
  } catch (error) {
    throw signal?.aborted && !(error instanceof DeployError) ? new DeployError(stopped) : error;
  } finally {
    await client.close();
  }
}

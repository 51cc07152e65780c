import { setTimeout as sleep } from 'node:timers/promises';
import { load } from './load';

/** How often, and how long in between: twice as long each time. */
export interface RetryLimits {
  /** How often it is tried again. */
  readonly times: number;
  /** In milliseconds. */
  readonly first: number;
  /** In milliseconds. */
  readonly longest: number;
}

/** Six more times within about 30 seconds. */
export const RETRY_LIMITS: RetryLimits = { times: 6, first: 500, longest: 10_000 };

/** See {@link retrying}. */
export interface RetryOptions {
  /** Whether it may work the next time. */
  isPassing(error: Error): boolean;
  /** How long the other side asked to be left alone, in milliseconds. */
  delayOf?(error: Error): number | undefined;
  /** Told before each new try. */
  onRetry?(error: Error): void;
  /** @default RETRY_LIMITS */
  readonly limits?: RetryLimits;
  readonly signal?: AbortSignal;
}

/** Does what may fail in passing again, with exponential back-off and a bound; gives up with the last error. */
export async function retrying<T>(task: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { isPassing, delayOf, onRetry, limits = RETRY_LIMITS, signal } = options;
  const { default: retry } = await load.retry();
  return retry(task, {
    retries: limits.times,
    minTimeout: limits.first,
    maxTimeout: limits.longest,
    signal,
    shouldRetry: ({ error }) => isPassing(error),
    onFailedAttempt: async ({ error, retriesLeft }) => {
      if (retriesLeft === 0 || !isPassing(error)) return;
      onRetry?.(error);
      await sleep(Math.min(delayOf?.(error) ?? 0, limits.longest), undefined, { signal });
    },
  });
}

import { retrying } from '../retry';
import type { Connection } from './connection';
import { ServiceError, type ServiceRequest, serviceError } from './service-error';

/**
 * Sends a request, and again while what failed may well pass.
 *
 * @throws ServiceError that says what to do, once it is final or the patience ended
 */
export function ask<T>(
  { region, host, retry, onRetry }: Connection,
  request: Omit<ServiceRequest, 'region' | 'host'>,
  send: () => Promise<T>,
): Promise<T> {
  const attempt = async () => {
    try {
      return await send();
    } catch (error) {
      throw serviceError(error, { ...request, region, host });
    }
  };
  return retrying(attempt, {
    isPassing: (error) => error instanceof ServiceError && error.isPassing,
    delayOf: (error) => (error instanceof ServiceError ? error.retryAfter : undefined),
    onRetry,
    limits: retry,
  });
}

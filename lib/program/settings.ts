import type { Context, Platform } from './platform';
import { UsageError } from './usage-error';

/**
 * What a platform makes of the context.
 *
 * @throws UsageError with what the platform says against it
 */
export function settingsOf(platform: Platform, context: Context): unknown {
  try {
    return platform.settings(context);
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

/** Settings as one says them: `clusterType=managed`, those that are words. */
export function formatSettings(settings: unknown): string[] {
  return Object.entries(settings ?? {}).flatMap(([key, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [`${key}=${value}`] : [],
  );
}

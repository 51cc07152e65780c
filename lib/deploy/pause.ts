import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; ends early, and without an error, when the signal is given. */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Waits as long as the clock says. */
export const pause: Pause = async (milliseconds, signal) => {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
};

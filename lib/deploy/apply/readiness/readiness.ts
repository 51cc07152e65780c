/** Whether an object does what it is for. */
export type Readiness =
  | { readonly state: 'ready' }
  | { readonly state: 'pending'; readonly reason: string }
  /** Waiting longer will not help. */
  | { readonly state: 'failed'; readonly reason: string };

/** What decides beside the object itself. */
export interface ReadinessFacts {
  /** Replicas that an autoscaler wants at least. @default - no autoscaler decides */
  readonly minimum?: number;
  /** Whether a Job counts as soon as its pods run. */
  readonly jobs: 'complete' | 'started';
}

export const READY: Readiness = { state: 'ready' };
export const pending = (reason: string): Readiness => ({ state: 'pending', reason });
export const failed = (reason: string): Readiness => ({ state: 'failed', reason });

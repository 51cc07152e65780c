import type { ObjectName } from './manifests/object-name';

/** What became of an object. */
export type Outcome = 'created' | 'changed' | 'unchanged';

/** An object, and a sentence about it. */
export interface Remark {
  readonly object: ObjectName;
  readonly reason: string;
}

/** What goes on during an apply, as it happens. */
export type ApplyEvent =
  | { readonly type: 'wave'; readonly wave: string; readonly objects: number }
  | { readonly type: 'applied'; readonly object: ObjectName; readonly outcome: Outcome }
  /** The number of replicas is no longer ours; it stayed what it was. */
  | { readonly type: 'handed-over'; readonly object: ObjectName; readonly replicas: number }
  /** All that is waited for, whenever it changes. */
  | { readonly type: 'waiting'; readonly objects: readonly Remark[] }
  | { readonly type: 'ready'; readonly object: ObjectName }
  | ({ readonly type: 'not-awaited' } & Remark)
  | { readonly type: 'pruned'; readonly object: ObjectName }
  /** No longer in the manifests, but not removed. */
  | ({ readonly type: 'kept' } & Remark)
  | { readonly type: 'retrying'; readonly subject: string; readonly reason: string };

import type { StatusCause } from './api-error';

/** A field that somebody else set to another value. */
export interface FieldConflict {
  readonly field: string;
  /** Such as `kubectl-edit`. */
  readonly manager: string;
}

/** `conflict with "kube-controller-manager" with subresource "scale" using apps/v1` */
export function fieldConflicts(causes: readonly StatusCause[]): FieldConflict[] {
  return causes
    .filter(({ reason }) => reason === 'FieldManagerConflict')
    .map(({ field = 'a field', message = '' }) => ({ field, manager: /"([^"]*)"/.exec(message)?.[1] ?? 'another' }));
}

/** Which fields, and whose. */
export function conflictText(subject: string, causes: readonly StatusCause[]): string {
  const fields = fieldConflicts(causes).map(({ field, manager }) => `${field} (set by '${manager}')`);
  return (
    `${subject}: others set what the manifest wants otherwise: ${fields.join(', ')}; ` +
    'leave these fields out of the manifest, or take them over with --force-conflicts'
  );
}

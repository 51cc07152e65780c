import type { KubeObject } from '../manifests/kube-object';
import { showName } from '../manifests/object-name';
import type { PlacedObject } from '../manifests/placed-object';
import type { ApiClient } from './api-client';

/** As whom our fields are set. */
export const FIELD_MANAGER = 'ackb';

/** How an object is sent. */
export interface PatchOptions {
  /** @default FIELD_MANAGER */
  readonly manager?: string;
  /** Whether fields of others are taken over. */
  readonly force?: boolean;
  /** Whether the server only says what would become of it. */
  readonly dryRun?: boolean;
  /** Whether it is meant for the version that the body names, and for no other. */
  readonly isConditional?: boolean;
}

/**
 * Sends an object as it stands in the manifest; what it does not say belongs to others.
 *
 * Source: Kubernetes, "Server-Side Apply".
 *
 * @throws ApiError
 */
export function serverSideApply(
  client: ApiClient,
  { name, path }: Pick<PlacedObject, 'name' | 'path'>,
  body: object,
  { manager = FIELD_MANAGER, force = false, dryRun = false, isConditional }: PatchOptions = {},
): Promise<KubeObject> {
  return client.request<KubeObject>({
    method: 'PATCH',
    path,
    contentType: 'application/apply-patch+yaml',
    query: {
      fieldManager: manager,
      fieldValidation: 'Strict',
      force: String(force),
      ...(dryRun ? { dryRun: 'All' } : {}),
    },
    body,
    isConditional,
    subject: showName(name),
  });
}

/** An answer of `kind: Status`. */
export function status(code: number, message = '', reason = ''): object {
  return { kind: 'Status', apiVersion: 'v1', status: code < 300 ? 'Success' : 'Failure', code, message, reason };
}

/** What makes a request none of server-side apply as we mean it. */
export function checkPatch(query: Readonly<Record<string, string>>, contentType?: string): string | undefined {
  if (contentType !== 'application/apply-patch+yaml') return `unexpected content type ${contentType}`;
  if (!query.fieldManager) return 'fieldManager is required for apply patch';
  return query.fieldValidation === 'Strict' ? undefined : `unexpected fieldValidation ${query.fieldValidation}`;
}

const DEPLOYMENT_FIELDS = new Set(
  'minReadySeconds paused progressDeadlineSeconds replicas revisionHistoryLimit selector strategy template'.split(' '),
);

/** As the real one: an undeclared field is an internal error. */
export function checkStrictly({ kind, apiVersion, metadata, spec = {} }: any): object | undefined {
  const unknown = kind === 'Deployment' && Object.keys(spec).find((field) => !DEPLOYMENT_FIELDS.has(field));
  if (!unknown) return undefined;
  const object = `${metadata.namespace}/${metadata.name}; ${apiVersion}, Kind=${kind}`;
  const message = `failed to create typed patch object (${object}): .spec.${unknown}: field not declared in schema`;
  return status(500, message);
}

import { DeployError } from '../../deploy-error';
import type { ApiRequest } from './api-client';
import type { ClusterAccess } from './kubeconfig';
import type { HttpAnswer } from './send';

/** What the server says when it refuses (`kind: Status`). */
export interface ApiStatus {
  /** Not there where a proxy or a page answers. */
  readonly kind?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly causes?: readonly StatusCause[] };
}

/** One of several reasons. */
export interface StatusCause {
  readonly reason?: string;
  readonly message?: string;
  readonly field?: string;
}

/** The server refused. */
export class ApiError extends DeployError {
  public override readonly name = 'ApiError';

  constructor(
    message: string,
    public readonly status: number,
    /** Whether the same request may succeed a moment later. */
    public readonly isPassing: boolean,
    /** Milliseconds that the server asks to wait. */
    public readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** The answer to a question, or nothing where the user may not ask it. */
export function ifAllowed<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 403) return undefined;
    throw error;
  });
}

/** A refusal in clear text. */
export function apiError(request: ApiRequest, answer: HttpAnswer, status: ApiStatus, access: ClusterAccess): ApiError {
  const text = withoutSecrets(request, explain(request, answer.status, status, access));
  return new ApiError(text, answer.status, isPassing(request, answer.status, status), answer.retryAfter);
}

/** The server answers 500 where a field is of no known name or type: no try will mend that. */
const BAD_INPUT = 'failed to create typed patch object';

function isPassing(
  { method, isConditional }: ApiRequest,
  code: number,
  { message = '', details, reason, kind }: ApiStatus,
): boolean {
  if (message.includes(BAD_INPUT)) return false;
  // of several servers not all serve a new kind yet: such an answer is a page, no Status
  if (code === 404) return method === 'PATCH' && kind === undefined;
  if (code === 409) return reason === 'Conflict' && !isConditional && !isOfFields(details?.causes);
  return code === 429 || code >= 500;
}

function isOfFields(causes: readonly StatusCause[] = []): boolean {
  return causes.some(isOfField);
}

function isOfField({ reason }: StatusCause): boolean {
  return reason === 'FieldManagerConflict';
}

function explain(
  { subject, method, isConditional }: ApiRequest,
  code: number,
  status: ApiStatus,
  access: ClusterAccess,
): string {
  const { message = `the server answered ${code}`, details, reason } = status;
  const causes = details?.causes ?? [];
  if (code === 401) {
    return (
      `the credentials of context '${access.context}' are expired or not known to the cluster: ` +
      'get new ones with `ackb kubeconfig`'
    );
  }
  if (causes.some((cause) => cause.reason === 'NamespaceTerminating')) {
    return `${subject}: its namespace is being deleted; apply again when it is gone`;
  }
  if (code === 403) return `${subject}: ${forbiddenText(message)}`;
  if (code === 409 && isOfFields(causes)) return conflictText(subject, causes);
  if (code === 409 && isConditional) return `${subject}: somebody changed it at this moment; apply again`;
  if (message.includes(BAD_INPUT)) return `${subject}: ${typedText(message)}`;
  if (/(unknown|duplicate) field "/.test(message)) return `${subject}: ${strictText(message)}`;
  if (reason === 'Invalid') return `${subject}: ${invalidText(message, causes)}`;
  return `${subject}: the server refused to ${VERBS[method]} it: ${message} (${code})`;
}

/** What the server quotes of a Secret is not shown. */
function withoutSecrets({ subject }: ApiRequest, text: string): string {
  if (!subject.startsWith('Secret ')) return text;
  return text.replace(/(value|got|Value:?)[:,]? ("(?:[^"\\]|\\.)*"|&value\S*\{.*\})/gi, '$1 (not shown)');
}

const VERBS: Readonly<Record<ApiRequest['method'], string>> = {
  GET: 'show',
  POST: 'make',
  PATCH: 'apply',
  DELETE: 'remove',
};

/** `conflict with "kube-controller-manager" with subresource "scale" using apps/v1` */
function conflictText(subject: string, causes: readonly StatusCause[]): string {
  const fields = causes
    .filter(isOfField)
    .map(({ field = 'a field', message = '' }) => `${field} (set by '${/"([^"]*)"/.exec(message)?.[1] ?? 'another'}')`);
  return (
    `${subject}: others set what the manifest wants otherwise: ${fields.join(', ')}; ` +
    'leave these fields out of the manifest, or take them over with --force-conflicts'
  );
}

/** `… cannot patch resource "deployments" in API group "apps" in the namespace "web"` */
function forbiddenText(message: string): string {
  const [, user, verb, resource, group] =
    /User "([^"]*)" cannot (\S+) resource "([^"]*)" in API group "([^"]*)"/.exec(message) ?? [];
  if (verb === undefined) return `forbidden: ${message}`;
  const [, namespace] = /in the namespace "([^"]*)"/.exec(message) ?? [];
  return (
    `user '${user}' may not ${verb} ${resource}${group ? `.${group}` : ''}` +
    `${namespace ? ` in namespace '${namespace}'` : ''}; a Role or ClusterRole must allow verb '${verb}' ` +
    'to that user, or the cluster must be granted to it in ACK'
  );
}

/** `failed to create typed patch object (web/site; apps/v1, Kind=Deployment): .spec.foo: field not declared in schema` */
function typedText(message: string): string {
  const [, reasons = message] = /failed to create typed patch object[^:]*: ?([\s\S]*)/.exec(message) ?? [];
  return reasons.replaceAll('field not declared in schema', 'no such field');
}

/** `… strict decoding error: unknown field "spec.foo", unknown field "spec.bar"` */
function strictText(message: string): string {
  const fields = [...message.matchAll(/(unknown|duplicate) field "([^"]*)"/g)];
  return fields
    .map(([, what, field]) => `${field}: ${what === 'unknown' ? 'no such field' : 'there twice'}`)
    .join('; ');
}

function invalidText(message: string, causes: readonly StatusCause[]): string {
  const reasons = causes.map(({ field, message: text }) => [field, text].filter(Boolean).join(': '));
  const text = reasons.length > 0 ? reasons.join('; ') : message;
  const isFixed = /immutable|Forbidden: updates to|may not be changed/.test(message + text);
  return isFixed ? `${text}; it cannot be changed: delete the object, or give it another name` : text;
}

import { DeployError } from '../deploy-error';

/** Why a service did not do what it was asked. */
export type Refusal =
  | 'busy'
  | 'clock'
  | 'credentials'
  | 'name-taken'
  | 'network'
  | 'not-found'
  | 'other'
  | 'permission'
  | 'quota'
  | 'region'
  | 'server'
  | 'template'
  | 'throttled';

/** The answer of a service that did not do what it was asked, or the lack of one. */
export class ServiceError extends DeployError {
  public override readonly name = 'ServiceError';

  constructor(
    message: string,
    public readonly refusal: Refusal,
    /** What the service calls it, such as `StackNotFound`; `ECONNRESET` and the like where it said nothing. */
    public readonly serviceCode: string,
    /** Milliseconds that the service wants to be left alone. @default - it did not say */
    public readonly retryAfter?: number,
  ) {
    super(message);
  }

  /** Whether the same request may well succeed a moment later. */
  public get isPassing(): boolean {
    return ['throttled', 'server', 'network'].includes(this.refusal) && !FINAL_CODES.has(this.serviceCode);
  }
}

/** What was asked of whom. */
export interface ServiceRequest {
  /** Such as `ROS`. */
  readonly service: string;
  /** Such as `CreateChangeSet`. */
  readonly action: string;
  /** What policies call the service, such as `ros`. */
  readonly policyName: string;
  readonly region: string;
  /** What the request is about, such as `stack 'web'`. */
  readonly subject: string;
  /** @default - the endpoint of the region */
  readonly host?: string;
  /** Values that must not be in a message, whatever the service says. @default - none */
  readonly secrets?: readonly string[];
}

/** A host that does not exist is no matter of waiting. */
const FINAL_CODES = new Set([
  'ENOTFOUND',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
]);

/** What the SDKs throw. */
interface SdkError extends Error {
  readonly code?: string;
  readonly statusCode?: number;
  readonly retryAfter?: number;
  readonly data?: { readonly Message?: string; readonly message?: string };
  readonly accessDeniedDetail?: Readonly<Record<string, unknown>>;
}

/** Codes by what they mean, first match; sources: ROS and RAM, "common error codes", and the tables of each action. */
const MEANINGS: readonly (readonly [RegExp, Refusal])[] = [
  [/^Throttling|TooManyRequests|^RequestThrottled/i, 'throttled'],
  [/^InvalidTimeStamp|^SignatureNonceUsed/, 'clock'],
  [
    /^InvalidAccessKey|^SignatureDoesNotMatch|^InvalidSecurityToken|^IncompleteSignature|^MissingSecurityToken/,
    'credentials',
  ],
  [/InvalidCredentials|^MissingAccessKeyId|TokenExpired|^InvalidAccountStatus\.Ak/i, 'credentials'],
  [/^Forbidden|^NoPermission|^AccessDenied|^ErrorRamPermission|^StatusForbidden|Unauthori[sz]ed/i, 'permission'],
  [/^(InvalidRegion|RegionNotFound|InvalidOperation\.NotSupportedEndpoint|UnsupportedRegion)|RegionId/i, 'region'],
  [/^ActionInProgress|InProgress$|^LastTokenProcessing/, 'busy'],
  [/^StackExists$/, 'name-taken'],
  [/Quota|LimitExceeded|OverLimit/i, 'quota'],
  [
    /^(Invalid(Schema|Template)|CircularDependency|StackValidationFailed|StackPolicyValidationFailed|Parameter)/,
    'template',
  ],
  [/UserParameter|^TemplateDenied/, 'template'],
  [/NotFound$|^NotFound|^ErrorClusterNotFound/, 'not-found'],
];

/** Turns what an SDK threw into an error that says what to do; an error of ours stays as it is. */
export function serviceError(thrown: unknown, request: ServiceRequest): DeployError {
  if (thrown instanceof DeployError) return thrown;
  const error = thrown as SdkError;
  const code = error.code ?? error.name;
  const refusal = refusalOf(error, code);
  return new ServiceError(explain(refusal, code, error, request), refusal, code, error.retryAfter ?? undefined);
}

function refusalOf({ statusCode }: SdkError, code: string): Refusal {
  if (statusCode === undefined) return 'network';
  if (statusCode === 429) return 'throttled';
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
  return meaning ?? (statusCode >= 500 ? 'server' : statusCode === 403 ? 'permission' : 'other');
}

function explain(refusal: Refusal, code: string, error: SdkError, request: ServiceRequest): string {
  const { service, region, subject } = request;
  const said = withoutSecrets(saidBy(error), request.secrets);
  switch (refusal) {
    case 'credentials':
      return explainCredentials(code);
    case 'clock':
      return `${service} refused the time of the request (${code}): set the clock of this machine, e.g. by NTP`;
    case 'permission':
      return explainPermission(code, error, request);
    case 'region':
      return `${service} knows no region '${region}' (${code}): give one such as 'eu-central-1'`;
    case 'busy':
      return `${subject} is in another operation (${code}): wait until it has ended; \`ackb events\` shows it, \`ackb deploy\` follows it`;
    case 'name-taken':
      return `${subject} exists already in ${region} (${code}): give the new one another name, or update that one`;
    case 'not-found':
      if (code === 'ChangeSetNotFound') return `the plan for ${subject} is gone (${code}): make it again`;
      return `${service} in ${region} has no ${subject} (${code}): check its name and the region`;
    case 'throttled':
      return `${service} is asked too often (${code}), also after waiting: try again in some minutes`;
    case 'quota':
      return `${service} refused ${subject} for a quota (${code}): ${said}; raise it in the Quota Center, or remove what is not needed`;
    case 'template':
      return `${service} refused the template of ${subject} (${code}): ${said}`;
    case 'network':
      return explainNetwork(code, request);
    case 'server':
      return `${service} failed itself (${code}), also after waiting: ${said}; try again later`;
    default:
      return `${service} refused ${request.action} for ${subject} (${code}): ${said}`;
  }
}

/** What the service says, without the frame the SDK puts around it. */
function saidBy({ data, message }: SdkError): string {
  return (data?.Message ?? data?.message ?? message).trim().replace(/\.$/, '');
}

/** Puts stars in the place of values that nobody may see. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  return secrets.filter((secret) => secret !== '').reduce((rest, secret) => rest.replaceAll(secret, '****'), text);
}

function explainCredentials(code: string): string {
  if (/Expired/i.test(code)) {
    return `the temporary credentials have expired (${code}): get new ones, e.g. by signing in again; a stack in operation goes on without them`;
  }
  if (code === 'SignatureDoesNotMatch' || code === 'IncompleteSignature') {
    return `the secret does not belong to the access key (${code}): set both again, e.g. with \`aliyun configure\``;
  }
  return `the access key is not valid (${code}): it may be deleted or disabled; set another, e.g. with \`aliyun configure\``;
}

function explainPermission(code: string, { accessDeniedDetail: detail }: SdkError, request: ServiceRequest): string {
  const missing = detail?.AuthAction ?? `${request.policyName}:${request.action}`;
  const who = detail?.AuthPrincipalDisplayName;
  const whom = typeof who === 'string' ? ` for ${who}` : '';
  const denied = detail?.NoPermissionType === 'ExplicitDeny' ? '; a policy denies it explicitly' : '';
  return `permission '${missing}' is missing${whom} (${code}), asked for ${request.subject}: add it to a policy of the RAM user or role${denied}`;
}

/** Without the message: the SDK puts the whole address into it, values of parameters included. */
function explainNetwork(code: string, { service, region, host }: ServiceRequest): string {
  const place = host ?? `its endpoint in ${region}`;
  if (code === 'ENOTFOUND') {
    return `${service} cannot be found at ${place} (${code}): check the region, got '${region}', and the name resolution of this machine`;
  }
  // node's own codes are in capitals; the rest is of the SDK, on its way to credentials or through an answer
  if (!/^[A-Z][A-Z0-9_]+$|Timeout/.test(code)) {
    return `${service} could not be asked at ${place} (${code}), also after waiting: the credentials cannot be renewed, or a proxy answers in its place`;
  }
  return `${service} cannot be reached at ${place} (${code}), also after waiting: check network, proxy and firewall`;
}

import { type RetryLimits, retrying } from '../../retry';
import { ApiError, type ApiStatus, apiError } from './api-error';
import { authenticate, type Credentials } from './authenticate';
import { ConnectionError } from './connection-error';
import type { ClusterAccess } from './kubeconfig';
import { type HttpAnswer, send } from './send';

/** One request to the API server. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON, as it is. */
  readonly body?: unknown;
  /** @default - 'application/json' where there is a body */
  readonly contentType?: string;
  /**
   * Whether it is meant for the object as it was seen: a conflict is an answer then, and not tried again.
   *
   * @default false
   */
  readonly isConditional?: boolean;
  /** What it is about, for errors: `Deployment web/site`. */
  readonly subject: string;
}

/** How requests are made. */
export interface ClientOptions {
  readonly retry?: RetryLimits;
  /** Milliseconds until a connection must stand. */
  readonly connectWithin?: number;
  /** Milliseconds that an answer may take. */
  readonly answerWithin?: number;
  /** Milliseconds that a credential plugin may take. */
  readonly signInWithin?: number;
  readonly signal?: AbortSignal;
  /** Told why a request is made again. */
  onRetry?(subject: string, reason: string): void;
}

/**
 * Speaks with one API server in plain JSON: nothing that a manifest says gets lost on the way, as it does in clients
 * that know the kinds. `@kubernetes/client-node` reads the kubeconfig and signs in.
 */
export class ApiClient {
  /** Once it answered, a lost connection is worth another try. */
  private isReached = false;
  private credentials?: Promise<Credentials>;

  constructor(
    private readonly access: ClusterAccess,
    private readonly options: ClientOptions = {},
  ) {}

  /** @throws ApiError as the server refuses; ConnectionError where there is none */
  public async request<T>(request: ApiRequest): Promise<T> {
    const { signal, retry, onRetry } = this.options;
    const answer = await retrying(() => this.attempt(request), {
      signal,
      limits: retry,
      isPassing: (error) => this.isPassing(error),
      delayOf: (error) => (error instanceof ApiError ? error.retryAfter : undefined),
      onRetry: (error) => onRetry?.(request.subject, error.message),
    });
    return parse<T>(answer);
  }

  /** An object or a list, or nothing where there is none. */
  public async tryGet<T>(path: string, subject: string, query?: ApiRequest['query']): Promise<T | undefined> {
    try {
      return await this.request<T>({ method: 'GET', path, subject, query });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Text that is no JSON: the log of a container. */
  public async getText(path: string, subject: string, query: ApiRequest['query']): Promise<string> {
    return (await this.attempt({ method: 'GET', path, subject, query })).text;
  }

  /** Where objects go that name no namespace. */
  public get namespace(): string {
    return this.access.namespace;
  }

  /** Lets go of its connections. */
  public async close(): Promise<void> {
    (await this.credentials?.catch(() => undefined))?.agent.destroy();
  }

  private async attempt(request: ApiRequest): Promise<HttpAnswer> {
    const used = this.signIn();
    const answer = await this.exchange(request, await used);
    this.isReached = true;
    if (answer.status !== 401) return checked(request, answer, this.access);
    // tokens of credential plugins live shorter than a long apply
    if (this.credentials === used) this.credentials = undefined;
    return checked(request, await this.exchange(request, await this.signIn()), this.access);
  }

  private signIn(): Promise<Credentials> {
    this.credentials ??= authenticate(this.access, this.options.signInWithin);
    return this.credentials;
  }

  private exchange(request: ApiRequest, { agent, auth, headers }: Credentials): Promise<HttpAnswer> {
    const { method, path, query = {}, body, contentType = 'application/json' } = request;
    const url = new URL(`${this.access.server.href.replace(/\/$/, '')}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { connectWithin, answerWithin, signal } = this.options;
    const wire = { agent, auth, method, signal, connectWithin, answerWithin };
    const accepting = { ...headers, Accept: 'application/json' };
    if (body === undefined) return send(url, { ...wire, headers: accepting });
    return send(url, { ...wire, headers: { ...accepting, 'Content-Type': contentType }, text: toJson(body) });
  }

  private isPassing(error: Error): boolean {
    if (error instanceof ConnectionError) return error.isCut || this.isReached;
    return error instanceof ApiError && error.isPassing;
  }
}

/** What YAML does not take as it stands, or takes for the end of a line: control characters, NEL, LS, PS, byte order marks. */
const SPECIAL = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** JSON that also the server's YAML reader, which gets what is applied, reads as it is meant. */
function toJson(body: unknown): string {
  return JSON.stringify(body).replace(SPECIAL, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function checked(request: ApiRequest, answer: HttpAnswer, access: ClusterAccess): HttpAnswer {
  if (answer.status < 300) return answer;
  throw apiError(request, answer, statusOf(answer), access);
}

function statusOf(answer: HttpAnswer): ApiStatus {
  try {
    return JSON.parse(answer.text) as ApiStatus;
  } catch {
    return { message: answer.text.slice(0, 200) };
  }
}

/** Nothing but JSON comes from an API server; a proxy in between may say otherwise. */
function parse<T>({ text }: HttpAnswer): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ConnectionError('what answers is no Kubernetes API server: check the server of the context', false);
  }
}

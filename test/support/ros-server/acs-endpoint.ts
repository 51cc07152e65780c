import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type KnownKeys, signatureProblem, type WireRequest } from './acs-signature';

/** A request, decoded. */
export interface AcsRequest {
  readonly action: string;
  readonly version: string;
  readonly method: string;
  readonly path: string;
  /** Of the query and of the form in the body. */
  readonly params: Readonly<Record<string, string>>;
}

/** What goes wrong instead of an answer. */
export type Fault =
  | {
      readonly kind: 'refusal';
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly more?: object;
    }
  /** The connection breaks before the request is acted upon, or after. */
  | { readonly kind: 'reset'; readonly isActedUpon?: boolean }
  /** No answer for so many milliseconds. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** A refusal by a handler. */
export class Refused extends Error {
  constructor(
    public readonly status: number,
    public readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type Handler = (request: AcsRequest) => object;

/** Keys that are known to the doubles. */
export const KEYS = { id: 'LTAItest', secret: 'a-test-secret' };

/** Requests after which something is wrong with the test. */
const MAX_REQUESTS = 5_000;

/** Milliseconds after which it stops whatever happens. */
const MAX_LIFE = 120_000;

/**
 * A loopback endpoint of Alibaba Cloud that checks signatures, counts requests, and fails on demand. It stops by
 * itself: after some time, after too many requests, and with the process.
 */
export class AcsEndpoint {
  public static async start(handle: Handler, keys: KnownKeys = { [KEYS.id]: KEYS.secret }): Promise<AcsEndpoint> {
    const endpoint = new AcsEndpoint(handle, keys);
    endpoint.server.listen(0, '127.0.0.1');
    await once(endpoint.server, 'listening');
    endpoint.server.unref();
    return endpoint;
  }

  public readonly requests: AcsRequest[] = [];
  private readonly faults: { readonly action: string; readonly fault: Fault; times: number }[] = [];
  private readonly server: Server;
  private readonly life: NodeJS.Timeout;

  private constructor(
    private readonly handle: Handler,
    private readonly keys: KnownKeys,
  ) {
    this.server = createServer((request, response) => void this.serve(request, response));
    this.life = setTimeout(() => this.stop(), MAX_LIFE).unref();
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public get isListening(): boolean {
    return this.server.listening;
  }

  /** The next requests of an action (`*`: of any) go wrong. */
  public fail(action: string, fault: Fault, times = 1): void {
    this.faults.push({ action, fault, times });
  }

  /** How often an action was asked for. */
  public count(action: string): number {
    return this.requests.filter((request) => request.action === action).length;
  }

  public stop(): void {
    clearTimeout(this.life);
    this.server.closeAllConnections();
    this.server.close();
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const wire = await readWire(incoming);
    const problem = signatureProblem(wire, this.keys);
    if (problem !== undefined) return refuse(response, new Refused(400, problem, 'What the gateway says.'));
    const request = decode(wire);
    this.requests.push(request);
    if (this.requests.length > MAX_REQUESTS) this.stop();
    const fault = this.takeFault(request.action);
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds).unref());
    if (fault?.kind === 'refusal') {
      return refuse(response, new Refused(fault.status, fault.code, fault.message ?? 'What ROS says.'), fault.more);
    }
    if (fault?.kind === 'reset') {
      if (fault.isActedUpon) this.answer(request);
      incoming.socket.resetAndDestroy();
      return;
    }
    const answer = this.answer(request);
    if (answer instanceof Refused) return refuse(response, answer);
    send(response, 200, { RequestId: `R${this.requests.length}`, ...answer });
  }

  private answer(request: AcsRequest): object {
    try {
      return this.handle(request);
    } catch (error) {
      return error instanceof Refused ? error : new Refused(500, 'DoubleFailed', String(error));
    }
  }

  private takeFault(action: string): Fault | undefined {
    const found = this.faults.find((entry) => entry.times > 0 && (entry.action === action || entry.action === '*'));
    if (found === undefined) return undefined;
    found.times -= 1;
    return found.fault;
  }
}

async function readWire(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '', 'http://endpoint'),
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

function decode({ url, headers, method, body }: WireRequest): AcsRequest {
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  const form = isForm ? [...new URLSearchParams(body.toString())] : [];
  return {
    action: String(headers['x-acs-action']),
    version: String(headers['x-acs-version']),
    method,
    path: url.pathname,
    params: Object.fromEntries([...url.searchParams, ...form]),
  };
}

function refuse(response: ServerResponse, { status, code, message }: Refused, more: object = {}): void {
  send(response, status, { Code: code, Message: message, RequestId: 'R0', HostId: 'ros.aliyuncs.com', ...more });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify(body));
}

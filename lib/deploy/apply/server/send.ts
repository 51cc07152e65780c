import { type Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connectionError } from './connection-error';

/** A request as it goes out. */
export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly auth?: string;
  readonly agent: Agent;
  readonly text?: string;
  readonly signal?: AbortSignal;
  /** @default 10000 milliseconds */
  readonly connectWithin?: number;
  /** @default 60000 milliseconds */
  readonly answerWithin?: number;
}

/** What came back. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number;
}

/** @throws ConnectionError */
export function send(url: URL, { text, ...request }: HttpRequest): Promise<HttpAnswer> {
  const { connectWithin = 10_000, answerWithin = 60_000, signal, ...rest } = request;
  // node sends none of itself with a DELETE
  const length = text === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(text)) };
  const options = { ...rest, headers: { ...rest.headers, ...length } };
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(signal?.aborted ? signal.reason : connectionError(url, error));
    const outgoing = (url.protocol === 'http:' ? requestHttp : requestHttps)(
      url,
      { ...options, signal },
      (incoming) => {
        read(incoming).then(resolve, fail);
      },
    );
    outgoing.on('error', fail);
    outgoing.setTimeout(answerWithin, () => outgoing.destroy(late('no answer')));
    outgoing.on('socket', (socket) => {
      if (!socket.connecting) return;
      const timer = setTimeout(() => outgoing.destroy(late('no connection')), connectWithin);
      socket.once('connect', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
    });
    outgoing.end(text);
  });
}

async function read(incoming: IncomingMessage): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const seconds = Number(incoming.headers['retry-after']);
  return {
    status: incoming.statusCode ?? 0,
    text: Buffer.concat(chunks).toString('utf8'),
    ...(seconds > 0 ? { retryAfter: seconds * 1000 } : {}),
  };
}

function late(message: string): Error {
  return Object.assign(new Error(message), { code: 'ETIMEDOUT' });
}

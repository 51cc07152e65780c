import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Keys the double knows: secret by access key id. */
export type KnownKeys = Readonly<Record<string, string>>;

const FORM = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;

/** The code of what is wrong with a signature, as the services name it; nothing where it is right. */
export function signatureProblem(request: WireRequest, keys: KnownKeys): string | undefined {
  const [, id = '', signed = '', signature] = FORM.exec(String(request.headers.authorization ?? '')) ?? [];
  const names = signed.split(';');
  if (signature === undefined || !REQUIRED.every((name) => names.includes(name))) return 'IncompleteSignature';
  const secret = keys[id];
  if (secret === undefined) return 'InvalidAccessKeyId.NotFound';
  const payload = sha256(request.body);
  if (request.headers['x-acs-content-sha256'] !== payload) return 'IncompleteSignature';
  const canonical = [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url),
    ...names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    signed,
    payload,
  ].join('\n');
  const text = `ACS3-HMAC-SHA256\n${sha256(Buffer.from(canonical))}`;
  return createHmac('sha256', secret).update(text).digest('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}

const REQUIRED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];

function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .map(([key, value]) => `${encode(key)}=${encode(value)}`)
    .sort()
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

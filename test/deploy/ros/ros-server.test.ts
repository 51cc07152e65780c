import { request } from 'node:http';
import { AcsEndpoint } from '../../support/ros-server/acs-endpoint';
import { signatureProblem, type WireRequest } from '../../support/ros-server/acs-signature';
import { rosDouble, signIn } from '../../support/ros-server/signed-in';

signIn();
const double = rosDouble();

/** A request as the SDK signed it, caught on the wire. */
async function caught(): Promise<WireRequest> {
  const { createServer } = await import('node:http');
  let wire: WireRequest | undefined;
  const server = createServer((incoming, response) => {
    const { method = '', headers } = incoming;
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      wire = { method, headers, url: new URL(incoming.url ?? '', 'http://endpoint'), body: Buffer.concat(chunks) };
      response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const client = await double.client({ endpoint: `http://127.0.0.1:${port}` });
  await client.validateTemplate('{"a": "b c*~+(1)"}');
  server.close();
  if (wire === undefined) throw new Error('nothing came');
  return wire;
}

const KEYS = { LTAItest: 'a-test-secret' };

test('takes what is signed right, and nothing that was changed on the way', async () => {
  const wire = await caught();
  const changed = (more: Partial<WireRequest>) => signatureProblem({ ...wire, ...more }, KEYS);
  const header = (name: string, value: string) => changed({ headers: { ...wire.headers, [name]: value } });
  const url = new URL(wire.url);
  url.searchParams.set('RegionId', 'cn-hangzhou');
  expect(signatureProblem(wire, KEYS)).toBeUndefined();
  expect(changed({ url })).toBe('SignatureDoesNotMatch');
  expect(changed({ method: 'PUT' })).toBe('SignatureDoesNotMatch');
  expect(changed({ body: Buffer.from('TemplateBody=x') })).toBe('IncompleteSignature');
  expect(header('x-acs-action', 'DeleteStack')).toBe('SignatureDoesNotMatch');
  expect(header('authorization', 'Bearer x')).toBe('IncompleteSignature');
  expect(signatureProblem(wire, { LTAItest: 'another' })).toBe('SignatureDoesNotMatch');
  expect(signatureProblem(wire, {})).toBe('InvalidAccessKeyId.NotFound');
});

test('refuses what is not signed', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(double.ros.url, { method: 'POST' }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject).end();
  });
  expect(JSON.parse(answer)).toMatchObject({ Code: 'IncompleteSignature' });
});

test('keeps no process alive, and stops by itself', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  const endpoint = await AcsEndpoint.start(() => ({}));
  expect(endpoint.isListening).toBe(true);
  jest.advanceTimersByTime(10 * 60_000);
  expect(endpoint.isListening).toBe(false);
  jest.useRealTimers();
});

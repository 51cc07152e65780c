import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ObjectStore } from './object-store';
import { checkPatch, checkStrictly, status } from './refusals';
import { builtInResources, discoveryOf, resourcesOfDefinition, type ServedResource } from './resources';

/** A request as it came. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly text: string;
}

/** What goes wrong with requests to paths that match. */
export interface Fault {
  readonly match: RegExp;
  readonly method?: string;
  /** @default 1 */
  readonly times?: number;
  /** Milliseconds until the answer. */
  readonly delay?: number;
  /** Whether the connection is cut instead of an answer. */
  readonly reset?: boolean;
  readonly answer?: { readonly code: number; readonly body?: object; readonly headers?: Record<string, string> };
}

/** Speaks as much of the Kubernetes API as an apply needs, on 127.0.0.1; stops by itself after a minute. */
export class ApiServer {
  public readonly store = new ObjectStore();
  public readonly requests: Recorded[] = [];
  public readonly logs = new Map<string, string>();
  public token = 'token-1';
  private readonly faults: { readonly fault: Fault; left: number }[] = [];
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: Error) => write(response, 500, status(500, error.message)));
  });

  public async start(): Promise<this> {
    this.store.put('/api/v1/namespaces/default', { apiVersion: 'v1', kind: 'Namespace', metadata: {} });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.server.unref();
    setTimeout(() => this.stop(), 60_000).unref();
    return this;
  }

  public stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Writes a kubeconfig that leads here, and says where. */
  public writeKubeconfig(folder: string, { server = this.url, token = this.token, cluster = 'loopback' } = {}): string {
    const file = join(folder, 'kubeconfig.json');
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'loopback',
      contexts: [{ name: 'loopback', context: { cluster, user: 'tester' } }],
      clusters: [{ name: cluster, cluster: { server, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'tester', user: { token } }],
    };
    writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
    return file;
  }

  public fail(fault: Fault): void {
    this.faults.push({ fault, left: fault.times ?? 1 });
  }

  /** What was sent, as far as it changes something. */
  public get writes(): Recorded[] {
    return this.requests.filter(({ method }) => method !== 'GET');
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await record(incoming);
    this.requests.push(request);
    const fault = this.faultFor(request);
    if (fault?.delay) await sleep(fault.delay);
    if (fault?.reset) {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (fault?.answer) {
      write(response, fault.answer.code, fault.answer.body ?? status(fault.answer.code), fault.answer.headers);
      return;
    }
    if (incoming.headers.authorization !== `Bearer ${this.token}`) {
      write(response, 401, status(401, 'Unauthorized'));
      return;
    }
    const [code, body] = this.handle(request);
    write(response, code, body);
  }

  private handle(request: Recorded): [number, object | string] {
    const { method, path } = request;
    const version = /^\/(?:api|apis)\/((?:[^/]+\/)?v\w+)$/.exec(path)?.[1];
    if (version) {
      const list = discoveryOf(version, this.served);
      return list ? [200, list] : [404, status(404, 'the server could not find the requested resource')];
    }
    const log = /^(.*\/pods\/[^/]+)\/log$/.exec(path)?.[1];
    if (log) return [200, this.logs.get(log) ?? ''];
    if (method === 'PATCH') return this.patch(request);
    if (method === 'POST') return this.post(request);
    if (method === 'DELETE') return this.delete(request);
    if (this.served.some(({ plural }) => path.endsWith(`/${plural}`))) return [200, this.list(request)];
    const found = this.store.look(path);
    return found ? [200, found] : [404, status(404, `${path} not found`)];
  }

  private patch({ path, query, contentType, text }: Recorded): [number, object] {
    const problem = checkPatch(query, contentType);
    if (problem) return [400, status(400, problem)];
    const [, namespace] = /\/namespaces\/([^/]+)\//.exec(path) ?? [];
    if (namespace && !this.store.find(`/api/v1/namespaces/${namespace}`)) {
      return [404, status(404, `namespaces "${namespace}" not found`)];
    }
    const body = JSON.parse(text);
    const refusal = checkStrictly(body);
    if (refusal) return [500, refusal];
    const { resourceVersion, ...metadata } = body.metadata;
    if (resourceVersion !== undefined && resourceVersion !== this.store.find(path)?.metadata.resourceVersion) {
      return [409, status(409, 'the object has been modified', 'Conflict')];
    }
    const applied = this.store.apply(
      path,
      { ...body, metadata },
      {
        manager: query.fieldManager ?? '',
        force: query.force === 'true',
        dryRun: query.dryRun === 'All',
      },
    );
    if ('conflicts' in applied) return [409, conflict(applied.conflicts)];
    return [applied.isNew ? 201 : 200, applied.object];
  }

  private post({ path, query, text }: Recorded): [number, object] {
    const body = JSON.parse(text);
    const own = `${path}/${body.metadata.name}`;
    if (this.store.find(own)) return [409, status(409, `${own} already exists`, 'AlreadyExists')];
    this.store.put(own, body, query.fieldManager);
    return [201, this.store.find(own)];
  }

  private delete({ path, text }: Recorded): [number, object] {
    const found = this.store.find(path);
    if (!found) return [404, status(404)];
    const { uid } = JSON.parse(text).preconditions;
    if (uid !== found.metadata.uid) {
      const message = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${found.metadata.uid}`;
      return [409, status(409, message, 'Conflict')];
    }
    this.store.delete(path);
    return [200, status(200)];
  }

  private list({ path, query }: Recorded): object {
    const labels = (query.labelSelector ?? '').split(',').filter(Boolean);
    const fields = (query.fieldSelector ?? '').split(',').filter(Boolean);
    const items = this.store.list(path).filter(
      (object) =>
        labels.every((term) => object.metadata.labels?.[term.split('=')[0] ?? ''] === term.split('=')[1]) &&
        fields.every((term) => {
          const [field = '', value] = term.split('=');
          return field.split('.').reduce((at, step) => at?.[step], object) === value;
        }),
    );
    return { kind: 'List', items: items.map(({ apiVersion, kind, ...rest }) => rest) };
  }

  private get served(): ServedResource[] {
    const definitions = this.store.all('/apis/apiextensions.k8s.io/v1/customresourcedefinitions');
    return [...builtInResources, ...definitions.flatMap(resourcesOfDefinition)];
  }

  private faultFor({ method, path }: Recorded): Fault | undefined {
    const found = this.faults.find(
      ({ fault, left }) => left > 0 && fault.match.test(path) && (fault.method ?? method) === method,
    );
    if (found) found.left -= 1;
    return found?.fault;
  }
}

async function record(incoming: IncomingMessage): Promise<Recorded> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
  return {
    method: incoming.method ?? '',
    path: pathname,
    query: Object.fromEntries(searchParams),
    contentType: incoming.headers['content-type'],
    text,
  };
}

function write(response: ServerResponse, code: number, body: object | string, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(code, { 'Content-Type': 'application/json', ...headers }).end(text);
}

function conflict(conflicts: readonly { readonly field: string; readonly manager: string }[]): object {
  const causes = conflicts.map(({ field, manager }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with "${manager}" using apps/v1`,
    field,
  }));
  return { ...status(409, `Apply failed with ${causes.length} conflicts`, 'Conflict'), details: { causes } };
}

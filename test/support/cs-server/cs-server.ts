import { AcsEndpoint, type AcsRequest, type Fault, Refused } from '../ros-server/acs-endpoint';

/** A loopback double of Container Service: ROA style, signed requests, kubeconfigs of clusters. */
export class CsServer {
  public static async start(): Promise<CsServer> {
    const server = new CsServer();
    server.endpoint = await AcsEndpoint.start((request) => server.answer(request));
    return server;
  }

  /** Endpoints by cluster id. */
  public readonly clusters = new Map<
    string,
    { readonly internet?: string; readonly intranet?: string; readonly token?: string }
  >();
  private endpoint!: AcsEndpoint;

  public get url(): string {
    return this.endpoint.url;
  }

  public get requests(): readonly AcsRequest[] {
    return this.endpoint.requests;
  }

  public fail(fault: Fault, times?: number): void {
    this.endpoint.fail('DescribeClusterUserKubeconfig', fault, times);
  }

  public stop(): void {
    this.endpoint.stop();
  }

  private answer({ action, version, method, path, params }: AcsRequest): object {
    const [, id = ''] = /^\/k8s\/([^/]+)\/user_config$/.exec(path) ?? [];
    if (action !== 'DescribeClusterUserKubeconfig' || version !== '2015-12-15' || method !== 'GET') {
      throw new Refused(404, 'InvalidAction.NotFound', 'No such action.');
    }
    const cluster = this.clusters.get(id);
    if (cluster === undefined) throw new Refused(404, 'ErrorClusterNotFound', `Cluster ${id} not found`);
    const server = params.PrivateIpAddress === 'true' ? cluster.intranet : cluster.internet;
    return { config: server === undefined ? '' : issued(server, cluster.token), expiration: '2026-03-10T09:56:17Z' };
  }
}

/** As the service writes it; with a token in the place of certificates for the double of the API. */
export function issued(server: string, token?: string): string {
  return [
    'apiVersion: v1',
    'clusters:',
    '- cluster:',
    `    server: ${server}`,
    token === undefined ? '    certificate-authority-data: Y2E=' : '    insecure-skip-tls-verify: true',
    '  name: kubernetes',
    'contexts:',
    '- context:',
    '    cluster: kubernetes',
    '    user: "2001"',
    '  name: 2001-c0123',
    'current-context: 2001-c0123',
    'kind: Config',
    'preferences: {}',
    'users:',
    '- name: "2001"',
    '  user:',
    ...(token === undefined
      ? ['    client-certificate-data: Y2VydA==', '    client-key-data: a2V5']
      : [`    token: ${token}`]),
    '',
  ].join('\n');
}

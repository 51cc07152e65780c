import { DeployError } from '../../deploy-error';
import { isPrivate } from '../../is-private';

/** The server could not be reached, or went away. */
export class ConnectionError extends DeployError {
  public override readonly name = 'ConnectionError';

  constructor(
    message: string,
    /** Whether it was there a moment ago: the connection stood. */
    public readonly isCut: boolean,
  ) {
    super(message);
  }
}

const CUT = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET'];
const UNREACHED = ['ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED'];

/** What node says of a connection, in clear text. */
export function connectionError({ host, hostname }: URL, error: NodeJS.ErrnoException): ConnectionError {
  const { code = error.message } = error;
  if (CUT.includes(code)) return new ConnectionError(`the connection to ${host} broke off (${code})`, true);
  if (!UNREACHED.includes(code)) {
    return new ConnectionError(`no connection to ${host} (${code})${trustOf(code)}`, false);
  }
  return new ConnectionError(`the API server ${host} cannot be reached (${code})${wayOut(hostname, code)}`, false);
}

/** Who does not trust whom. */
function trustOf(code: string): string {
  if (code.includes('ALERT'))
    return ': it does not accept your certificate; get a new kubeconfig with `ackb kubeconfig`';
  return /CERT|TLS|SSL|ISSUER|VERIFY/.test(code) ? ': its certificate is not the one the kubeconfig trusts' : '';
}

function wayOut(hostname: string, code: string): string {
  if (isPrivate(hostname)) {
    return (
      ': its endpoint is private; run this inside the VPC (on a node, a bastion host, or over a VPN), ' +
      'or make the endpoint public with `ackb deploy -c apiAccess=public` and get a new kubeconfig'
    );
  }
  return code === 'ENOTFOUND' ? ': is the cluster gone? Get a new kubeconfig with `ackb kubeconfig`' : '';
}

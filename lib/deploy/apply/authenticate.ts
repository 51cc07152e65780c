import type { Agent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { DeployError } from '../deploy-error';
import { isLoopback } from '../is-loopback';
import type { ClusterAccess } from './kubeconfig';

/** What makes a request one of the user. */
export interface Credentials {
  /** Holds certificates and proxy. */
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  /** User and password, for basic authentication. */
  readonly auth?: string;
}

/**
 * Signs in as the kubeconfig says: certificate, token, token file, OIDC or a credential plugin.
 *
 * @throws DeployError where the plugin fails, or a file is missing
 */
export async function authenticate({ config, context, server }: ClusterAccess): Promise<Credentials> {
  const options: RequestOptions = {};
  if (server.protocol === 'http:' && !isLoopback(server.hostname)) {
    throw new DeployError(`the server of context '${context}' is not encrypted: ${server.href}; use https`);
  }
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    throw new DeployError(`cannot sign in as the user of context '${context}': ${reasonOf(error as Error)}`);
  }
  const { headers, auth } = options;
  // made for a single request; many of them are on their way here
  const agent = Object.assign(options.agent as Agent, { keepAlive: true, maxSockets: 16 });
  return { agent, headers: headers as Record<string, string>, ...(auth ? { auth } : {}) };
}

function reasonOf(error: Error): string {
  // the parser quotes what the plugin gave, tokens included
  if (error.name === 'SyntaxError') return 'its credential plugin gives no JSON';
  return error.message.split('\n')[0] || 'its credential plugin failed';
}

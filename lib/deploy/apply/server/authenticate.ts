import { spawn } from 'node:child_process';
import type { Agent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { DeployError } from '../../deploy-error';
import { isLoopback } from '../../is-loopback';
import type { KubeConfig } from '../../load';
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
 * @param within milliseconds that a credential plugin may take
 * @throws DeployError where the plugin fails or does not answer, or a file is missing
 */
export async function authenticate({ config, context, server }: ClusterAccess, within = 60_000): Promise<Credentials> {
  const options: RequestOptions = {};
  if (server.protocol === 'http:' && !isLoopback(server.hostname)) {
    throw new DeployError(`the server of context '${context}' is not encrypted: ${server.href}; use https`);
  }
  limitPlugins(config, within);
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

/** What starts credential plugins; the client has no option for it. */
interface PluginRunner {
  execFn?: typeof spawn;
}

/** A plugin that asks somebody who is not there would wait for ever. */
function limitPlugins(config: KubeConfig, within: number): void {
  const { authenticators } = config as unknown as { readonly authenticators: readonly PluginRunner[] };
  const spawnLimited = (...call: Parameters<typeof spawn>) => {
    const plugin = spawn(...call);
    const timer = setTimeout(() => {
      plugin.emit('error', new Error(`its credential plugin gives no answer within ${within / 1000} s`));
      plugin.kill();
      // what it started in turn may hold them open
      for (const stream of [plugin.stdout, plugin.stderr]) stream?.destroy();
    }, within);
    plugin.once('close', () => clearTimeout(timer));
    return plugin;
  };
  for (const runner of authenticators) if (runner.execFn) runner.execFn = spawnLimited as typeof spawn;
}

function reasonOf(error: Error): string {
  // the parser quotes what the plugin gave, tokens included
  if (error.name === 'SyntaxError') return 'its credential plugin gives no JSON';
  return error.message.split('\n')[0] || 'its credential plugin failed';
}

import { existsSync } from 'node:fs';
import { DeployError } from '../../deploy-error';
import { type KubeConfig, load } from '../../load';
import { checkCluster } from './check-cluster';

/** Which cluster, and as whom. */
export interface KubeconfigOptions {
  /** @default - the files in `KUBECONFIG`, `~/.kube/config`, or the pod's own service account */
  readonly kubeconfig?: string;
  /** @default - the current context of the file */
  readonly context?: string;
  /**
   * Ids of the clusters that are meant: the current context has to lead to one of them. A context that is named is not
   * looked at.
   *
   * @default - any
   */
  readonly clusterIds?: readonly string[];
}

/** Which cluster it is, for people. */
export interface ClusterPlace {
  readonly context: string;
  /** What the kubeconfig calls it. */
  readonly cluster: string;
  /** URL of its API. */
  readonly server: string;
}

/** A context of a kubeconfig that names a cluster. */
export interface ClusterAccess {
  readonly config: KubeConfig;
  readonly context: string;
  /** What the kubeconfig calls it. */
  readonly cluster: string;
  readonly server: URL;
  /** Where objects go that name no namespace. */
  readonly namespace: string;
}

/**
 * Finds the cluster and the user of a context; asks nobody yet.
 *
 * @throws DeployError where there is no such file, context or cluster, or the current one is of another cluster
 */
export async function openKubeconfig({
  kubeconfig,
  context,
  clusterIds = [],
}: KubeconfigOptions): Promise<ClusterAccess> {
  const { KubeConfig: Config } = await load.kubernetes();
  const config = new Config();
  read(config, kubeconfig);
  if (context !== undefined) {
    checkContext(config, context);
    config.setCurrentContext(context);
  }
  const name = config.getCurrentContext();
  const cluster = config.getCurrentCluster();
  if (!cluster || isPlaceholder(name, cluster.server)) throw new DeployError(NO_CLUSTER);
  if (!URL.canParse(cluster.server)) {
    throw new DeployError(`the server of context '${name}' is no URL, got '${cluster.server}'`);
  }
  if (context === undefined && clusterIds.length > 0) checkCluster(config, name, clusterIds);
  const { namespace = 'default' } = config.getContextObject(name) ?? {};
  return { config, context: name, cluster: cluster.name, server: new URL(cluster.server), namespace };
}

const NO_CLUSTER =
  'no cluster to apply to: get a kubeconfig with `ackb kubeconfig`, or name one with KUBECONFIG or --kubeconfig';

function read(config: KubeConfig, file?: string): void {
  if (file !== undefined && !existsSync(file)) {
    throw new DeployError(`no kubeconfig '${file}': get one with \`ackb kubeconfig\``, 2);
  }
  try {
    if (file === undefined) config.loadFromDefault();
    else config.loadFromFile(file);
  } catch {
    // what the parser says may quote the file, keys included
    throw new DeployError(`the kubeconfig${file === undefined ? '' : ` '${file}'`} cannot be read: is it one?`);
  }
}

function checkContext(config: KubeConfig, context: string): void {
  const names = config.getContexts().map(({ name }) => name);
  if (names.includes(context)) return;
  throw new DeployError(`no context '${context}' in the kubeconfig; it has ${names.join(', ') || 'none'}`, 2);
}

/** What the client puts in the place of a kubeconfig that does not exist. */
function isPlaceholder(context: string, server: string): boolean {
  return context === 'loaded-context' && server === 'http://localhost:8080';
}

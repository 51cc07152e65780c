import { DeployError } from '../../deploy-error';
import type { KubeConfig } from '../../load';

/**
 * Lets pass a context that leads to one of these clusters: `ackb kubeconfig` and Container Service put the id at the end
 * of a name, `web-c0123…` of the cluster and `2001-c0123…` of the context. The address may be that of such a context, too.
 *
 * @throws DeployError naming both clusters
 */
export function checkCluster(config: KubeConfig, context: string, ids: readonly string[]): void {
  const meant = config.getContexts().filter((one) => [one.name, one.cluster].some((name) => isOf(name, ids)));
  const serverOf = (name: string) => config.getCluster(name)?.server;
  const { cluster = '' } = config.getContextObject(context) ?? {};
  const server = serverOf(cluster);
  if (meant.some((one) => serverOf(one.cluster) === server)) return;
  const [found] = meant;
  const way = found
    ? `its context is '${found.name}', choose it with --kube-context ${found.name}`
    : 'get a context of it with `ackb kubeconfig`';
  throw new DeployError(
    `the current context '${context}' leads to cluster '${cluster}' (${server}), and the stack's cluster is ` +
      `${ids.map((id) => `'${id}'`).join(' or ')}: ${way}, or say with --kube-context ${context} that this one is meant`,
  );
}

function isOf(name: string, ids: readonly string[]): boolean {
  return ids.some((id) => name === id || name.endsWith(`-${id}`));
}

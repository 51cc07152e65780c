import * as ros from '@alicloud/ros-cdk-core';
import type { BootstrapSettings } from './bootstrap-settings';
import type { JoiningControlPlaneOptions, NodeOptions, NodeRole } from './node-options';

/** The values of one node, as assignments of a shell. What is not known is left out. */
export function renderEnvironment(
  { kubernetesVersion, containerdVersion, sources }: BootstrapSettings,
  role: NodeRole,
  node: NodeOptions & Partial<JoiningControlPlaneOptions>,
): string {
  const values = {
    KUBERNETES_VERSION: kubernetesVersion,
    KUBERNETES_IMAGES: sources.kubernetesImages,
    CONTAINERD_VERSION: containerdVersion,
    NODE_ROLE: role,
    NODE_ADDRESS: node.nodeAddress,
    API_SERVER: node.apiServer,
    BOOTSTRAP_TOKEN: node.bootstrapToken,
    CA_CERT_HASH: node.caCertHash,
    CERTIFICATE_KEY: node.certificateKey,
  };
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join('');
}

/** Quoted so that the shell takes it as it is. */
function quote(value: string): string {
  // the parameter's own pattern has to keep quotes out of a value that is not known yet
  return `'${ros.Token.isUnresolved(value) ? value : value.replaceAll("'", "'\\''")}'`;
}

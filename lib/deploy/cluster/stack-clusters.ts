import { DeployError } from '../deploy-error';
import { readLiveOutputs } from '../ros/live-outputs';
import type { RosClient } from '../ros/ros-client';
import { parseTemplate, type Template } from '../ros/template';

/** A cluster of a template, and the output that has its id. */
export interface DeclaredCluster {
  readonly logicalId: string;
  readonly output: string;
}

/** A cluster of a stack. */
export interface StackCluster {
  readonly clusterId: string;
  /** Whether its API has an address in the internet. */
  readonly isPublic: boolean;
}

const CLUSTER_TYPES = /^ALIYUN::(CS::(\w+Cluster|AnyCluster|ASKCluster)|ACS::Cluster)$/;

/** The clusters of a template by the outputs that they declare: their values are the ids. */
export function clustersOf({ Resources: resources = {}, Outputs: outputs = {} }: Template): DeclaredCluster[] {
  return Object.entries(outputs).flatMap(([output, { Value: value }]) => {
    const attribute = (value as Readonly<Record<string, unknown>> | undefined)?.['Fn::GetAtt'];
    const [logicalId = '', name] = Array.isArray(attribute) ? attribute.map(String) : [];
    return name === 'ClusterId' && CLUSTER_TYPES.test(resources[logicalId]?.Type ?? '') ? [{ logicalId, output }] : [];
  });
}

/**
 * The cluster of a live stack.
 *
 * @param wanted its logical id; where left out there must be one cluster only
 * @throws DeployError where there is none, or which one is not said
 */
export async function findCluster(client: RosClient, stackName: string, wanted?: string): Promise<StackCluster> {
  const { stackId } = await client.findStack(stackName);
  const template = parseTemplate(await client.getTemplate(stackId), `the live template of stack '${stackName}'`);
  const declared = clustersOf(template);
  const [found, ...others] = declared.filter(({ logicalId }) => wanted === undefined || logicalId === wanted);
  const names = declared.map(({ logicalId }) => logicalId).join(', ');
  if (found === undefined) throw new DeployError(explainNone(stackName, names, wanted));
  if (others.length > 0) {
    throw new DeployError(`stack '${stackName}' has several clusters (${names}): say which with --cluster`, 2);
  }
  const { [found.output]: clusterId } = await readLiveOutputs(client, stackName);
  return { clusterId: String(clusterId), isPublic: isPublic(template, found.logicalId) };
}

function explainNone(stackName: string, others: string, wanted?: string): string {
  if (others !== '') return `stack '${stackName}' has no cluster '${wanted}' (it has: ${others})`;
  return (
    `stack '${stackName}' has no output with the id of a cluster; a self-managed cluster keeps its kubeconfig on the ` +
    'control plane, in /etc/kubernetes/admin.conf'
  );
}

function isPublic({ Resources: resources = {} }: Template, logicalId: string): boolean {
  const { EndpointPublicAccess: typed, ClusterConfig: body } = resources[logicalId]?.Properties ?? {};
  return typed === true || (body as { endpoint_public_access?: unknown } | undefined)?.endpoint_public_access === true;
}

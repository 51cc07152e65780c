import type { WorkloadFacts } from '../workload/workload-part';

/** The most containers of a pod (ECI: "Limits"). */
const MOST_CONTAINERS = 20;

const REFUSED = {
  privileged: "'security' has privileged: true",
  hostPath: "'mounts' has a directory of the node",
};

/**
 * Why the pods of a workload cannot run on virtual nodes, which are no machines to reach into (ECI: "Limits"; ACS:
 * "Kubernetes application limits"); none if they can.
 */
export function checkVirtualPod({
  containers,
  nodeAccess,
}: Pick<WorkloadFacts, 'containers' | 'nodeAccess'>): string[] {
  return [
    ...nodeAccess.map((access) => `${REFUSED[access]}, which no pod on a virtual node can have; leave it out`),
    ...(containers.length > MOST_CONTAINERS
      ? [
          `'sidecars' must leave a pod with ${MOST_CONTAINERS} containers at most for virtual nodes, got ${containers.length}`,
        ]
      : []),
  ];
}

/** Why nothing can be divided between nodes and virtual ones; none if it can. */
export function checkHasNodes(madeBy: string, { target }: WorkloadFacts): string[] {
  if (target.hasNodes) return [];
  return [
    `'scaling' has ${madeBy}(…), which chooses between nodes and virtual ones, and this target has the latter only; leave it out`,
  ];
}

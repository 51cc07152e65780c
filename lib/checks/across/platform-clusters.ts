import { type Cluster, clustersOf } from '../network/clusters';
import type { PlatformGraph } from '../platform-graph';

/** The clusters of all templates. What all of them lack, the objects do not find, wherever they are applied. */
export function clustersIn({ templates }: PlatformGraph): readonly Cluster[] {
  return templates.flatMap(clustersOf);
}

/** Whether something holds of every cluster, and there is one. */
export function everyCluster(platform: PlatformGraph, holds: (cluster: Cluster) => boolean): boolean {
  const clusters = clustersIn(platform);
  return clusters.length > 0 && clusters.every(holds);
}

/** How clusters are called in a problem. */
export function namesOf(clusters: readonly Cluster[]): string {
  return `cluster ${clusters.map(({ id }) => id).join(', ')}`;
}

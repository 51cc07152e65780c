import type { IPlace } from '../errors';
import { failOn, propsOf } from '../problems';
import { type ClusterProps, type ClusterSettings, clusterProblems, resolveCluster } from './cluster-props';
import { renderCluster } from './cluster-rendering';
import { RetainedResource } from './retained-resource';

/** vSwitches such a cluster takes (ROS: `VSwitchIds`). */
const MOST_ZONES = 3;

/** Options of clusters whose pods need no nodes. */
export interface NodelessClusterProps extends ClusterProps {
  /**
   * What stays when the cluster is deleted, of all that was made beside it.
   *
   * @default [RetainedResource.LOGS, RetainedResource.CONTROL_PLANE_LOGS]
   */
  readonly retain?: readonly RetainedResource[];
}

/** A cluster without nodes, with its defaults filled in. */
export type NodelessSettings = ClusterSettings & Required<Pick<NodelessClusterProps, 'retain'>>;

/**
 * Checks the props of a cluster without nodes and fills in what is left out.
 *
 * @throws ValidationError with everything that is wrong
 */
export function resolveNodelessCluster(place: IPlace, given: NodelessClusterProps): NodelessSettings {
  const props = propsOf(given);
  const settings = { ...resolveCluster(props), retain: props.retain ?? RetainedResource.USUAL };
  failOn(place, [...clusterProblems(settings, MOST_ZONES), ...RetainedResource.problems('retain', settings.retain)]);
  return settings;
}

/** Renders what the resources of such clusters have in common. */
export function renderNodelessCluster(cluster: NodelessSettings) {
  return {
    ...renderCluster(cluster),
    clusterSpec: 'ack.pro.small',
    // Otherwise no name of a Service can be looked up.
    serviceDiscoveryTypes: ['CoreDNS'],
    deleteOptions: RetainedResource.render(cluster.retain),
  };
}

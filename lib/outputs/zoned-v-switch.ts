import type { INetwork } from '../network/i-network';

/** A vSwitch and the zone it lies in. */
export interface ZonedVSwitch {
  /** Zone id, such as `eu-central-1a`. */
  readonly zone: string;
  /** Such as `vsw-gw8…`. */
  readonly vSwitchId: string;
  /**
   * Its range, such as `172.16.0.0/22`.
   *
   * @default - unknown: it is for pods, or of a network that was made elsewhere
   */
  readonly cidr?: string;
}

/**
 * The vSwitches for nodes of a network of this app, in the order of its zones, for a chart that becomes part of the
 * stack: what `outputs.nodeVSwitches` gives for one that becomes a file.
 */
export function nodeVSwitchesOf({ zones, nodeVSwitchIds, nodeCidrs }: INetwork): readonly ZonedVSwitch[] {
  // an id a zone, whoever made the network
  return zones.map((zone, index) => ({ zone, vSwitchId: nodeVSwitchIds[index] as string, cidr: nodeCidrs[index] }));
}

import type { ControlPlane } from '../add-ons/add-on';
import type { INetwork } from '../network/network';
import { checkChoice, optionalProblems, switchProblems } from '../problems';
import { clusterIdProblems } from './names';
import { networkProblems } from './placement';
import { PodNetwork } from './pod-network';

/** Every type, with the reason where it takes no node pools. */
const NODELESS: Readonly<Record<ControlPlane, string | undefined>> = {
  managed: undefined,
  dedicated: undefined,
  edge: undefined,
  serverless: 'its pods need no nodes',
  acs: 'its pods need no nodes',
  registered: 'its nodes are added where it runs',
};

/** What there is to know of a cluster that runs already. */
export interface ClusterAttributes {
  /** Such as `c0123456789abcdef0123456789abcdef`. */
  readonly clusterId: string;

  /**
   * The network it is in.
   *
   * @default - unknown, so it takes no node pools
   */
  readonly network?: INetwork;

  /**
   * How its pods get their addresses.
   *
   * @default - unknown
   */
  readonly podNetwork?: PodNetwork;

  /**
   * What type of cluster it is, which decides some add-ons and whether it takes node pools.
   *
   * @default 'managed'
   */
  readonly controlPlane?: ControlPlane;

  /**
   * Whether RRSA is on, so that its pods can have RAM roles.
   *
   * @default false
   */
  readonly rrsa?: boolean;
}

/** What is wrong with what was said of a cluster, a sentence each. */
export function attributeProblems(attributes: ClusterAttributes): string[] {
  const { clusterId, network, podNetwork, controlPlane = 'managed', rrsa } = attributes;
  return [
    ...clusterIdProblems('clusterId', clusterId),
    ...(network === undefined ? [] : networkProblems(network)),
    ...optionalProblems('podNetwork', podNetwork, PodNetwork, 'PodNetwork.terway()'),
    ...checkChoice('controlPlane', controlPlane, Object.keys(NODELESS)),
    ...switchProblems({ rrsa }),
  ];
}

/** Why a type of cluster takes no node pools, a sentence; nothing when it does. */
export function nodelessProblems(controlPlane: ControlPlane): string[] {
  const reason = NODELESS[controlPlane];
  return reason === undefined ? [] : [`'controlPlane' is '${controlPlane}', which takes no node pools: ${reason}`];
}

import * as ros from '@alicloud/ros-cdk-core';
import type { AddOnComponent } from '../add-ons/add-on';
import { Cidr } from '../network/cidr';
import type { INetwork } from '../network/network';

/** Addresses a node may hand to pods, as a prefix length (ACK: `node_cidr_mask`). */
const NODE_MASK = { min: 24, max: 28, usual: 25 };

/** Options of {@link PodNetwork.terway}. */
export interface TerwayOptions {
  /**
   * Whether NetworkPolicy objects take effect. Ignored ones look as if they protected.
   *
   * @default 'enforced'
   */
  readonly networkPolicies?: 'enforced' | 'ignored';
}

/** Options of {@link PodNetwork.flannel}. */
export interface FlannelOptions {
  /**
   * The range pods get addresses from, outside the VPC. It limits the nodes: a /16 cut into /25 is enough for 512.
   *
   * @default - the first of three usual /16 that is clear of the VPC and the Services
   */
  readonly podCidr?: string;

  /**
   * Prefix length of a node's part of `podCidr`, 24 to 28: 25 is room for about 125 pods a node.
   *
   * @default 25
   */
  readonly nodeMask?: number;

  /**
   * The kind of security group ACK makes for the nodes: an advanced one takes more addresses than a basic one.
   *
   * @default 'advanced'
   */
  readonly securityGroup?: 'advanced' | 'basic';
}

/** What a cluster is told about its pod network. */
export interface PodNetworkSettings {
  /** The add-on that makes the network; it has to be there when the cluster is created. */
  readonly addOn: AddOnComponent;

  /** Whether ACK makes an advanced security group. */
  readonly advancedSecurityGroup: boolean;

  /** Whether pods live in vSwitches of the network. */
  readonly usesPodVSwitches: boolean;

  /** Where pods live otherwise. */
  readonly pods?: { readonly cidr?: string; readonly nodeMask: number };
}

/** How pods get their addresses: fixed when the cluster is made. */
export class PodNetwork {
  /**
   * Each pod has an address of a vSwitch, so load balancers reach pods directly.
   *
   * Needs the pod vSwitches of the network, and makes an advanced security group.
   */
  public static terway(options: TerwayOptions = {}): PodNetwork {
    const enforced = (options.networkPolicies ?? 'enforced') === 'enforced';
    return new PodNetwork('terway', {
      // ACK documents these three as text.
      addOn: {
        name: 'terway-eniip',
        config: { IPVlan: 'false', NetworkPolicy: String(enforced), ENITrunking: 'false' },
      },
      advancedSecurityGroup: true,
      usesPodVSwitches: true,
    });
  }

  /**
   * Pods have addresses of a range outside the VPC, reached through their node by a route.
   *
   * Simple, and works without pod vSwitches; NetworkPolicy objects have no effect, and a Service behind an ALB must be
   * of type NodePort or LoadBalancer.
   */
  public static flannel(options: FlannelOptions = {}): PodNetwork {
    return new PodNetwork('flannel', {
      addOn: { name: 'flannel' },
      advancedSecurityGroup: options.securityGroup !== 'basic',
      usesPodVSwitches: false,
      pods: { cidr: options.podCidr, nodeMask: options.nodeMask ?? NODE_MASK.usual },
    });
  }

  private constructor(
    /** Which network plugin it is, as the charts' target needs to know. */
    public readonly plugin: 'terway' | 'flannel',
    /** What a cluster is told about it. */
    public readonly settings: PodNetworkSettings,
  ) {}

  /** What is wrong, a sentence each; nothing when it can be used in that network. */
  public problems(network: INetwork): string[] {
    if (this.settings.usesPodVSwitches) return terwayProblems(network);
    return maskProblems(this.settings.pods?.nodeMask ?? NODE_MASK.usual);
  }

  /** The most nodes a pod range has room for; no limit where pods are in vSwitches. */
  public maxNodes(podCidr: string | undefined): number {
    if (podCidr === undefined || ros.Token.isUnresolved(podCidr) || !this.settings.pods)
      return Number.POSITIVE_INFINITY;
    return Math.floor(2 ** (this.settings.pods.nodeMask - Cidr.parse(podCidr).prefix));
  }
}

function terwayProblems({ podVSwitchIds, zones }: INetwork): string[] {
  if (podVSwitchIds.length > 0) return [];
  return [
    `'podNetwork' is Terway, which needs a pod vSwitch in each zone (${zones.join(', ')}) and 'network' has none: ` +
      `give it some, or use PodNetwork.flannel()`,
  ];
}

function maskProblems(mask: number): string[] {
  const { min, max } = NODE_MASK;
  if (Number.isInteger(mask) && mask >= min && mask <= max) return [];
  return [`'nodeMask' is ${mask}, allowed are ${min} to ${max}, e.g. ${NODE_MASK.usual}`];
}

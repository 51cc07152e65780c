import * as ros from '@alicloud/ros-cdk-core';
import type { AddOnComponent } from '../add-ons/add-on';
import { Cidr } from '../network/cidr';
import type { INetwork } from '../network/network';
import { checkChoice, failOn, propsOf, show } from '../problems';

/** Addresses a node may hand to pods, as a prefix length (ACK: `node_cidr_mask`). */
const NODE_MASK = { min: 24, max: 28, usual: 25 };

const POLICIES = ['enforced', 'ignored'] as const;
const SECURITY_GROUPS = ['advanced', 'basic'] as const;

/** Options of {@link PodNetwork.terway}. */
export interface TerwayOptions {
  /**
   * Whether NetworkPolicy objects take effect. Ignored ones look as if they protected.
   *
   * @default 'enforced'
   */
  readonly networkPolicies?: (typeof POLICIES)[number];
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
  readonly securityGroup?: (typeof SECURITY_GROUPS)[number];
}

/** How many nodes a cluster can have. */
export interface NodeLimit {
  readonly nodes: number;

  /** What sets the limit, and the way to more. */
  readonly reason: string;
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
   *
   * @throws ValidationError for an option that is none
   */
  public static terway(options: TerwayOptions = {}): PodNetwork {
    const { networkPolicies = 'enforced' } = propsOf(options);
    failOn('PodNetwork.terway', checkChoice('networkPolicies', networkPolicies, POLICIES));
    const isEnforced = networkPolicies === 'enforced';
    return new PodNetwork('terway', isEnforced, {
      // ACK documents these three as text.
      addOn: {
        name: 'terway-eniip',
        config: { IPVlan: 'false', NetworkPolicy: String(isEnforced), ENITrunking: 'false' },
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
   *
   * @throws ValidationError for an option that is none
   */
  public static flannel(options: FlannelOptions = {}): PodNetwork {
    const { securityGroup = 'advanced', podCidr, nodeMask = NODE_MASK.usual } = propsOf(options);
    failOn('PodNetwork.flannel', checkChoice('securityGroup', securityGroup, SECURITY_GROUPS));
    return new PodNetwork('flannel', false, {
      addOn: { name: 'flannel' },
      advancedSecurityGroup: securityGroup === 'advanced',
      usesPodVSwitches: false,
      pods: { cidr: podCidr, nodeMask },
    });
  }

  private constructor(
    /** Which network plugin it is, as the charts' target needs to know. */
    public readonly plugin: 'terway' | 'flannel',
    /** Whether NetworkPolicy objects take effect, which the charts' target needs to know too. */
    public readonly enforcesNetworkPolicies: boolean,
    /** What a cluster is told about it. */
    public readonly settings: PodNetworkSettings,
  ) {}

  /** What is wrong, a sentence each; nothing when it can be used. */
  public problems(): string[] {
    const { min, max, usual } = NODE_MASK;
    const { nodeMask: mask = usual } = this.settings.pods ?? {};
    if (Number.isInteger(mask) && mask >= min && mask <= max) return [];
    return [`'nodeMask' is ${show(mask)}, allowed are ${min} to ${max}, e.g. ${usual}`];
  }

  /** What keeps it out of a network, a sentence; nothing when it can be used there. */
  public networkProblems({ zones, podVSwitchIds }: INetwork): string[] {
    if (!this.settings.usesPodVSwitches || podVSwitchIds.length > 0) return [];
    return [
      `'podNetwork' is Terway, which needs a pod vSwitch in each zone (${zones.join(', ')}) and 'network' has none: ` +
        `give it some, or use PodNetwork.flannel()`,
    ];
  }

  /** The most nodes a pod range has room for; no limit where pods are in vSwitches. */
  public nodeLimit(podCidr: string | undefined): NodeLimit {
    const { pods } = this.settings;
    const isKnown = pods && podCidr !== undefined && !ros.Token.isUnresolved(podCidr);
    const nodes = isKnown ? Math.floor(2 ** (pods.nodeMask - Cidr.parse(podCidr).prefix)) : Number.POSITIVE_INFINITY;
    return { nodes, reason: `the pod range has room for ${nodes}: use a larger 'podCidr' or 'nodeMask'` };
  }
}

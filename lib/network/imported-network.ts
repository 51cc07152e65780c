import * as ros from '@alicloud/ros-cdk-core';
import { ValidationError } from '../errors';
import { Cidr } from './cidr';
import type { INetwork } from './network';
import { zoneProblems } from './zone';

/** What there is to know of a network that is already there. */
export interface NetworkAttributes {
  /** Such as `vpc-gw8gfb7qs5bfwzb8e3wt8`. */
  readonly vpcId: string;

  /** The range of the VPC, such as `172.16.0.0/16`. */
  readonly cidr: string;

  /** Zone ids; the lists below are in the same order. */
  readonly zones: readonly string[];

  /** The vSwitches for nodes, one a zone. */
  readonly nodeVSwitchIds: readonly string[];

  /**
   * The vSwitches for pods, one a zone, none of them for nodes too.
   *
   * @default - none, so no cluster with Terway
   */
  readonly podVSwitchIds?: readonly string[];

  /**
   * The ranges of the node vSwitches, one a zone.
   *
   * @default - unknown, and so not checked against others
   */
  readonly nodeCidrs?: readonly string[];

  /**
   * The ranges of the pod vSwitches, one a zone.
   *
   * @default - unknown, and so not checked against others
   */
  readonly podCidrs?: readonly string[];
}

/** See `Network.fromNetworkAttributes`. */
export class ImportedNetwork extends ros.Construct implements INetwork {
  public readonly vpcId: string;
  public readonly cidr: string;
  public readonly zones: readonly string[];
  public readonly nodeVSwitchIds: readonly string[];
  public readonly podVSwitchIds: readonly string[];
  public readonly nodeCidrs: readonly string[];
  public readonly podCidrs: readonly string[];

  /** Whoever made the network made its egress. */
  public readonly egress: readonly ros.Resource[] = [];

  constructor(scope: ros.Construct, id: string, attributes: NetworkAttributes) {
    super(scope, id);
    this.vpcId = attributes.vpcId;
    this.cidr = attributes.cidr;
    this.zones = [...attributes.zones];
    this.nodeVSwitchIds = [...attributes.nodeVSwitchIds];
    this.podVSwitchIds = [...(attributes.podVSwitchIds ?? [])];
    this.nodeCidrs = [...(attributes.nodeCidrs ?? [])];
    this.podCidrs = [...(attributes.podCidrs ?? [])];
    this.check();
  }

  private check(): void {
    const problems = [
      ...this.tokenProblems(),
      ...(this.zones.some((zone) => ros.Token.isUnresolved(zone)) ? [] : zoneProblems(this.zones)),
      ...this.lengthProblems(),
      ...this.idProblems(),
    ];
    if (problems.length > 0) throw new ValidationError(this, problems.join('; '));
    this.checkRange('cidr', this.cidr);
    for (const cidr of this.nodeCidrs) this.checkRange('nodeCidrs', cidr);
    for (const cidr of this.podCidrs) this.checkRange('podCidrs', cidr);
  }

  /** The lists by prop name. */
  private get lists(): [string, readonly string[]][] {
    const { zones, nodeVSwitchIds, podVSwitchIds, nodeCidrs, podCidrs } = this;
    return Object.entries({ zones, nodeVSwitchIds, podVSwitchIds, nodeCidrs, podCidrs });
  }

  private tokenProblems(): string[] {
    return this.lists
      .filter(([, list]) => ros.Token.isUnresolved(list))
      .map(([prop]) => `'${prop}' is a list of unknown length, give its items, e.g. ros.Fn.select(0, list)`);
  }

  private lengthProblems(): string[] {
    const { length } = this.zones;
    return this.lists
      .filter(([prop, list]) => list.length !== length && (list.length > 0 || prop === 'nodeVSwitchIds'))
      .map(([prop, list]) => `'${prop}' has ${list.length}, 'zones' has ${length}: one a zone, in the same order`);
  }

  private idProblems(): string[] {
    const ids = [...this.nodeVSwitchIds, ...this.podVSwitchIds];
    const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
    return [...twice].map((id) => `'nodeVSwitchIds' and 'podVSwitchIds' have '${id}' twice, each vSwitch counts once`);
  }

  private checkRange(prop: string, cidr: string): void {
    if (!ros.Token.isUnresolved(cidr)) Cidr.fromProp(this, prop, cidr);
  }
}

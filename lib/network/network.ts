import * as ros from '@alicloud/ros-cdk-core';
import { Vpc } from '@alicloud/ros-cdk-ecs/lib/vpc';
import { VSwitch } from '@alicloud/ros-cdk-ecs/lib/vswitch';
import { ValidationError } from '../errors';
import { logicalId } from '../logical-id';
import { defineOutput } from '../outputs/define-output';
import { type DefinedVSwitch, Egress } from './egress';
import { ImportedNetwork, type NetworkAttributes } from './imported-network';
import { layOutNetwork, type NetworkLayoutProps, type VSwitchRange } from './network-layout';
import type { VSwitchPurpose } from './prefix-limits';
import { toIdPart, zoneProblems } from './zone';

/** A VPC with vSwitches in its zones, defined by this app or already there. */
export interface INetwork extends ros.IConstruct {
  /** Such as `vpc-gw8gfb7qs5bfwzb8e3wt8`; may be a deploy-time value. */
  readonly vpcId: string;

  /** The range of the VPC, such as `172.16.0.0/16`. */
  readonly cidr: string;

  /** Zone ids; the lists below are in the same order. */
  readonly zones: readonly string[];

  /** The vSwitches for nodes, one a zone. */
  readonly nodeVSwitchIds: readonly string[];

  /** The vSwitches Terway takes pod addresses from, one a zone; empty where there are none. */
  readonly podVSwitchIds: readonly string[];

  /** The ranges of the node vSwitches, one a zone; empty where they are not known. */
  readonly nodeCidrs: readonly string[];

  /** The ranges of the pod vSwitches, one a zone; empty where there are none, or they are not known. */
  readonly podCidrs: readonly string[];

  /** What must exist before a node can reach the internet; empty where this app does not define it. */
  readonly egress: readonly ros.Resource[];
}

/** Options of a {@link Network}. */
export interface NetworkProps extends NetworkLayoutProps {
  /**
   * Name of the VPC; the names of its vSwitches and its gateway begin with it: `web-nodes-eu-central-1a`.
   *
   * @default - name of the stack and ids below it, such as `cluster-tfg-network`
   */
  readonly vpcName?: string;

  /**
   * Says that a single zone is meant, with which everything in the network can be lost.
   *
   * @default false
   */
  readonly singleZone?: boolean;

  /**
   * How nodes and pods reach the internet.
   *
   * @default Egress.natGateway()
   */
  readonly egress?: Egress;
}

/**
 * A network for a cluster over several zones.
 *
 * Defines a VPC; in each zone a vSwitch for nodes and one for pods, their ranges planned so that a further zone moves
 * nothing; and a NAT gateway with a public address through which all of them reach the internet. Nothing is reachable
 * from the internet.
 *
 * Outputs: `<Id>VpcId`, `<Id>NodeVSwitchIds` and `<Id>PodVSwitchIds`, the latter two by zone.
 */
export class Network extends ros.Construct implements INetwork {
  /**
   * A network that is already there.
   *
   * @throws ValidationError when lists do not fit the zones, or an id stands twice
   */
  public static fromNetworkAttributes(scope: ros.Construct, id: string, attributes: NetworkAttributes): INetwork {
    return new ImportedNetwork(scope, id, attributes);
  }

  public readonly vpcId: string;
  public readonly cidr: string;
  public readonly zones: readonly string[];
  public readonly nodeVSwitchIds: readonly string[];
  public readonly podVSwitchIds: readonly string[];
  public readonly nodeCidrs: readonly string[];
  public readonly podCidrs: readonly string[];
  public readonly egress: readonly ros.Resource[];

  /** @throws ValidationError when zones or ranges cannot work */
  constructor(scope: ros.Construct, id: string, props: NetworkProps) {
    super(scope, id);

    checkKnown(this, props);
    checkZones(this, props);
    const { vpc, vSwitches } = layOutNetwork(this, props);
    const name = props.vpcName ?? `${ros.Stack.of(this).stackName}-${logicalId(this, '')}`.toLowerCase();
    this.cidr = vpc.toString();
    this.zones = [...props.zones];
    this.nodeCidrs = cidrsOf(vSwitches, 'nodes');
    this.podCidrs = cidrsOf(vSwitches, 'pods');

    this.vpcId = this.defineVpc(name);
    const defined = vSwitches.map((range) => this.defineVSwitch(name, range));
    this.nodeVSwitchIds = idsOf(defined, 'nodes');
    this.podVSwitchIds = idsOf(defined, 'pods');
    this.egress = (props.egress ?? Egress.natGateway()).define(this, { vpcId: this.vpcId, name, vSwitches: defined });
    this.defineOutputs();
  }

  private defineVpc(name: string): string {
    const vpc = new Vpc(this, logicalId(this, 'Vpc'), { vpcName: name, cidrBlock: this.cidr });
    return ros.Token.asString(vpc.attrVpcId);
  }

  private defineVSwitch(name: string, { zone, purpose, cidr }: VSwitchRange): DefinedVSwitch {
    const idPart = (purpose === 'nodes' ? 'Nodes' : 'Pods') + toIdPart(zone);
    const vSwitch = new VSwitch(this, logicalId(this, idPart), {
      vpcId: this.vpcId,
      zoneId: zone,
      cidrBlock: cidr.toString(),
      vSwitchName: `${name}-${purpose}-${zone}`,
    });
    return { zone, purpose, idPart, vSwitchId: ros.Token.asString(vSwitch.attrVSwitchId) };
  }

  private defineOutputs(): void {
    defineOutput(this, 'VpcId', this.vpcId, 'Id of the VPC');
    defineOutput(this, 'NodeVSwitchIds', this.byZone(this.nodeVSwitchIds), 'Ids of the vSwitches for nodes, by zone');
    if (this.podVSwitchIds.length === 0) return;
    defineOutput(this, 'PodVSwitchIds', this.byZone(this.podVSwitchIds), 'Ids of the vSwitches for pods, by zone');
  }

  private byZone(ids: readonly string[]): Record<string, string | undefined> {
    return Object.fromEntries(this.zones.map((zone, index) => [zone, ids[index]]));
  }
}

/** Ranges and logical ids follow from these two, so a deploy-time value is no use. */
function checkKnown(network: Network, { cidr, zones }: NetworkProps): void {
  const unknown = Object.entries({ cidr: [cidr], zones })
    .filter(([, values]) => ros.Token.isUnresolved(values) || values.some((value) => ros.Token.isUnresolved(value)))
    .map(([prop]) => `'${prop}' must be known at synthesis, the ranges of the vSwitches follow from it; got a token`);
  if (unknown.length > 0) throw new ValidationError(network, unknown.join('; '));
}

function checkZones(network: Network, { zones, singleZone = false }: NetworkProps): void {
  const problems = zoneProblems(zones);
  if (zones.length === 1 && !singleZone) {
    problems.push(`'zones' has only '${zones[0]}', and all is lost with it; add zones, or say 'singleZone: true'`);
  }
  if (zones.length > 1 && singleZone) {
    problems.push(`'singleZone' is true, but 'zones' has ${zones.length}; leave it out`);
  }
  if (problems.length > 0) throw new ValidationError(network, problems.join('; '));
}

function cidrsOf(vSwitches: readonly VSwitchRange[], purpose: VSwitchPurpose): string[] {
  return vSwitches.filter((vSwitch) => vSwitch.purpose === purpose).map(({ cidr }) => cidr.toString());
}

function idsOf(vSwitches: readonly DefinedVSwitch[], purpose: VSwitchPurpose): string[] {
  return vSwitches.filter((vSwitch) => vSwitch.purpose === purpose).map(({ vSwitchId }) => vSwitchId);
}

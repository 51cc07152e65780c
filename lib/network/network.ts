import * as ros from '@alicloud/ros-cdk-core';
import { Vpc } from '@alicloud/ros-cdk-ecs/lib/vpc';
import { VSwitch } from '@alicloud/ros-cdk-ecs/lib/vswitch';
import { logicalId } from '../logical-id';
import { defineOutput } from '../outputs/define-output';
import { checkInstance, failOn, show } from '../problems';
import { type DefinedVSwitch, Egress } from './egress';
import type { INetwork } from './i-network';
import { ImportedNetwork, type NetworkAttributes } from './imported-network';
import type { NetworkLayoutProps } from './network-layout';
import type { VSwitchPurpose } from './prefix-limits';
import { vpcNameProblems, vSwitchName } from './vpc-name';
import { layOutVSwitches, type VSwitchRange } from './vswitch-layout';
import { toIdPart } from './zone';

export type { INetwork } from './i-network';

/** Options of a {@link Network}. */
export interface NetworkProps extends NetworkLayoutProps {
  /**
   * Name of the VPC, of letters, digits, Chinese characters, `_` and `-`; the names of its vSwitches and its gateway
   * begin with it, such as `web-nodes-eu-central-1a`, and have at most 128 characters.
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

/** What is left to define once everything is checked. */
interface Settings {
  readonly name: string;
  readonly egress: Egress;
  readonly vSwitches: readonly VSwitchRange[];
}

/**
 * A network for a cluster over several zones.
 *
 * Defines a VPC; in each zone a vSwitch for nodes and one for pods, their ranges planned so that a further zone moves
 * nothing; and a NAT gateway with a public address through which all of them reach the internet. Nothing is reachable
 * from the internet.
 *
 * Outputs: `<Id>VpcId`; by zone `<Id>NodeVSwitchIds`, `<Id>NodeVSwitchCidrs` and `<Id>PodVSwitchIds`.
 */
export class Network extends ros.Construct implements INetwork {
  /**
   * A network that is already there.
   *
   * @throws ValidationError with all that is wrong: lists that do not fit the zones, a vSwitch that is there twice, …
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

  /** @throws ValidationError with everything that is wrong with the props */
  constructor(scope: ros.Construct, id: string, props: NetworkProps) {
    super(scope, id);

    const { name, egress, vSwitches } = this.settle(props ?? {});
    this.cidr = props.cidr;
    this.zones = [...props.zones];
    this.nodeCidrs = cidrsOf(vSwitches, 'nodes');
    this.podCidrs = cidrsOf(vSwitches, 'pods');

    this.vpcId = this.defineVpc(name);
    const defined = vSwitches.map((range) => this.defineVSwitch(name, range));
    this.nodeVSwitchIds = idsOf(defined, 'nodes');
    this.podVSwitchIds = idsOf(defined, 'pods');
    this.egress = egress.define(this, { vpcId: this.vpcId, name, vSwitches: defined });
    this.defineOutputs();
  }

  private settle(given: Partial<NetworkProps>): Settings {
    const name = given.vpcName ?? `${ros.Stack.of(this).stackName}-${logicalId(this, '')}`.toLowerCase();
    const egress = given.egress ?? Egress.natGateway();
    const zones = Array.isArray(given.zones) ? given.zones.filter((zone) => typeof zone === 'string') : [];
    const { vSwitches, problems } = layOutVSwitches(given);
    failOn(this, [
      ...problems,
      ...singleZoneProblems(given),
      ...vpcNameProblems(name, zones),
      ...egressProblems(egress, zones),
    ]);
    return { name, egress, vSwitches };
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
      vSwitchName: vSwitchName(name, purpose, zone),
    });
    return { zone, purpose, idPart, vSwitchId: ros.Token.asString(vSwitch.attrVSwitchId) };
  }

  private defineOutputs(): void {
    defineOutput(this, 'VpcId', this.vpcId, 'Id of the VPC');
    defineOutput(this, 'NodeVSwitchIds', this.byZone(this.nodeVSwitchIds), 'Ids of the vSwitches for nodes, by zone');
    const cidrs = this.byZone(this.nodeCidrs);
    defineOutput(this, 'NodeVSwitchCidrs', cidrs, 'Ranges of the vSwitches for nodes, by zone');
    if (this.podVSwitchIds.length === 0) return;
    defineOutput(this, 'PodVSwitchIds', this.byZone(this.podVSwitchIds), 'Ids of the vSwitches for pods, by zone');
  }

  private byZone(values: readonly string[]): Record<string, string | undefined> {
    return Object.fromEntries(this.zones.map((zone, index) => [zone, values[index]]));
  }
}

/** Losing a zone is a matter of the whole network, so one zone alone has to be meant. */
function singleZoneProblems({ zones, singleZone = false }: Partial<NetworkProps>): string[] {
  if (!Array.isArray(zones) || ros.Token.isUnresolved(zones)) return [];
  if (zones.length === 1 && !singleZone) {
    return [`'zones' has only ${show(zones[0])}, and all is lost with it; add zones, or say 'singleZone: true'`];
  }
  if (zones.length > 1 && singleZone) return [`'singleZone' is true, but 'zones' has ${zones.length}; leave it out`];
  return [];
}

function egressProblems(egress: Egress, zones: readonly string[]): string[] {
  const problems = checkInstance('egress', egress, Egress, 'Egress.natGateway()');
  return problems.length > 0 || zones.length === 0 ? problems : egress.problems(zones);
}

function cidrsOf(vSwitches: readonly VSwitchRange[], purpose: VSwitchPurpose): string[] {
  return vSwitches.filter((vSwitch) => vSwitch.purpose === purpose).map(({ cidr }) => cidr.toString());
}

function idsOf(vSwitches: readonly DefinedVSwitch[], purpose: VSwitchPurpose): string[] {
  return vSwitches.filter((vSwitch) => vSwitch.purpose === purpose).map(({ vSwitchId }) => vSwitchId);
}

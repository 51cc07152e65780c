import * as ros from '@alicloud/ros-cdk-core';
import { Eip } from '@alicloud/ros-cdk-vpc/lib/eip';
import { EIPAssociation } from '@alicloud/ros-cdk-vpc/lib/eipassociation';
import { NatGateway } from '@alicloud/ros-cdk-vpc/lib/natgateway';
import { SnatEntry } from '@alicloud/ros-cdk-vpc/lib/snatentry';
import { logicalId } from '../logical-id';
import { checkInstance, checkInteger, checkObject, checkText, failOn } from '../problems';
import type { VSwitchPurpose } from './prefix-limits';

/** How the traffic of a public address is paid for. */
export class TrafficCharge {
  /** By the gigabyte sent; the bandwidth is a ceiling. */
  public static readonly BY_TRAFFIC = new TrafficCharge('PayByTraffic');

  /** By the bandwidth, used or not. */
  public static readonly BY_BANDWIDTH = new TrafficCharge('PayByBandwidth');

  private constructor(
    /** The value of `InternetChargeType`. */
    public readonly internetChargeType: string,
  ) {}
}

/** Options of {@link Egress.natGateway}. */
export interface NatGatewayOptions {
  /**
   * Ceiling of the public address, in Mbit/s.
   *
   * @default 100
   */
  readonly bandwidthMbps?: number;

  /**
   * How traffic is paid for.
   *
   * @default TrafficCharge.BY_TRAFFIC
   */
  readonly charge?: TrafficCharge;

  /**
   * The zone whose node vSwitch the gateway is put into. Changing it replaces the gateway. Not every zone offers NAT
   * gateways.
   *
   * @default - the first zone of the network
   */
  readonly zone?: string;
}

/** A vSwitch of a network, as its egress needs to know it. */
export interface DefinedVSwitch {
  readonly zone: string;
  readonly purpose: VSwitchPurpose;

  /** Names it in logical ids: `NodesEuCentral1a`. */
  readonly idPart: string;

  /** A deploy-time value. */
  readonly vSwitchId: string;
}

/** The network an egress is defined for. */
export interface EgressNetwork {
  readonly vpcId: string;

  /** What the names of the parts begin with. */
  readonly name: string;

  /** Those for nodes, in the order of zones, then those for pods. */
  readonly vSwitches: readonly DefinedVSwitch[];
}

/** How a network's vSwitches reach the internet. */
export abstract class Egress {
  /**
   * One enhanced NAT gateway with one public address, for every vSwitch of the network.
   *
   * The gateway has one home zone, but by default Alibaba Cloud keeps a stand-in in a second zone and fails over by
   * itself (NAT Gateway: "cross-zone" is the default mode, "single-zone" has to be enabled for an account). So egress
   * outlives the loss of the home zone, not the loss of both; open connections break.
   *
   * @throws ValidationError when an option cannot work
   */
  public static natGateway(options: NatGatewayOptions = {}): Egress {
    failOn('Egress.natGateway', optionProblems(options));
    return new NatGatewayEgress(options);
  }

  /**
   * No way to the internet: images come from a registry reached inside the VPC, and nodes need no other address.
   */
  public static none(): Egress {
    return new NoEgress();
  }

  /**
   * Why it cannot be in a network with these zones, a sentence each.
   *
   * @internal
   */
  public abstract problems(zones: readonly string[]): string[];

  /**
   * Defines the parts; returns what must exist before the vSwitches can reach the internet.
   *
   * @internal
   */
  public abstract define(scope: ros.Construct, network: EgressNetwork): ros.Resource[];
}

class NoEgress extends Egress {
  public problems(): string[] {
    return [];
  }

  public define(): ros.Resource[] {
    return [];
  }
}

class NatGatewayEgress extends Egress {
  constructor(private readonly options: NatGatewayOptions) {
    super();
  }

  public problems(zones: readonly string[]): string[] {
    const { zone } = this.options;
    if (zone === undefined || zones.includes(zone)) return [];
    return [`'egress' puts the NAT gateway into zone '${zone}', the network has ${zones.join(', ')}`];
  }

  public define(scope: ros.Construct, network: EgressNetwork): ros.Resource[] {
    const gateway = this.defineGateway(scope, network);
    const address = this.defineAddress(scope, network, gateway);
    return network.vSwitches.map(
      ({ idPart, vSwitchId }) =>
        new SnatEntry(scope, logicalId(scope, `Snat${idPart}`), {
          snatTableId: gateway.attrSNatTableId,
          snatIp: address.attrEipAddress,
          sourceVSwitchIds: [vSwitchId],
        }),
    );
  }

  private defineGateway(scope: ros.Construct, { vpcId, name, vSwitches }: EgressNetwork): NatGateway {
    const { zone = vSwitches[0]?.zone } = this.options;
    const home = vSwitches.find((vSwitch) => vSwitch.zone === zone && vSwitch.purpose === 'nodes');
    return new NatGateway(scope, logicalId(scope, 'NatGateway'), {
      vpcId,
      vSwitchId: home?.vSwitchId as string,
      natGatewayName: `${name}-nat`,
      natType: 'Enhanced',
      networkType: 'internet',
      internetChargeType: 'PayByLcu',
    });
  }

  /** The association's address rather than the EIP's: SNAT entries then wait until the gateway has it. */
  private defineAddress(scope: ros.Construct, { name }: EgressNetwork, gateway: NatGateway): EIPAssociation {
    const { bandwidthMbps = 100, charge = TrafficCharge.BY_TRAFFIC } = this.options;
    const eip = new Eip(scope, logicalId(scope, 'Eip'), {
      name: `${name}-nat`,
      bandwidth: bandwidthMbps,
      internetChargeType: charge.internetChargeType,
    });
    return new EIPAssociation(scope, logicalId(scope, 'EipAssociation'), {
      allocationId: eip.attrAllocationId,
      instanceId: gateway.attrNatGatewayId,
    });
  }
}

function optionProblems(options: NatGatewayOptions): string[] {
  const problems = checkObject('options', options, '{ bandwidthMbps: 200 }');
  if (problems.length > 0) return problems;
  const { bandwidthMbps, charge, zone } = options;
  return [
    ...(ros.Token.isUnresolved(bandwidthMbps)
      ? []
      : checkInteger('bandwidthMbps', bandwidthMbps, { min: 1, example: 100 })),
    ...(charge === undefined ? [] : checkInstance('charge', charge, TrafficCharge, 'TrafficCharge.BY_TRAFFIC')),
    ...(zone === undefined ? [] : checkText('zone', zone, 'eu-central-1a')),
    ...(ros.Token.isUnresolved(zone) ? [`'zone' must be known at synthesis, got a deploy-time value`] : []),
  ];
}

import type { Cidr } from './cidr';
import { largestClear } from './clear-range';
import { PrefixLimits, type VSwitchPurpose } from './prefix-limits';

/** What a {@link CidrPlan} is made for. */
export interface CidrPlanProps {
  /** The range to plan in. */
  readonly vpc: Cidr;

  /** Zone ids; their order decides. */
  readonly zones: readonly string[];

  /** How many zones to have room for; at least as many as there are. */
  readonly maxZones: number;

  /** Whether zones get a range for pods. */
  readonly withPods: boolean;

  /** Ranges to keep clear of; those outside the VPC do not matter. */
  readonly avoid: readonly Cidr[];
}

/**
 * Where in a VPC the vSwitches of each zone lie.
 *
 * The VPC is cut into equal blocks: one for each zone there is to be room for, one more, and up to the next power of
 * two. The first block is for nodes, cut again into as many slots: zone `n` has slot `n` for its nodes, and block
 * `n + 1` for its pods. So ranges follow from the position alone, and a zone added at the end moves none.
 *
 * Within its slot or block a zone gets the largest range that is allowed and clear of `avoid`. A further range to
 * avoid therefore moves only what it overlaps.
 */
export class CidrPlan {
  private readonly blockBits: number;

  constructor(private readonly props: CidrPlanProps) {
    this.blockBits = Math.ceil(Math.log2(props.maxZones + 1));
  }

  /** Why the VPC has too little room for the plan, a sentence; nothing when there is enough. */
  public get problems(): string[] {
    const podsFit = this.blockPrefix <= this.longestBlock;
    if (podsFit && this.slotPrefix <= PrefixLimits.NODES.longest) return [];
    const reason = podsFit
      ? `the nodes of each would get a /${this.slotPrefix}, a vSwitch is ${PrefixLimits.NODES}`
      : `the pods of each would get a /${this.blockPrefix}, ACK takes ${PrefixLimits.PODS}`;
    const { vpc, maxZones } = this.props;
    return [`'cidr' is '${vpc}', too small for ${maxZones} zones: ${reason}; use ${this.waysOut().join(', or ')}`];
  }

  /** The range of one vSwitch; none where `avoid` leaves no room. Not to be asked for where there are `problems`. */
  public rangeFor(zone: string, purpose: VSwitchPurpose): Cidr | undefined {
    return largestClear(this.ownPart(zone, purpose), PrefixLimits.ofVSwitch(purpose), this.props.avoid);
  }

  /** What to say where there is no range for a vSwitch. */
  public lackOfRoom(zone: string, purpose: VSwitchPurpose): string {
    return (
      `'avoid' leaves no ${PrefixLimits.ofVSwitch(purpose)} for the ${purpose} of ${zone} within ` +
      `${this.ownPart(zone, purpose)}; choose a range elsewhere: ranges: { '${zone}': { ${purpose}: '…' } }`
    );
  }

  private ownPart(zone: string, purpose: VSwitchPurpose): Cidr {
    const { vpc, zones } = this.props;
    const position = zones.indexOf(zone);
    return purpose === 'nodes' ? vpc.part(this.slotPrefix, position) : vpc.part(this.blockPrefix, position + 1);
  }

  private get blockPrefix(): number {
    return this.props.vpc.prefix + this.blockBits;
  }

  private get slotPrefix(): number {
    return this.blockPrefix + this.blockBits;
  }

  /** Without pods a block is only what its slots are cut from. */
  private get longestBlock(): number {
    return this.props.withPods ? PrefixLimits.PODS.longest : PrefixLimits.NODES.longest;
  }

  private waysOut(): string[] {
    const longestSlot = PrefixLimits.NODES.longest;
    const { vpc, zones } = this.props;
    const prefix = Math.min(this.longestBlock - this.blockBits, longestSlot - 2 * this.blockBits);
    const bits = Math.min(this.longestBlock - vpc.prefix, Math.floor((longestSlot - vpc.prefix) / 2));
    const maxZones = 2 ** bits - 1;
    return [
      ...(prefix >= PrefixLimits.VPC.shortest ? [`a /${prefix} or larger`] : []),
      ...(maxZones >= zones.length ? [`'maxZones: ${maxZones}'`] : []),
      `'ranges' of your own`,
    ];
  }
}

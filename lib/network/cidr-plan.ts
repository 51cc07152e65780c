import { type IPlace, ValidationError } from '../errors';
import type { Cidr } from './cidr';
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

  constructor(
    private readonly place: IPlace,
    private readonly props: CidrPlanProps,
  ) {
    this.blockBits = Math.ceil(Math.log2(props.maxZones + 1));
  }

  /**
   * The range of one vSwitch.
   *
   * @throws ValidationError when the VPC is too small, or `avoid` leaves no room
   */
  public rangeFor(zone: string, purpose: VSwitchPurpose): Cidr {
    this.checkRoom();
    const own = this.ownPart(this.props.zones.indexOf(zone), purpose);
    const limits = PrefixLimits.ofVSwitch(purpose);
    const range = largestClear(own, limits, this.props.avoid);
    if (range) return range;
    throw new ValidationError(
      this.place,
      `'avoid' leaves no ${limits} for the ${purpose} of ${zone} within ${own}; ` +
        `choose a range elsewhere: ranges: { '${zone}': { ${purpose}: '…' } }`,
    );
  }

  private ownPart(position: number, purpose: VSwitchPurpose): Cidr {
    const { vpc } = this.props;
    return purpose === 'nodes' ? vpc.part(this.slotPrefix, position) : vpc.part(this.blockPrefix, position + 1);
  }

  private get blockPrefix(): number {
    return this.props.vpc.prefix + this.blockBits;
  }

  private get slotPrefix(): number {
    return this.blockPrefix + this.blockBits;
  }

  private checkRoom(): void {
    const podsFit = this.blockPrefix <= this.longestBlock;
    if (podsFit && this.slotPrefix <= PrefixLimits.NODES.longest) return;
    const reason = podsFit
      ? `the nodes of each would get a /${this.slotPrefix}, a vSwitch is ${PrefixLimits.NODES}`
      : `the pods of each would get a /${this.blockPrefix}, ACK takes ${PrefixLimits.PODS}`;
    const { vpc, maxZones } = this.props;
    throw new ValidationError(
      this.place,
      `'cidr' is '${vpc}', too small for ${maxZones} zones: ${reason}; use ${this.waysOut().join(', or ')}`,
    );
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

function largestClear(range: Cidr, limits: PrefixLimits, avoid: readonly Cidr[]): Cidr | undefined {
  for (let prefix = Math.max(range.prefix, limits.shortest); prefix <= limits.longest; prefix++) {
    const clear = firstClear(range, prefix, avoid);
    if (clear) return clear;
  }
  return undefined;
}

/** The first part with this prefix that overlaps nothing to avoid; halves what is partly taken. */
function firstClear(range: Cidr, prefix: number, avoid: readonly Cidr[]): Cidr | undefined {
  const taken = avoid.filter((other) => other.overlaps(range));
  if (taken.length === 0) return range.part(prefix, 0);
  if (range.prefix === prefix || taken.some((other) => other.contains(range))) return undefined;
  const half = range.prefix + 1;
  return firstClear(range.part(half, 0), prefix, taken) ?? firstClear(range.part(half, 1), prefix, taken);
}

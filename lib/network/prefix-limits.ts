import type { Cidr } from './cidr';

/** What a vSwitch is for. */
export type VSwitchPurpose = 'nodes' | 'pods';

/** How large and how small a kind of range may be. */
export class PrefixLimits {
  /** A VPC (VPC: CreateVpc). */
  public static readonly VPC = new PrefixLimits(8, 28);

  /** A vSwitch, and so one for nodes (VPC: CreateVSwitch). */
  public static readonly NODES = new PrefixLimits(16, 29);

  /** A vSwitch for pods (ACK: `pod_vswitch_ids`). */
  public static readonly PODS = new PrefixLimits(19, 25);

  /** Those of a vSwitch for this purpose. */
  public static ofVSwitch(purpose: VSwitchPurpose): PrefixLimits {
    return purpose === 'pods' ? PrefixLimits.PODS : PrefixLimits.NODES;
  }

  private constructor(
    /** The shortest prefix, that of the largest range. */
    public readonly shortest: number,
    /** The longest prefix, that of the smallest range. */
    public readonly longest: number,
  ) {}

  /** Whether a range is neither too large nor too small. */
  public allow({ prefix }: Cidr): boolean {
    return this.shortest <= prefix && prefix <= this.longest;
  }

  /** `/19 to /25`. */
  public toString(): string {
    return `/${this.shortest} to /${this.longest}`;
  }
}

import { isCidr } from '../kubernetes/cidr';

/** Addresses that a vSwitch keeps for itself: the first, and the last three (VPC: Limits). */
const KEPT = 4;

/** A range of IPv4 addresses. */
export class Range {
  /** Reads `10.0.0.0/8`; none where this is no such text. */
  public static of(value: unknown): Range | undefined {
    if (typeof value !== 'string' || value.includes(':') || !isCidr(value)) return undefined;
    const [address = '', prefix] = value.split('/');
    return new Range(value, address, Number(prefix));
  }

  public readonly first: number;
  public readonly last: number;

  private constructor(
    private readonly text: string,
    address: string,
    public readonly prefix: number,
  ) {
    const size = 2 ** (32 - prefix);
    const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    this.first = Math.floor(number / size) * size;
    this.last = this.first + size - 1;
  }

  public overlaps(other: Range): boolean {
    return this.first <= other.last && other.first <= this.last;
  }

  public contains(other: Range): boolean {
    return this.first <= other.first && other.last <= this.last;
  }

  /** How many addresses a vSwitch of this range can give away. */
  public get usable(): number {
    return Math.max(0, this.last - this.first + 1 - KEPT);
  }

  public toString(): string {
    return this.text;
  }
}

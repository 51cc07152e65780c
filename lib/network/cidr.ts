import type { IPlace } from '../errors';
import { failOn, show } from '../problems';

const SHAPE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** An address as a number, and the length of the network part. */
interface Numbers {
  readonly address: number;
  readonly prefix: number;
}

/** A range of IPv4 addresses, such as `172.16.0.0/16`; never with host bits set. */
export class Cidr {
  /** Addresses nobody has on the internet (RFC 1918). */
  public static readonly PRIVATE: readonly Cidr[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((text) =>
    Cidr.parse(text),
  );

  /**
   * Reads `172.16.0.0/16`.
   *
   * @throws ValidationError when the text is no range, or has host bits set
   */
  public static parse(text: string): Cidr {
    return Cidr.fromProp({ node: { path: 'Cidr.parse' } }, 'text', text);
  }

  /** Why the text of a prop cannot be read, a sentence that names the prop; nothing when it can. */
  public static problems(prop: string, text: unknown): string[] {
    const numbers = numbersOf(text);
    if (!numbers) return [`'${prop}' is ${show(text)}, which is no range of IPv4 addresses such as '172.16.0.0/16'`];
    const cidr = Cidr.around(numbers);
    if (cidr.first === numbers.address) return [];
    return [`'${prop}' is '${text}', which has host bits set: the range is '${cidr}'`];
  }

  /**
   * Reads a prop of a construct.
   *
   * @throws ValidationError that names the prop, when the text is no range or has host bits set
   */
  public static fromProp(place: IPlace, prop: string, text: string): Cidr {
    failOn(place, Cidr.problems(prop, text));
    return Cidr.around(numbersOf(text) as Numbers);
  }

  /** The range that an address is in. */
  private static around({ address, prefix }: Numbers): Cidr {
    return new Cidr(address - (address % 2 ** (32 - prefix)), prefix);
  }

  private constructor(
    /** The first address as a number, `0.0.0.0` being 0. */
    public readonly first: number,
    /** Length of the network part in bits, 0 to 32: 16 for `172.16.0.0/16`. */
    public readonly prefix: number,
  ) {}

  /** How many addresses: 65,536 for a /16. */
  public get size(): number {
    return 2 ** (32 - this.prefix);
  }

  /** The last address as a number. */
  public get last(): number {
    return this.first + this.size - 1;
  }

  /** Whether every address of `other` is in this range. */
  public contains(other: Cidr): boolean {
    return this.first <= other.first && other.last <= this.last;
  }

  /** Whether at least one address is in both. */
  public overlaps(other: Cidr): boolean {
    return this.first <= other.last && other.first <= this.last;
  }

  /**
   * The `index`-th (from 0) of the equal parts with this prefix: part 1 of `10.0.0.0/8` cut into /16 is `10.1.0.0/16`.
   *
   * @throws RangeError when there is no such part
   */
  public part(prefix: number, index: number): Cidr {
    const part = new Cidr(this.first + index * 2 ** (32 - prefix), prefix);
    if (prefix < this.prefix || prefix > 32 || index < 0 || !this.contains(part)) {
      throw new RangeError(`${this} has no part ${index} of /${prefix}`);
    }
    return part;
  }

  /** `172.16.0.0/16`. */
  public toString(): string {
    const octets = [24, 16, 8, 0].map((bits) => Math.floor(this.first / 2 ** bits) % 256);
    return `${octets.join('.')}/${this.prefix}`;
  }
}

/** What a text such as `172.16.0.0/16` says; nothing where it is none. */
function numbersOf(text: unknown): Numbers | undefined {
  const match = typeof text === 'string' ? SHAPE.exec(text) : null;
  const numbers = (match ?? []).slice(1).map(Number) as [number, number, number, number, number];
  const [a, b, c, d, prefix] = numbers;
  // A leading zero is octal to some readers and decimal to others.
  const isSound = match && !/(^|[./])0\d/.test(match[0]) && Math.max(a, b, c, d) <= 255 && prefix <= 32;
  return isSound ? { address: ((a * 256 + b) * 256 + c) * 256 + d, prefix } : undefined;
}

import { isIPv4 } from 'node:net';
import { Cidr } from '../../lib/network/cidr';
import { show } from '../../lib/problems';

/** Addresses of a /8. */
const LARGEST = 2 ** 24;

/** Addresses that follow each other; IPv4, as numbers. */
export class AddressRange {
  /** Reads `192.168.56.80-192.168.56.99` or `192.168.56.80/28`; nothing when it is neither. */
  public static tryParse(text: unknown): AddressRange | undefined {
    if (typeof text !== 'string') return undefined;
    if (Cidr.problems('addresses', text).length === 0) {
      const { first, last } = Cidr.parse(text);
      return new AddressRange(text, first, last);
    }
    const [from, to, ...others] = text.split('-').map((address) => address.trim());
    if (!isIPv4(from ?? '') || !isIPv4(to ?? '') || others.length > 0) return undefined;
    const [first, last] = [toNumber(from as string), toNumber(to as string)];
    return first <= last ? new AddressRange(text, first, last) : undefined;
  }

  private constructor(
    private readonly text: string,
    private readonly first: number,
    private readonly last: number,
  ) {}

  /** Whether at least one address is in both. */
  public overlaps(other: AddressRange): boolean {
    return this.first <= other.last && other.first <= this.last;
  }

  /** How many addresses are in it. */
  public get size(): number {
    return this.last - this.first + 1;
  }

  /** Whether one of them ends with neither .0 nor .255. */
  public get hasUsual(): boolean {
    // of three in a row one does
    return this.size > 2 || [this.first, this.last].some((address) => ![0, 255].includes(address % 256));
  }

  /** As it was given. */
  public toString(): string {
    return this.text;
  }
}

/** Problems of a range of addresses. */
export function checkAddressRange(prop: string, text: unknown): string[] {
  const range = AddressRange.tryParse(text);
  if (range) return checkExtent(prop, range);
  return [
    `'${prop}' must be a range of IPv4 addresses, '192.168.56.80-192.168.56.99' or '192.168.56.80/28', got ${show(text)}`,
  ];
}

/** No network of nodes is larger than 10.0.0.0/8; of addresses with .0 and .255 MetalLB hands out none here. */
function checkExtent(prop: string, range: AddressRange): string[] {
  if (range.size > LARGEST) {
    return [
      `'${prop}' must be addresses of the network of the nodes, got '${range}', which is larger than any of them`,
    ];
  }
  if (range.hasUsual) return [];
  return [
    `'${prop}' must have an address that ends with neither .0 nor .255, which are not handed out, got '${range}'`,
  ];
}

function toNumber(address: string): number {
  return address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
}

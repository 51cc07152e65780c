import { isIPv4 } from 'node:net';
import { Cidr } from '../../lib/network/cidr';
import { show } from '../../lib/problems';

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

  /** As it was given. */
  public toString(): string {
    return this.text;
  }
}

/** Problems of a range of addresses. */
export function checkAddressRange(prop: string, text: unknown): string[] {
  if (AddressRange.tryParse(text)) return [];
  return [
    `'${prop}' must be a range of IPv4 addresses, '192.168.56.80-192.168.56.99' or '192.168.56.80/28', got ${show(text)}`,
  ];
}

function toNumber(address: string): number {
  return address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
}

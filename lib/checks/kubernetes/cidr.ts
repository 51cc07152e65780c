import { isIP } from 'node:net';

/** Whether this is an address range such as `10.0.0.0/8` or `fd00::/8`. */
export function isCidr(value: string): boolean {
  const [address = '', prefix = '', ...rest] = value.split('/');
  const version = isIP(address);
  return version > 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

/** Whether an IPv4 range lies in another one; ranges of IPv6 are taken on trust. */
export function containsCidr(outer: string, inner: string): boolean {
  if (outer.includes(':') || inner.includes(':')) return true;
  const [outerStart, outerEnd] = boundsOf(outer);
  const [innerStart, innerEnd] = boundsOf(inner);
  return outerStart <= innerStart && innerEnd <= outerEnd;
}

function boundsOf(cidr: string): readonly [number, number] {
  const [address = '', prefix] = cidr.split('/');
  const size = 2 ** (32 - Number(prefix));
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const start = Math.floor(number / size) * size;
  return [start, start + size - 1];
}

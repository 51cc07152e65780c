import { isIPv4 } from 'node:net';

/** Addresses that only a private network knows (RFC 1918), and those of Alibaba Cloud's own services (100.64.0.0/10). */
export function isPrivate(hostname: string): boolean {
  if (!isIPv4(hostname)) return hostname.endsWith('.internal') || hostname.includes('intranet');
  const [a = 0, b = 0] = hostname.split('.').map(Number);
  return a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b < 128);
}

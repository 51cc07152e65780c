import { show } from '../problems';

/** The region, then a letter; with a hyphen between where the region does not end in a digit. */
const SHAPE = /^([a-z]{2}-[a-z0-9-]*\d)[a-z]$|^([a-z]{2}-[a-z0-9-]*[a-z0-9])-[a-z]$/;

/** Problems of a zone id; nothing is said about one that only a deployment knows. */
export function checkZone(prop: string, zone: unknown): string[] {
  if (regionOf(zone) !== undefined || (typeof zone === 'string' && zone.includes('${Token['))) return [];
  return [`'${prop}' must be a zone, got ${show(zone)}, e.g. 'eu-central-1a' or 'cn-hangzhou-h'`];
}

/** The region a zone is in: `eu-central-1` for `eu-central-1a`, `cn-hangzhou` for `cn-hangzhou-h`; none for other values. */
export function regionOf(zone: unknown): string | undefined {
  const [, numbered, named] = (typeof zone === 'string' && SHAPE.exec(zone)) || [];
  return numbered ?? named;
}

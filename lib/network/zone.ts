/** The region, then a letter; with a hyphen between where the region does not end in a digit. */
const SHAPE = /^([a-z]{2}-[a-z0-9-]*\d)[a-z]$|^([a-z]{2}-[a-z0-9-]*[a-z0-9])-[a-z]$/;

/** The region a zone is in: `eu-central-1` for `eu-central-1a`, `cn-hangzhou` for `cn-hangzhou-h`; none for other texts. */
export function regionOf(zone: string): string | undefined {
  const [, numbered, named] = SHAPE.exec(zone) ?? [];
  return numbered ?? named;
}

/** A zone id as part of a logical id: `EuCentral1a`. */
export function toIdPart(zone: string): string {
  return zone.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());
}

/** What is wrong with a list of zones, a sentence each. */
export function zoneProblems(zones: readonly string[]): string[] {
  if (zones.length === 0) return [`'zones' is empty, e.g. ['eu-central-1a', 'eu-central-1b', 'eu-central-1c']`];
  const unknown = zones.filter((zone) => regionOf(zone) === undefined);
  const twice = new Set(zones.filter((zone, index) => zones.indexOf(zone) !== index));
  const regions = new Set(zones.map(regionOf).filter((region) => region !== undefined));
  return [
    ...unknown.map((zone) => `'zones' has '${zone}', which is no zone such as 'eu-central-1a' or 'cn-hangzhou-h'`),
    ...[...twice].map((zone) => `'zones' has '${zone}' twice`),
    ...(regions.size > 1 ? [`'zones' are in several regions (${[...regions].join(', ')}), a VPC is in one`] : []),
  ];
}

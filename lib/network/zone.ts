import * as ros from '@alicloud/ros-cdk-core';
import { checkList, duplicates, show } from '../problems';
import { regionOf } from './zone-id';

const EXAMPLE = "['eu-central-1a', 'eu-central-1b', 'eu-central-1c']";

/** A zone id as part of a logical id: `EuCentral1a`. */
export function toIdPart(zone: string): string {
  return zone.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());
}

/** What is wrong with a list of zones, a sentence each; nothing is said about deploy-time values in it. */
export function zoneProblems(zones: unknown): string[] {
  if (!Array.isArray(zones)) return checkList('zones', zones, EXAMPLE);
  if (zones.length === 0) return [`'zones' is empty, e.g. ${EXAMPLE}`];
  const known = zones.filter((zone) => !ros.Token.isUnresolved(zone));
  const wrong = known.filter((zone) => regionOf(zone) === undefined);
  const regions = new Set(known.map(regionOf).filter((region) => region !== undefined));
  return [
    ...wrong.map((zone) => `'zones' has ${show(zone)}, which is no zone such as 'eu-central-1a' or 'cn-hangzhou-h'`),
    ...duplicates(known).map((zone) => `'zones' has ${show(zone)} twice`),
    ...(regions.size > 1 ? [`'zones' are in several regions (${[...regions].join(', ')}), a VPC is in one`] : []),
  ];
}

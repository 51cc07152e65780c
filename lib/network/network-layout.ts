import * as ros from '@alicloud/ros-cdk-core';
import { checkInteger, checkList, show } from '../problems';
import { Cidr } from './cidr';
import { vpcRangeProblems } from './vpc-range';
import { zoneProblems } from './zone';

/** Ranges chosen by hand for the vSwitches of one zone. */
export interface ZoneRanges {
  /**
   * Range of the node vSwitch, /16 to /29, such as `172.16.0.0/22`.
   *
   * @default - planned
   */
  readonly nodes?: string;

  /**
   * Range of the pod vSwitch, /19 to /25, such as `172.16.32.0/19`.
   *
   * @default - planned
   */
  readonly pods?: string;
}

/** What decides the ranges of a network. */
export interface NetworkLayoutProps {
  /**
   * Range of the VPC, /8 to /28, such as `172.16.0.0/16`; within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 unless
   * `allowPublicCidr` is said. Another one replaces the VPC. Services, and pods under Flannel, need ranges outside it.
   */
  readonly cidr: string;

  /**
   * Zones of one region, three where there are three: `['eu-central-1a', 'eu-central-1b', 'eu-central-1c']`.
   *
   * Planned ranges follow from a zone's position: add zones at the end, and before taking one out pin those behind it
   * with `ranges`. A cluster cannot follow: pin it to the zones it has first.
   */
  readonly zones: readonly string[];

  /**
   * How many zones the plan has room for. Another value moves planned ranges: choose it once.
   *
   * @default 7
   */
  readonly maxZones?: number;

  /**
   * Whether each zone gets a vSwitch for pods, which Terway needs. Nodes have the same ranges with and without.
   *
   * @default true
   */
  readonly podVSwitches?: boolean;

  /**
   * Ranges in the VPC to keep clear of, because something else is there or will be.
   *
   * @default - the whole VPC is free
   */
  readonly avoid?: readonly string[];

  /**
   * Ranges chosen by hand, by zone id; what is not given here is planned.
   *
   * @default - all are planned
   */
  readonly ranges?: Readonly<Record<string, ZoneRanges>>;

  /**
   * Allows a `cidr` of public addresses; their owners on the internet cannot be reached from the VPC then.
   *
   * @default false
   */
  readonly allowPublicCidr?: boolean;
}

/** See {@link NetworkLayoutProps.maxZones}. */
export const DEFAULT_MAX_ZONES = 7;

const RANGES_EXAMPLE = "{ nodes: '172.16.0.0/22', pods: '172.16.32.0/19' }";

type Given = Partial<NetworkLayoutProps>;

/** What is wrong with each of the props that ranges and logical ids follow from. */
const CHECKS: Readonly<Record<string, (given: Given) => string[]>> = {
  cidr: ({ cidr, allowPublicCidr }) => vpcRangeProblems(cidr, allowPublicCidr ?? false),
  zones: ({ zones }) => zoneProblems(zones),
  maxZones: maxZonesProblems,
  avoid: avoidProblems,
  ranges: rangesProblems,
};

/** What is wrong with what a layout is made from, each prop for itself; a sentence each. */
export function layoutProblems(given: Given): string[] {
  return Object.entries(CHECKS).flatMap(([prop, check]) => {
    if (!holdsToken(given[prop as keyof Given])) return check(given);
    return [`'${prop}' must be known at synthesis, the ranges of the vSwitches follow from it; got a token`];
  });
}

/** Names the range of a vSwitch in errors. */
export function rangeProp(zone: string, purpose: string): string {
  return `ranges.${zone}.${purpose}`;
}

function maxZonesProblems({ zones, maxZones = DEFAULT_MAX_ZONES }: Given): string[] {
  const problems = checkInteger('maxZones', maxZones, { min: 1, example: DEFAULT_MAX_ZONES });
  if (problems.length > 0 || !Array.isArray(zones) || zones.length <= maxZones) return problems;
  return [
    `'zones' has ${zones.length}, but 'maxZones' is ${maxZones}; raise it, and pin with 'ranges' what exists already`,
  ];
}

function avoidProblems({ avoid = [] }: Given): string[] {
  if (!Array.isArray(avoid)) return checkList('avoid', avoid, "['172.16.0.0/24']");
  return avoid.flatMap((text, index) => Cidr.problems(`avoid[${index}]`, text));
}

function rangesProblems({ ranges = {}, zones, podVSwitches = true }: Given): string[] {
  if (!isObject(ranges)) {
    return [`'ranges' must be an object, e.g. { 'eu-central-1a': ${RANGES_EXAMPLE} }, got ${show(ranges)}`];
  }
  const isUnknown = (zone: string) => Array.isArray(zones) && !zones.includes(zone);
  return Object.entries(ranges).flatMap(([zone, chosen]) => [
    ...(isUnknown(zone) ? [`'ranges' has '${zone}', which is none of the zones ${zones?.join(', ')}`] : []),
    ...zoneRangesProblems(zone, chosen, podVSwitches),
  ]);
}

function zoneRangesProblems(zone: string, chosen: unknown, podVSwitches: boolean): string[] {
  if (!isObject(chosen)) {
    return [`'ranges.${zone}' must be an object, e.g. ${RANGES_EXAMPLE}, got ${show(chosen)}`];
  }
  return Object.entries(chosen).flatMap(([key, text]) => {
    if (key !== 'nodes' && key !== 'pods') return [`'ranges.${zone}' has '${key}', must be 'nodes' or 'pods'`];
    if (text === undefined) return [];
    if (key === 'nodes' || podVSwitches) return Cidr.problems(rangeProp(zone, key), text);
    return [`'${rangeProp(zone, key)}' is ${show(text)}, but 'podVSwitches' is false; leave one of them out`];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holdsToken(value: unknown): boolean {
  if (ros.Token.isUnresolved(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsToken);
}

import { type IPlace, ValidationError } from '../errors';
import { Cidr } from './cidr';
import { CidrPlan } from './cidr-plan';
import { PrefixLimits, type VSwitchPurpose } from './prefix-limits';
import { parseVpcRange } from './vpc-range';

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
   * with `ranges`.
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

/** The range of one vSwitch. */
export interface VSwitchRange {
  readonly zone: string;
  readonly purpose: VSwitchPurpose;
  readonly cidr: Cidr;

  /** Whether it comes from `ranges` rather than from the plan. */
  readonly chosen: boolean;
}

/** Where the VPC and every vSwitch lie. */
export interface NetworkLayout {
  readonly vpc: Cidr;

  /** Those for nodes, in the order of zones, then those for pods. */
  readonly vSwitches: readonly VSwitchRange[];
}

/**
 * Lays out the ranges of a network.
 *
 * @throws ValidationError when a range is wrong or overlaps another, or there is too little room
 */
export function layOutNetwork(place: IPlace, props: NetworkLayoutProps): NetworkLayout {
  const { zones, maxZones = 7, podVSwitches: withPods = true } = props;
  checkMaxZones(place, zones, maxZones);
  const vpc = parseVpcRange(place, props.cidr, props.allowPublicCidr ?? false);
  const avoid = (props.avoid ?? []).map((text) => Cidr.fromProp(place, 'avoid', text));
  const plan = new CidrPlan(place, { vpc, zones, maxZones, withPods, avoid });
  const purposes: VSwitchPurpose[] = withPods ? ['nodes', 'pods'] : ['nodes'];
  const vSwitches = purposes.flatMap((purpose) =>
    zones.map((zone) => {
      const text = props.ranges?.[zone]?.[purpose];
      return text === undefined
        ? { zone, purpose, cidr: plan.rangeFor(zone, purpose), chosen: false }
        : { zone, purpose, cidr: Cidr.fromProp(place, propOf(zone, purpose), text), chosen: true };
    }),
  );
  const problems = [...unusedProblems(props), ...rangeProblems(vSwitches, vpc, avoid)];
  if (problems.length > 0) throw new ValidationError(place, problems.join('; '));
  return { vpc, vSwitches };
}

function checkMaxZones(place: IPlace, zones: readonly string[], maxZones: number): void {
  if (!Number.isInteger(maxZones) || maxZones < 1) {
    throw new ValidationError(place, `'maxZones' is ${maxZones}, must be a whole number from 1 up, e.g. 7`);
  }
  if (zones.length > maxZones) {
    throw new ValidationError(
      place,
      `'zones' has ${zones.length}, but 'maxZones' is ${maxZones}; raise it, and pin with 'ranges' what exists already`,
    );
  }
}

function propOf(zone: string, purpose: VSwitchPurpose): string {
  return `ranges.${zone}.${purpose}`;
}

function unusedProblems({ ranges = {}, zones, podVSwitches = true }: NetworkLayoutProps): string[] {
  return Object.entries(ranges).flatMap(([zone, { pods }]) => [
    ...(zones.includes(zone) ? [] : [`'ranges' has '${zone}', which is none of the zones ${zones.join(', ')}`]),
    ...(pods && !podVSwitches ? [`'${propOf(zone, 'pods')}' is '${pods}', but 'podVSwitches' is false`] : []),
  ]);
}

function rangeProblems(vSwitches: readonly VSwitchRange[], vpc: Cidr, avoid: readonly Cidr[]): string[] {
  return vSwitches.flatMap(({ zone, purpose, cidr, chosen }, index) => {
    if (!chosen) return [];
    const limits = PrefixLimits.ofVSwitch(purpose);
    // Two chosen ranges meet twice here; one complaint is enough.
    const others = vSwitches.filter((other, position) => (other.chosen ? position > index : true));
    return [
      ...(limits.allow(cidr) ? [] : [`must be ${limits}`]),
      ...(vpc.contains(cidr) ? [] : [`lies outside the VPC, ${vpc}`]),
      ...avoid.filter((other) => other.overlaps(cidr)).map((other) => `overlaps ${other} of 'avoid'`),
      ...others
        .filter((other) => other.cidr.overlaps(cidr))
        .map((other) => `overlaps the ${other.purpose} of ${other.zone}, ${other.cidr}`),
    ].map((problem) => `'${propOf(zone, purpose)}' is '${cidr}', ${problem}`);
  });
}

import { Cidr } from './cidr';
import { CidrPlan } from './cidr-plan';
import { largestClear } from './clear-range';
import { DEFAULT_MAX_ZONES, layoutProblems, type NetworkLayoutProps, rangeProp } from './network-layout';
import { PrefixLimits, type VSwitchPurpose } from './prefix-limits';

/** The range of one vSwitch. */
export interface VSwitchRange {
  readonly zone: string;
  readonly purpose: VSwitchPurpose;
  readonly cidr: Cidr;

  /** Whether it comes from `ranges` rather than from the plan. */
  readonly chosen: boolean;
}

/** Where the vSwitches of a network lie. */
export interface VSwitchLayout {
  /** Those for nodes, in the order of zones, then those for pods; not all of them where there are problems. */
  readonly vSwitches: readonly VSwitchRange[];

  /** What is wrong with it, a sentence each; nothing when it can be used. */
  readonly problems: readonly string[];
}

/** Lays out the vSwitches of a network: where `ranges` says, and elsewhere as planned. */
export function layOutVSwitches(given: Partial<NetworkLayoutProps>): VSwitchLayout {
  const problems = layoutProblems(given);
  return problems.length > 0 ? { vSwitches: [], problems } : placeVSwitches(given as NetworkLayoutProps);
}

function placeVSwitches(props: NetworkLayoutProps): VSwitchLayout {
  const { zones, maxZones = DEFAULT_MAX_ZONES, podVSwitches = true, ranges = {} } = props;
  const vpc = Cidr.parse(props.cidr);
  const avoid = (props.avoid ?? []).map((text) => Cidr.parse(text));
  const plan = new CidrPlan({ vpc, zones, maxZones, withPods: podVSwitches, avoid });
  const purposes: VSwitchPurpose[] = podVSwitches ? ['nodes', 'pods'] : ['nodes'];
  const wanted = purposes.flatMap((purpose) => zones.map((zone) => ({ zone, purpose, text: ranges[zone]?.[purpose] })));
  // A plan that nobody needs may be impossible.
  const isPlanned = wanted.some(({ text }) => text === undefined);
  if (isPlanned && plan.problems.length > 0) return { vSwitches: [], problems: plan.problems };

  const vSwitches: VSwitchRange[] = [];
  const problems: string[] = [];
  for (const { zone, purpose, text } of wanted) {
    const cidr = text === undefined ? plan.rangeFor(zone, purpose) : Cidr.parse(text);
    if (cidr) vSwitches.push({ zone, purpose, cidr, chosen: text !== undefined });
    else problems.push(plan.lackOfRoom(zone, purpose));
  }
  return { vSwitches, problems: [...problems, ...chosenProblems(vSwitches, vpc, avoid)] };
}

/** What is wrong with the ranges chosen by hand: a sentence for each that cannot stay. */
function chosenProblems(vSwitches: readonly VSwitchRange[], vpc: Cidr, avoid: readonly Cidr[]): string[] {
  return vSwitches.flatMap((vSwitch, index) => {
    if (!vSwitch.chosen) return [];
    const { zone, purpose, cidr } = vSwitch;
    const limits = PrefixLimits.ofVSwitch(purpose);
    // Two chosen ranges meet twice here; one complaint is enough.
    const others = vSwitches.filter((other, position) => (other.chosen ? position > index : true));
    const overlapped = overlappedBy(cidr, others, avoid);
    const faults = [
      ...(limits.allow(cidr) ? [] : [`is not ${limits}`]),
      ...(vpc.contains(cidr) ? [] : [`lies outside the VPC, ${vpc}`]),
      ...(overlapped.length > 0 ? [`overlaps ${enumerate(overlapped)}`] : []),
    ];
    if (faults.length === 0) return [];
    const taken = [...avoid, ...vSwitches.filter((other) => other !== vSwitch).map((other) => other.cidr)];
    return [
      `'${rangeProp(zone, purpose)}' is '${cidr}', which ${faults.join(', and ')}; ${wayOut(cidr, limits, vpc, taken)}`,
    ];
  });
}

function overlappedBy(cidr: Cidr, vSwitches: readonly VSwitchRange[], avoid: readonly Cidr[]): string[] {
  return [
    ...avoid.filter((other) => other.overlaps(cidr)).map((other) => `${other} of 'avoid'`),
    ...vSwitches
      .filter((other) => other.cidr.overlaps(cidr))
      .map((other) => `the ${other.purpose} of ${other.zone} (${other.cidr})`),
  ];
}

function enumerate(names: readonly string[]): string {
  const [first, ...others] = names;
  return others.length === 0 ? `${first}` : `${first} and ${others.length} more`;
}

/** From the end of the VPC, where the ranges of further zones are planned last. */
function wayOut({ prefix }: Cidr, { shortest, longest }: PrefixLimits, vpc: Cidr, taken: readonly Cidr[]): string {
  const wanted = Math.min(Math.max(prefix, shortest), longest);
  const clear = largestClear(vpc, { shortest: wanted, longest }, taken, 'end');
  return clear ? `choose e.g. '${clear}'` : 'nothing in the VPC is clear, make room first';
}

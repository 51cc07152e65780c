import * as ros from '@alicloud/ros-cdk-core';
import { Cidr } from '../network/cidr';

/** One of each private block, so that a VPC leaves at least two. */
const POD_RANGES = ['172.20.0.0/16', '10.200.0.0/16', '192.168.0.0/16'].map((text) => Cidr.parse(text));
const SERVICE_RANGES = ['172.21.0.0/20', '10.255.0.0/20', '192.168.240.0/20'].map((text) => Cidr.parse(text));
const SERVICE_PREFIX = { min: 16, max: 24 };

/** Where ACK lets pods and Services live (ACK: `container_cidr`, `service_cidr`). */
const ALLOWED = Cidr.PRIVATE.join(', ');

/** What an {@link AddressPlan} is made from. */
export interface AddressPlanProps {
  /** The range of the VPC; may be a deploy-time value. */
  readonly vpcCidr?: string;

  /** The range of pods, where they have one of their own: chosen, or left to the plan. */
  readonly pods?: { readonly cidr?: string };

  /**
   * The range of Services.
   *
   * @default - the first of three usual ones that is clear of the VPC and the pods
   */
  readonly serviceCidr?: string;
}

/**
 * The ranges of a cluster outside its VPC: Services, and pods where they are not in vSwitches.
 *
 * Both are fixed when the cluster is made. Deploy-time values cannot be compared, so nothing is said about them.
 */
export class AddressPlan {
  /** The range of Services. */
  public readonly serviceCidr: string;

  /** The range of pods; none when they are in vSwitches. */
  public readonly podCidr?: string;

  /** What is wrong with it, a sentence each; nothing when it can be used. */
  public readonly problems: readonly string[];

  constructor({ vpcCidr, pods, serviceCidr }: AddressPlanProps) {
    const unreadable: string[] = [];
    const vpc = read('network.cidr', vpcCidr, unreadable);
    const chosenService = read('serviceCidr', serviceCidr, unreadable);
    const chosenPods = read('podCidr', pods?.cidr, unreadable);
    const podRange = chosenPods ?? (pods && !pods.cidr ? firstClear(POD_RANGES, [vpc, chosenService]) : undefined);

    this.podCidr = pods && (pods.cidr ?? podRange?.toString());
    this.serviceCidr = serviceCidr ?? `${firstClear(SERVICE_RANGES, [vpc, podRange])}`;
    this.problems = [...unreadable, ...podProblems(chosenPods, vpc), ...serviceProblems(chosenService, vpc, podRange)];
  }
}

function read(prop: string, text: string | undefined, unreadable: string[]): Cidr | undefined {
  if (text === undefined || ros.Token.isUnresolved(text)) return undefined;
  const problems = Cidr.problems(prop, text);
  unreadable.push(...problems);
  return problems.length > 0 ? undefined : Cidr.parse(text);
}

/** Falls back to the last: with three private blocks and two ranges taken, one is always clear. */
function firstClear(candidates: readonly Cidr[], taken: readonly (Cidr | undefined)[]): Cidr {
  const clear = candidates.find((candidate) => !taken.some((other) => other?.overlaps(candidate)));
  return clear ?? (candidates.at(-1) as Cidr);
}

function podProblems(pods: Cidr | undefined, vpc: Cidr | undefined): string[] {
  if (!pods) return [];
  const free = firstClear(POD_RANGES, [vpc]);
  if (!isPrivate(pods)) return [`'podCidr' is ${pods}, ACK takes a range within ${ALLOWED}, e.g. ${free}`];
  return vpc?.overlaps(pods) ? [overlap('podCidr', pods, 'the VPC', vpc, free)] : [];
}

function serviceProblems(services: Cidr | undefined, vpc: Cidr | undefined, pods: Cidr | undefined): string[] {
  if (!services) return [];
  const free = firstClear(SERVICE_RANGES, [vpc, pods]);
  const { min, max } = SERVICE_PREFIX;
  const problems: string[] = [];
  if (!isPrivate(services) || services.prefix < min || services.prefix > max) {
    problems.push(`'serviceCidr' is ${services}, ACK takes a /${min} to /${max} within ${ALLOWED}, e.g. ${free}`);
  }
  if (vpc?.overlaps(services)) problems.push(overlap('serviceCidr', services, 'the VPC', vpc, free));
  if (pods?.overlaps(services)) problems.push(overlap('serviceCidr', services, 'the pods', pods, free));
  return problems;
}

function isPrivate(range: Cidr): boolean {
  return Cidr.PRIVATE.some((block) => block.contains(range));
}

function overlap(prop: string, range: Cidr, what: string, other: Cidr, free: Cidr): string {
  return `'${prop}' ${range} overlaps ${what} (${other}), which then could not be reached; use e.g. ${free}`;
}

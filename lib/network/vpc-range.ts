import { Cidr } from './cidr';
import { PrefixLimits } from './prefix-limits';

/** Addresses no VPC may have (VPC: CreateVpc). */
const RESERVED = ['0.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].map((text) =>
  Cidr.parse(text),
);

/** Why a `cidr` is none that a VPC may have, a sentence; public addresses only where `allowPublic` is said. */
export function vpcRangeProblems(cidr: unknown, allowPublic: boolean): string[] {
  const unreadable = Cidr.problems('cidr', cidr);
  if (unreadable.length > 0) return unreadable;
  const vpc = Cidr.parse(cidr as string);
  const problem = problemOf(vpc, allowPublic);
  return problem ? [`'cidr' is '${vpc}', ${problem}`] : [];
}

function problemOf(vpc: Cidr, allowPublic: boolean): string | undefined {
  if (!PrefixLimits.VPC.allow(vpc)) return `a VPC is ${PrefixLimits.VPC}, e.g. '172.16.0.0/16'`;
  const reserved = RESERVED.find((range) => range.overlaps(vpc));
  if (reserved) return `which overlaps ${reserved}, where no VPC may be; use one within ${Cidr.PRIVATE.join(', ')}`;
  if (allowPublic || Cidr.PRIVATE.some((range) => range.contains(vpc))) return undefined;
  return `which is not within ${Cidr.PRIVATE.join(', ')}; say 'allowPublicCidr: true' if that is meant`;
}

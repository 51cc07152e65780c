import { Cidr } from '../../lib/network/cidr';
import { checkList } from '../../lib/problems';
import { isDeployTime } from '../object/deploy-time';
import type { RequestSource } from './exposed-application';
import type { IZonedVSwitch } from './zoned-v-switch';

/** Everybody. */
export const ANYWHERE: readonly string[] = ['0.0.0.0/0'];

/** Addresses that nobody has on the internet (RFC 1918): a VPC, and what is connected to it. */
export const PRIVATE_RANGES: readonly string[] = Cidr.PRIVATE.map(String);

/** Ranges of addresses as a NetworkPolicy names them. */
export function renderRanges(ranges: readonly string[]): RequestSource[] {
  return [...new Set(ranges)].map((cidr) => ({ ipBlock: { cidr } }));
}

/** Problems of one range; one that only a deployment knows is refused when the manifest is written. */
export function checkRange(prop: string, range: unknown): string[] {
  return isDeployTime(range) ? [] : Cidr.problems(prop, range);
}

/** Problems of ranges. */
export function checkRanges(prop: string, ranges: unknown): string[] {
  if (!Array.isArray(ranges)) return checkList(prop, ranges, "['172.16.0.0/20']");
  // none would stand for nobody in one place, and for everybody in another
  if (ranges.length === 0) return [`'${prop}' must have one or more, or be left out, got none, e.g. ['172.16.0.0/20']`];
  return ranges.flatMap((range, index) => checkRange(`${prop}[${index}]`, range));
}

/** The ranges of vSwitches; nothing unless all are known. */
export function rangesOf(vSwitches: readonly IZonedVSwitch[]): readonly string[] | undefined {
  const ranges = vSwitches.flatMap(({ cidr }) => cidr ?? []);
  return ranges.length === vSwitches.length ? ranges : undefined;
}

/** Why the vSwitches that requests come from cannot be let in. */
export function checkKnownRanges(vSwitches: readonly IZonedVSwitch[]): string[] {
  return vSwitches.flatMap(({ cidr, vSwitchId }, index) =>
    cidr === undefined
      ? [
          `'vSwitches[${index}].cidr' must be the range of ${vSwitchId}, from which requests come, for the NetworkPolicy, got nothing; outputs.nodeVSwitches('Network') has it, or \`aliyun vpc DescribeVSwitchAttributes --VSwitchId ${vSwitchId}\` shows it, e.g. '172.16.0.0/20'`,
        ]
      : [],
  );
}

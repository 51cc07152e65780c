import { checkZone } from '../../lib/network/zone-id';
import { checkList, duplicates, show } from '../../lib/problems';
import { isDeployTime } from '../object/deploy-time';
import { checkObject, ifGiven } from '../object/shape';
import { checkRange } from './request-sources';

/** A vSwitch and the zone it lies in: `outputs.nodeVSwitches('Network')` reads those of a `Network`. */
export interface IZonedVSwitch {
  /** Zone id, such as `eu-central-1a`. */
  readonly zone: string;
  /** Such as `vsw-gw8…`: a plain value, from the outputs of a deployment. */
  readonly vSwitchId: string;
  /**
   * Its range, such as `172.16.0.0/20`, which a NetworkPolicy lets in.
   *
   * @default - not known: an error where a NetworkPolicy is written
   */
  readonly cidr?: string;
}

const EXAMPLE = "[{ zone: 'eu-central-1a', vSwitchId: 'vsw-a' }, { zone: 'eu-central-1b', vSwitchId: 'vsw-b' }]";

/**
 * Problems of the vSwitches of a load balancer, none if it survives the loss of a zone.
 *
 * @param product what needs them, such as `an ALB`
 */
export function checkVSwitches(prop: string, product: string, vSwitches: readonly IZonedVSwitch[]): string[] {
  if (!Array.isArray(vSwitches)) return checkList(prop, vSwitches, EXAMPLE);
  const problems = vSwitches.flatMap((vSwitch, index) => checkVSwitch(`${prop}[${index}]`, vSwitch));
  return problems.length > 0 ? problems : checkZones(prop, product, vSwitches);
}

/** Problems of the id of a vSwitch. */
export function checkVSwitchId(prop: string, id: unknown): string[] {
  if (isDeployTime(id) || (typeof id === 'string' && /^vsw-[a-z0-9]+$/.test(id))) return [];
  return [`'${prop}' must be the id of a vSwitch, got ${show(id)}, e.g. 'vsw-gw8node0000000000000a'`];
}

function checkVSwitch(prop: string, vSwitch: IZonedVSwitch): string[] {
  const problems = checkObject(prop, vSwitch, "{ zone: 'eu-central-1a', vSwitchId: 'vsw-a' }");
  if (problems.length > 0) return problems;
  return [
    ...checkZone(`${prop}.zone`, vSwitch.zone),
    ...checkVSwitchId(`${prop}.vSwitchId`, vSwitch.vSwitchId),
    ...ifGiven(vSwitch.cidr, (cidr) => checkRange(`${prop}.cidr`, cidr)),
  ];
}

function checkZones(prop: string, product: string, vSwitches: readonly IZonedVSwitch[]): string[] {
  const zones = vSwitches.map(({ zone }) => zone);
  const problems = [
    ...duplicates(zones).map((zone) => `'${prop}' has zone ${zone} twice; ${product} takes one vSwitch a zone`),
    ...duplicates(vSwitches.map(({ vSwitchId }) => vSwitchId)).map(
      (id) => `'${prop}' has vSwitch ${id} twice; a vSwitch lies in one zone`,
    ),
  ];
  if (new Set(zones).size >= 2) return problems;
  const got = zones.length === 0 ? 'none' : `only ${zones[0]}`;
  return [...problems, `'${prop}' must lie in at least two zones for ${product}, got ${got}, e.g. ${EXAMPLE}`];
}

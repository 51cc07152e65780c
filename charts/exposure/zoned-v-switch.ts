import { duplicates } from '../../lib/problems';

/** A vSwitch and the zone it lies in, as the outputs of a `Network` give them. */
export interface IZonedVSwitch {
  /** Zone id, such as `eu-central-1a`. */
  readonly zone: string;
  /** Such as `vsw-gw8…`; may be a deploy-time value. */
  readonly vSwitchId: string;
}

const EXAMPLE = "[{ zone: 'eu-central-1a', vSwitchId: 'vsw-a' }, { zone: 'eu-central-1b', vSwitchId: 'vsw-b' }]";

/**
 * Problems of the vSwitches of a load balancer, none if it survives the loss of a zone.
 *
 * @param product what needs them, such as `an ALB`
 */
export function checkVSwitches(prop: string, product: string, vSwitches: readonly IZonedVSwitch[]): string[] {
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

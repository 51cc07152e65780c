import type { INetwork } from '../network/network';
import type { VSwitchPurpose } from '../network/prefix-limits';
import { checkList, show } from '../problems';
import { repeatProblems } from './names';

/** What is no network, a sentence. */
export function networkProblems(network: unknown): string[] {
  const { zones, nodeVSwitchIds, podVSwitchIds } = (network ?? {}) as Partial<INetwork>;
  if ([zones, nodeVSwitchIds, podVSwitchIds].every(Array.isArray)) return [];
  return [`'network' must be a network, e.g. new Network(…) or Network.fromNetworkAttributes(…), got ${show(network)}`];
}

/** What is wrong with a choice of the zones of a network, a sentence each; nothing is said without a network. */
export function zoneChoiceProblems(zones: unknown, network: INetwork, most = Number.POSITIVE_INFINITY): string[] {
  if (networkProblems(network).length > 0) return [];
  const there = network.zones.join(', ');
  if (!Array.isArray(zones)) return checkList('zones', zones, `['${network.zones[0]}']`);
  if (zones.length === 0) return [`'zones' is empty, needs at least one of ${there}`];
  const tooMany =
    zones.length > most
      ? [
          `'zones' has ${zones.length}, this type of cluster takes ${most}, e.g. ['${zones.slice(0, most).join("', '")}']`,
        ]
      : [];
  return [
    ...zones
      .filter((zone) => !network.zones.includes(zone))
      .map((zone) => `'zones' has ${show(zone)}, the network has ${there}`),
    ...repeatProblems('zones', zones),
    ...tooMany,
  ];
}

/** The vSwitches of a network in those zones, in the order of the zones; none where it has none for that purpose. */
export function vSwitchesIn(zones: readonly string[], network: INetwork, purpose: VSwitchPurpose): string[] {
  const ids = purpose === 'nodes' ? network.nodeVSwitchIds : network.podVSwitchIds;
  return zones.map((zone) => ids[network.zones.indexOf(zone)]).filter((id) => id !== undefined);
}

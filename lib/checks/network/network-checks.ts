import type { Check } from '../rule';
import { accessRules } from './access-rules';
import { clusterRanges, vSwitchRanges } from './address-ranges';
import { addresses } from './addresses';
import { natGateways, nodesLeave } from './egress';
import { mountTargets, podZones, zoneMappings } from './shared-zones';
import { vSwitchLists } from './v-switch-lists';

/** Checks of network: NET010 to NET999. */
export const NETWORK_CHECKS: readonly Check[] = [
  vSwitchRanges,
  clusterRanges,
  vSwitchLists,
  podZones,
  zoneMappings,
  mountTargets,
  natGateways,
  nodesLeave,
  addresses,
  accessRules,
];

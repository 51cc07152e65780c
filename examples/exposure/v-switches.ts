import type { IZonedVSwitch } from 'ack-blueprints/charts';

/** From the outputs of a deployment: `outputs.nodeVSwitches('Network')`. */
export const V_SWITCHES: readonly IZonedVSwitch[] = [
  { zone: 'eu-central-1a', vSwitchId: 'vsw-gw8node0000000000000a', cidr: '172.16.0.0/20' },
  { zone: 'eu-central-1b', vSwitchId: 'vsw-gw8node0000000000000b', cidr: '172.16.16.0/20' },
];

import { relative } from 'node:path';
import { definePlatform } from 'ack-blueprints/platform';
import { infrastructure } from './infrastructure';
import { MACHINES } from './machines';
import { STACK_NAME } from './names';
import { readSettings } from './settings';
import { SAMPLE_OUTPUTS, workloads } from './workloads';

/** The web platform, as `ackb` works with it. */
export default definePlatform({
  name: STACK_NAME,
  region: 'eu-central-1',
  settings: readSettings,
  infrastructure: (outdir, settings) =>
    settings.clusterType === 'local' ? undefined : infrastructure(outdir, settings),
  workloads,
  machines: ({ clusterType }) => (clusterType === 'local' ? MACHINES : undefined),
  notices: ({ clusterType, outputs }) =>
    outputs !== undefined || clusterType === 'local'
      ? []
      : [`The manifests hold sample values from ${relative(process.cwd(), SAMPLE_OUTPUTS)}, not those of a cluster.`],
});

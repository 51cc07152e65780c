/** What `cdk.json` runs: the ROS half alone, into CDK_OUTDIR. */
import { join } from 'node:path';
import { infrastructure } from '../examples/web-platform/infrastructure';
import { replaceFolders, rosFolder } from '../lib/synthesis/replace-folders';
import { run } from './run';
import { settingsOf } from './settings';

run(() => {
  const settings = settingsOf();
  const folder = rosFolder(process.env.CDK_OUTDIR ?? join(__dirname, '../dist/ros'));
  replaceFolders([folder], ([staging]) => infrastructure(staging, settings).synth());
});

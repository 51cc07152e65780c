/** What `cdk.json` runs: the ROS half alone, into CDK_OUTDIR. */
import { join } from 'node:path';
import { infrastructure } from '../examples/web-platform/infrastructure';
import platform from '../examples/web-platform/platform';
import type { Settings } from '../examples/web-platform/settings';
import { contextOf, readProject } from '../lib/program/project';
import { settingsOf } from '../lib/program/settings';
import { replaceFolders, rosFolder } from '../lib/synthesis/replace-folders';
import { run } from './run';

run(() => {
  const settings = settingsOf(platform, contextOf(readProject(__dirname))) as Settings;
  const folder = rosFolder(process.env.CDK_OUTDIR ?? join(__dirname, '../dist/ros'));
  replaceFolders([folder], ([staging]) => infrastructure(staging, settings).synth());
  return 0;
});

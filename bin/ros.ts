/** What `cdk.json` runs: the ROS half alone, into CDK_OUTDIR, with the context in CDK_CONTEXT_JSON. */
import { join } from 'node:path';
import { infrastructure } from '../examples/web-platform/infrastructure';
import { readSettings } from '../examples/web-platform/settings';
import { replaceFolders } from '../lib/synthesis/replace-folders';
import { contextFromEnvironment, run } from './run';

run(() => {
  const folder = process.env.CDK_OUTDIR ?? join(__dirname, '../dist/ros');
  const settings = readSettings(contextFromEnvironment());
  replaceFolders([folder], ([staging]) => infrastructure(staging, settings).synth());
});

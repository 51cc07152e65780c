/** What `cdk8s.yaml` runs: the Kubernetes half alone, into CDK8S_OUTDIR. */
import { join } from 'node:path';
import platform from '../examples/web-platform/platform';
import { contextOf, readProject } from '../lib/program/project';
import { settingsOf } from '../lib/program/settings';
import { synthesizeWorkloads } from '../lib/program/synthesize';
import { run } from './run';

run(() => {
  const settings = settingsOf(platform, contextOf(readProject(__dirname)));
  synthesizeWorkloads(platform, settings, process.env.CDK8S_OUTDIR ?? join(__dirname, '../dist/k8s'));
  // standard output belongs to cdk8s, which may pipe it to kubectl
  for (const line of platform.notices?.(settings) ?? []) process.stderr.write(`${line}\n`);
  return 0;
});

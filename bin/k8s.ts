/** What `cdk8s.yaml` runs: the Kubernetes half alone, into CDK8S_OUTDIR, with the context in CDK_CONTEXT_JSON. */
import { join } from 'node:path';
import { readSettings } from '../examples/web-platform/settings';
import { workloads } from '../examples/web-platform/workloads';
import { replaceFolders } from '../lib/synthesis/replace-folders';
import { contextFromEnvironment, run } from './run';

run(() => {
  const folder = process.env.CDK8S_OUTDIR ?? join(__dirname, '../dist/k8s');
  const settings = readSettings(contextFromEnvironment());
  replaceFolders([folder], ([staging]) => workloads(staging, settings).synth());
});

/** What `cdk8s.yaml` runs: the Kubernetes half alone, into CDK8S_OUTDIR. */
import { join } from 'node:path';
import { workloads } from '../examples/web-platform/workloads';
import { k8sFolder, replaceFolders } from '../lib/synthesis/replace-folders';
import { run } from './run';
import { sampleWarning, settingsOf } from './settings';

run(() => {
  const settings = settingsOf();
  const folder = k8sFolder(process.env.CDK8S_OUTDIR ?? join(__dirname, '../dist/k8s'));
  replaceFolders([folder], ([staging]) => workloads(staging, settings).synth());
  // standard output belongs to cdk8s, which may pipe it to kubectl
  for (const line of sampleWarning(settings)) process.stderr.write(`${line}\n`);
});

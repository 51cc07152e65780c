/** One definition, two targets: `cloud/` and `local/`, each to apply to its cluster. */
import { join } from 'node:path';
import { App } from 'cdk8s';
import { PLACES } from './place';
import { defineShop } from './shop';

for (const [name, place] of Object.entries(PLACES)) {
  const app = new App({ outdir: join(process.env.CDK8S_OUTDIR ?? 'dist', name) });
  defineShop(app, place);
  app.synth();
}

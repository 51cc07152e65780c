import type { Manifest } from '../kubernetes/manifest';
import type { ManifestGraph } from '../kubernetes/manifest-graph';
import { containersOf } from '../kubernetes/pod-template';
import { entriesOf } from '../plain-json';
import { objectCheck, type Problems, Rule } from '../rule';

const IN_CLEAR = new Rule({
  id: 'SEC060',
  severity: 'warning',
  title: 'Secret among the variables of a container',
  why: 'Everybody who may read the workload reads it, and it stays in git, in revisions and in backups.',
  fix: 'Take it from a Secret (`valueFrom.secretKeyRef`), or let RRSA make it needless.',
  source: 'Kubernetes: Good practices for Kubernetes Secrets',
});

const SECRET = /(^|_)(password|passwd|secret|token|api_?key|access_?key(_?(id|secret))?|private_?key|credentials?)$/i;

/** No value, a switch, a number, a path, a variable, or a placeholder: none of these is a secret. */
const HARMLESS = /^(|true|false|yes|no|on|off|none|null|\d{1,6}|\/.*|\$\(.*\)|<.*>|\$\{.*\})$/i;

/** Variables whose name says that they are secret have no value in the manifest. */
function* checkVariables(manifest: Manifest, graph: ManifestGraph): Problems {
  const workload = graph.workloadOf(manifest);
  for (const { container, path } of workload ? containersOf(workload.template) : []) {
    for (const [at, variable] of entriesOf(`${path}.env`, container.env)) {
      const { name, value } = variable ?? {};
      if (typeof name !== 'string' || typeof value !== 'string' || name.length > 200) continue;
      if (SECRET.test(name) && !HARMLESS.test(value.slice(0, 200)))
        yield IN_CLEAR.at(`${at}.value`, `${name} has its value in clear`);
    }
  }
}

export const secretVariables = objectCheck([IN_CLEAR], checkVariables);

import { entriesOf, show } from '../../plain-json';
import { objectCheck, type Problems, problem, Rule } from '../../rule';
import { groupOf, type Manifest } from '../manifest';
import type { ManifestGraph } from '../manifest-graph';

const UNBOUND = new Rule({
  id: 'K8S105',
  severity: 'error',
  title: 'Binding of a role or account that does not exist',
  why: 'The binding is taken, and gives nobody anything.',
  fix: 'Correct the name, or add the role or the ServiceAccount.',
  source: 'Kubernetes: Using RBAC Authorization',
});

const GROUP = 'rbac.authorization.k8s.io';

/** A binding gives a role that exists to accounts that exist. */
export function* checkBindings(manifest: Manifest, graph: ManifestGraph): Problems {
  if (groupOf(manifest) !== GROUP || !manifest.kind.endsWith('Binding')) return;
  const { metadata, roleRef, subjects } = manifest;
  const namespace = roleRef.kind === 'Role' ? metadata.namespace : undefined;
  if (!roleRef.name.startsWith('system:') && !graph.has(`${GROUP}/${roleRef.kind}`, namespace, roleRef.name)) {
    yield problem('roleRef', `no ${roleRef.kind} is called ${show(roleRef.name)}`, {
      severity: graph.severityOfMissing,
    });
  }
  for (const [at, subject] of entriesOf('subjects', subjects)) {
    if (subject.kind !== 'ServiceAccount' || subject.name === 'default') continue;
    if (!graph.has('/ServiceAccount', subject.namespace, subject.name)) {
      yield problem(at, `there is no ServiceAccount ${subject.namespace}/${subject.name}`, {
        severity: graph.severityOfMissing,
      });
    }
  }
}

export const bindings = objectCheck([UNBOUND], checkBindings);

import { entriesOf, type Problems, show } from '../../plain-json';
import { groupOf, type Manifest } from '../manifest';
import type { ManifestGraph } from './manifest-graph';

const GROUP = 'rbac.authorization.k8s.io';

/** A binding gives a role that exists to accounts that exist. */
export function* checkBindings(manifest: Manifest, graph: ManifestGraph): Problems {
  if (groupOf(manifest) !== GROUP || !manifest.kind.endsWith('Binding')) return;
  const { metadata, roleRef, subjects } = manifest;
  const namespace = roleRef.kind === 'Role' ? metadata.namespace : undefined;
  if (!roleRef.name.startsWith('system:') && !graph.has(`${GROUP}/${roleRef.kind}`, namespace, roleRef.name)) {
    yield `roleRef: no ${roleRef.kind} is called ${show(roleRef.name)}`;
  }
  for (const [at, subject] of entriesOf('subjects', subjects)) {
    if (subject.kind !== 'ServiceAccount' || subject.name === 'default') continue;
    if (!graph.has('/ServiceAccount', subject.namespace, subject.name)) {
      yield `${at}: there is no ServiceAccount ${subject.namespace}/${subject.name}`;
    }
  }
}

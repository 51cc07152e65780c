import { objectCheck, type Problems, Rule } from '../../rule';
import { type Manifest, titleOf } from '../manifest';
import { kindOf, type ManifestGraph } from '../manifest-graph';

const TWICE = new Rule({
  id: 'K8S014',
  severity: 'error',
  title: 'Object given twice',
  why: 'The one that is applied last replaces the other.',
  fix: 'Remove one, or rename it.',
  source: 'Kubernetes: Object Names and IDs',
});

const NO_NAMESPACE = new Rule({
  id: 'K8S015',
  severity: 'error',
  title: 'Namespace that does not exist',
  why: 'The server refuses the object until somebody makes the namespace.',
  fix: 'Add the Namespace, or correct the name.',
  source: 'Kubernetes: Namespaces',
});

/** Names are given once, and namespaces exist. */
export function* checkIdentity(manifest: Manifest, graph: ManifestGraph): Problems {
  const { namespace, name = '' } = manifest.metadata;
  const kind = kindOf(manifest);
  const first = graph.find(kind, namespace, name);
  if (name !== '' && first !== manifest)
    yield TWICE.at('metadata.name', `there is another ${titleOf(manifest)}`, { severity: graph.severityOfMissing });
  if (namespace && !graph.has('/Namespace', undefined, namespace)) {
    yield NO_NAMESPACE.at('metadata.namespace', `no namespace is called '${namespace}'`, {
      severity: graph.severityOfMissing,
    });
  }
}

export const identities = objectCheck([TWICE, NO_NAMESPACE], checkIdentity);

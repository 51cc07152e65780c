import type { Problems } from '../../plain-json';
import { type Manifest, titleOf } from '../manifest';
import { kindOf, type ManifestGraph } from './manifest-graph';

/** Names are given once, and namespaces exist. */
export function* checkIdentity(manifest: Manifest, graph: ManifestGraph): Problems {
  const { namespace, name = '' } = manifest.metadata;
  const kind = kindOf(manifest);
  const first = graph.find(kind, namespace, name);
  if (first !== manifest) yield `metadata.name: there is another ${titleOf(manifest)}`;
  if (namespace && !graph.has('/Namespace', undefined, namespace)) {
    yield `metadata.namespace: no namespace is called '${namespace}'`;
  }
}

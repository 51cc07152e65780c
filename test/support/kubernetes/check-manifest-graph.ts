import { OBJECT_GRAPH_CHECKS } from '../../../lib/checks/kubernetes/kubernetes-checks';
import { titleOf, withoutNulls } from '../../../lib/checks/kubernetes/manifest';
import { ManifestGraph } from '../../../lib/checks/kubernetes/manifest-graph';
import { lineOf, meetsSchema } from './check-schema';

/** What a check of the graph takes for given. */
export interface ManifestGraphOptions {
  /**
   * Objects that somebody else makes, such as `Secret default/registry` or `StorageClass fast`.
   *
   * @default - everything that is named must be among the objects, or be part of every cluster
   */
  readonly external?: readonly string[];
}

/**
 * What does not fit together in a set of objects: names given twice, selectors that match nothing, ports, claims,
 * configurations and classes that do not exist; whatever its severity.
 *
 * @returns lines such as `Service default/web: spec.selector: …`, none if all is well
 */
export function checkManifestGraph(objects: readonly unknown[], options: ManifestGraphOptions = {}): string[] {
  const candidates = objects.map((object) => {
    const manifest = withoutNulls(object);
    return { title: titleOf(manifest), manifest: meetsSchema(manifest) ? manifest : undefined };
  });
  const sound = candidates.flatMap(({ manifest }) => manifest ?? []);
  const graph = new ManifestGraph(sound, { external: options.external, isComplete: true });
  const platform = { templates: [], objects: graph, kubernetesMinor: 26, isVersionGiven: true };
  return candidates.flatMap(({ title, manifest }) => {
    const problems = manifest
      ? OBJECT_GRAPH_CHECKS.flatMap((check) => [...check.run(manifest, graph, platform)]).map(lineOf)
      : ['not checked, see checkManifests'];
    return problems.map((problem) => `${title}: ${problem}`);
  });
}

import { SINGLE_OBJECT_CHECKS } from '../../../lib/checks/kubernetes/kubernetes-checks';
import { type Manifest, titleOf, withoutNulls } from '../../../lib/checks/kubernetes/manifest';
import { ManifestGraph } from '../../../lib/checks/kubernetes/manifest-graph';
import { checkSchema, lineOf } from './check-schema';

/** No other objects, on a server of the oldest version. */
const ALONE = { templates: [], objects: new ManifestGraph([]), kubernetesMinor: 26, isVersionGiven: true };

/**
 * What a Kubernetes 1.26 API server would refuse, or silently drop, in these objects, whatever its severity.
 *
 * Each object is read on its own: first its schema, with unknown fields refused, then what a schema cannot say.
 *
 * @returns lines such as `Deployment default/web: spec.selector: …`, none if all is well
 */
export function checkManifests(objects: readonly unknown[]): string[] {
  return objects.flatMap((object) => {
    const problems = checkManifest(withoutNulls(object));
    return problems.map((problem) => `${titleOf(object)}: ${problem}`);
  });
}

function checkManifest(object: unknown): string[] {
  const problems = checkSchema(object);
  // As on the server: the rules rely on the shapes that the schema promises.
  if (problems.length > 0) return problems;
  return SINGLE_OBJECT_CHECKS.flatMap((check) => [...check.run(object as Manifest, ALONE.objects, ALONE)]).map(lineOf);
}

import type { Problems } from '../plain-json';
import { meetsSchema } from './check-schema';
import { checkBindings } from './graph/bindings';
import { checkIdentity } from './graph/identities';
import { ManifestGraph } from './graph/manifest-graph';
import { checkPodMonitorTargets, checkServiceMonitorTargets } from './graph/monitors';
import { checkNameResolution, checkPolicyPorts } from './graph/policy-ports';
import { checkGoverningService, checkPodReferences } from './graph/references';
import {
  checkBudgetTargets,
  checkResourcePolicyTargets,
  checkScaleTargets,
  checkVerticalRivals,
} from './graph/scaling';
import { checkClaimTemplates, checkSnapshots } from './graph/snapshots';
import { checkClaims, checkVolumes } from './graph/storage';
import {
  checkCanaries,
  checkClassParameters,
  checkIngressTargets,
  checkPolicyTargets,
  checkServiceTargets,
} from './graph/traffic';
import { type Manifest, titleOf, withoutNulls } from './manifest';

/** What a check of the graph takes for given. */
export interface ManifestGraphOptions {
  /**
   * Objects that somebody else makes, such as `Secret default/registry` or `StorageClass fast`.
   *
   * @default - everything that is named must be among the objects, or be part of every cluster
   */
  readonly external?: readonly string[];
}

/** A rule on one object among others. */
type GraphRule = (manifest: Manifest, graph: ManifestGraph) => Problems;

const RULES: readonly GraphRule[] = [
  checkIdentity,
  checkPodReferences,
  checkGoverningService,
  checkServiceTargets,
  checkPodMonitorTargets,
  checkServiceMonitorTargets,
  checkPolicyTargets,
  checkPolicyPorts,
  checkNameResolution,
  checkIngressTargets,
  checkClassParameters,
  checkCanaries,
  checkScaleTargets,
  checkVerticalRivals,
  checkResourcePolicyTargets,
  checkBudgetTargets,
  checkClaims,
  checkVolumes,
  checkSnapshots,
  checkClaimTemplates,
  checkBindings,
];

/**
 * What does not fit together in a set of objects: names given twice, selectors that match nothing, ports, claims,
 * configurations and classes that do not exist.
 *
 * @returns lines such as `Service default/web: spec.selector: …`, none if all is well
 */
export function checkManifestGraph(objects: readonly unknown[], options: ManifestGraphOptions = {}): string[] {
  const candidates = objects.map((object) => {
    const manifest = withoutNulls(object);
    return { title: titleOf(manifest), manifest: meetsSchema(manifest) ? manifest : undefined };
  });
  const sound = candidates.flatMap(({ manifest }) => manifest ?? []);
  const graph = new ManifestGraph(sound, options.external);
  return candidates.flatMap(({ title, manifest }) => {
    const problems = manifest
      ? RULES.flatMap((rule) => [...rule(manifest, graph)])
      : ['not checked, see checkManifests'];
    return problems.map((problem) => `${title}: ${problem}`);
  });
}

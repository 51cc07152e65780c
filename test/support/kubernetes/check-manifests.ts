import type { Problems } from '../plain-json';
import { checkSchema } from './check-schema';
import { type Manifest, titleOf, withoutNulls } from './manifest';
import { checkAlbConfig, checkReservedNames } from './rules/alb-config';
import {
  checkAutoscalers,
  checkCronAutoscalers,
  checkDisruptionBudgets,
  checkUnitedDeployments,
  checkVerticalAutoscalers,
} from './rules/autoscaling';
import { checkBalancerAnnotations } from './rules/balancer-annotations';
import { checkConfiguration, checkPodSecurityLabels } from './rules/configuration';
import { checkContainers } from './rules/containers';
import { checkDroppedFields } from './rules/dropped-fields';
import { checkIngresses } from './rules/ingresses';
import { checkObjectMetadata } from './rules/metadata';
import { checkNetworkPolicies } from './rules/network-policies';
import { checkPods } from './rules/pods';
import { checkProbes } from './rules/probes';
import { checkPrometheusRules } from './rules/prometheus-rules';
import { checkRoles } from './rules/roles';
import { checkServices } from './rules/services';
import { checkStorage } from './rules/storage';
import { checkStorageDrivers } from './rules/storage-drivers';
import { checkVolumes } from './rules/volumes';
import { checkWorkloads } from './rules/workloads';

/** A rule on objects whose schema is met. Kinds it does not care for pass in silence. */
type Rule = (manifest: Manifest) => Problems;

const RULES: readonly Rule[] = [
  checkObjectMetadata,
  checkWorkloads,
  checkPods,
  checkContainers,
  checkProbes,
  checkVolumes,
  checkDroppedFields,
  checkServices,
  checkIngresses,
  checkAutoscalers,
  checkCronAutoscalers,
  checkVerticalAutoscalers,
  checkUnitedDeployments,
  checkDisruptionBudgets,
  checkStorage,
  checkStorageDrivers,
  checkConfiguration,
  checkPodSecurityLabels,
  checkNetworkPolicies,
  checkRoles,
  checkPrometheusRules,
  checkAlbConfig,
  checkReservedNames,
  checkBalancerAnnotations,
];

/**
 * What a Kubernetes 1.26 API server would refuse, or silently drop, in these objects.
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
  const problems = [...checkSchema(object)];
  // As on the server: the rules rely on the shapes that the schema promises.
  if (problems.length > 0) return problems;
  return RULES.flatMap((rule) => [...rule(object as Manifest)]);
}

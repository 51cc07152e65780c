import type { Check } from '../rule';
import { albConfig, reservedNames } from './rules/alb-config';
import {
  autoscalers,
  cronAutoscalers,
  disruptionBudgets,
  unitedDeployments,
  verticalAutoscalers,
} from './rules/autoscaling';
import { balancerAnnotations } from './rules/balancer-annotations';
import { balancerCombinations, canaryAnnotations } from './rules/balancer-combinations';
import { bindings } from './rules/bindings';
import { claimedVolumes, claims } from './rules/claims';
import { configuration, podSecurityLabels } from './rules/configuration';
import { containers } from './rules/containers';
import { droppedFields, goingVersions } from './rules/dropped-fields';
import { identities } from './rules/identities';
import { ingresses } from './rules/ingresses';
import { objectMetadata } from './rules/metadata';
import { podMonitors, serviceMonitors } from './rules/monitors';
import { networkPolicies } from './rules/network-policies';
import { podAnnotations } from './rules/pod-annotations';
import { pods } from './rules/pods';
import { nameResolution, policyPorts } from './rules/policy-ports';
import { probes } from './rules/probes';
import { prometheusRules } from './rules/prometheus-rules';
import { governingServices, podReferences } from './rules/references';
import { roles } from './rules/roles';
import { budgetTargets, resourcePolicies, scaleTargets, verticalRivals } from './rules/scalers';
import { services } from './rules/services';
import { claimTemplates, snapshots } from './rules/snapshots';
import { storage } from './rules/storage';
import { storageDrivers } from './rules/storage-drivers';
import { canaries, classParameters, ingressTargets, policyTargets, serviceTargets } from './rules/traffic';
import { volumes } from './rules/volumes';
import { workloads } from './rules/workloads';

/** What a server, or who reads the object, refuses or passes over in one object, whatever stands beside it. */
export const SINGLE_OBJECT_CHECKS = [
  objectMetadata,
  workloads,
  pods,
  containers,
  probes,
  volumes,
  droppedFields,
  goingVersions,
  services,
  ingresses,
  autoscalers,
  cronAutoscalers,
  verticalAutoscalers,
  unitedDeployments,
  disruptionBudgets,
  storage,
  storageDrivers,
  configuration,
  podSecurityLabels,
  networkPolicies,
  roles,
  prometheusRules,
  albConfig,
  reservedNames,
  balancerAnnotations,
  balancerCombinations,
  canaryAnnotations,
  podAnnotations,
];

/** What does not fit together in a set of objects. */
export const OBJECT_GRAPH_CHECKS = [
  identities,
  podReferences,
  governingServices,
  serviceTargets,
  podMonitors,
  serviceMonitors,
  policyTargets,
  policyPorts,
  nameResolution,
  ingressTargets,
  classParameters,
  canaries,
  scaleTargets,
  verticalRivals,
  resourcePolicies,
  budgetTargets,
  claims,
  claimedVolumes,
  snapshots,
  claimTemplates,
  bindings,
];

/** Checks of Kubernetes objects by themselves and of each other: K8S010 to K8S999. */
export const KUBERNETES_CHECKS: readonly Check[] = [...SINGLE_OBJECT_CHECKS, ...OBJECT_GRAPH_CHECKS];

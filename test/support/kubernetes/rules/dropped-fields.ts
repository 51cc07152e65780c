import type { Problems } from '../../plain-json';
import { groupOf, type Manifest } from '../manifest';
import { podTemplateOf } from '../pod-template';

/** Fields of a workload or budget that 1.26 has in its schema behind a gate that is off. */
const DROPPED: Readonly<Record<string, readonly string[]>> = {
  'apps/StatefulSet': ['ordinals', 'persistentVolumeClaimRetentionPolicy'],
  'policy/PodDisruptionBudget': ['unhealthyPodEvictionPolicy'],
};

/** The same for pods. */
const DROPPED_IN_PODS = ['hostUsers', 'resourceClaims', 'schedulingGates'];

/** What a 1.26 server takes without a word and forgets: nothing may rest on it. */
export function* checkDroppedFields(manifest: Manifest): Problems {
  for (const field of DROPPED[`${groupOf(manifest)}/${manifest.kind}`] ?? []) {
    if (manifest.spec?.[field] !== undefined) yield `spec.${field}: Kubernetes 1.26 drops this field`;
  }
  const template = podTemplateOf(manifest);
  if (!template) return;
  const at = template.path === '' ? 'spec' : `${template.path}.spec`;
  for (const field of DROPPED_IN_PODS) {
    if (template.spec[field] !== undefined) yield `${at}.${field}: Kubernetes 1.26 drops this field`;
  }
  for (const [index, constraint] of (template.spec.topologySpreadConstraints ?? []).entries()) {
    for (const field of ['matchLabelKeys', 'minDomains']) {
      if (constraint[field] === undefined) continue;
      yield `${at}.topologySpreadConstraints[${index}].${field}: Kubernetes 1.26 drops this field`;
    }
  }
}

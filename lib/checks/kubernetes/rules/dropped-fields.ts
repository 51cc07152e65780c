import { entriesOf, type Fields } from '../../plain-json';
import type { PlatformGraph } from '../../platform-graph';
import { objectCheck, type Problems, Rule } from '../../rule';
import { pastVersionOf } from '../api-versions';
import type { Manifest } from '../manifest';
import { kindOf, type ManifestGraph } from '../manifest-graph';
import { podTemplateOf } from '../pod-template';

const DROPPED_FIELD = new Rule({
  id: 'K8S060',
  severity: 'error',
  title: 'Field that the server forgets',
  why: 'A server of that version takes the object without a word, without the field: what rests on it does not hold.',
  fix: 'Leave the field out, or raise the version of Kubernetes that the objects are for.',
  source: 'Kubernetes: Feature Gates',
});

/** Fields that 1.26 has in its schema behind a gate that is off, with the first minor version that keeps them. */
const DROPPED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'apps/StatefulSet': { ordinals: 27, persistentVolumeClaimRetentionPolicy: 27 },
  'policy/PodDisruptionBudget': { unhealthyPodEvictionPolicy: 27 },
};

/** The same for pods, and for the constraints of their spread. */
const DROPPED_IN_PODS = { hostUsers: 33, resourceClaims: 34, schedulingGates: 27 };
const DROPPED_IN_SPREAD = { matchLabelKeys: 27, minDomains: 27 };

/** What a server takes without a word and forgets: nothing may rest on it. */
function* checkDroppedFields(
  manifest: Manifest,
  _graph: ManifestGraph,
  { isVersionGiven, kubernetesMinor }: PlatformGraph,
): Problems {
  const severity = isVersionGiven ? 'error' : 'warning';
  for (const [path, fields, dropped] of placesIn(manifest)) {
    for (const [field, since] of Object.entries(dropped)) {
      if (fields[field] === undefined || kubernetesMinor >= since) continue;
      yield DROPPED_FIELD.at(`${path}.${field}`, `Kubernetes 1.${kubernetesMinor} drops this field`, { severity });
    }
  }
}

function* placesIn(manifest: Manifest): Iterable<[string, Fields, Readonly<Record<string, number>>]> {
  const dropped = DROPPED[kindOf(manifest)];
  if (dropped) yield ['spec', manifest.spec ?? {}, dropped];
  const template = podTemplateOf(manifest);
  if (!template) return;
  const at = template.path === '' ? 'spec' : `${template.path}.spec`;
  yield [at, template.spec, DROPPED_IN_PODS];
  const constraints = entriesOf(`${at}.topologySpreadConstraints`, template.spec.topologySpreadConstraints);
  for (const [path, constraint] of constraints) yield [path, constraint ?? {}, DROPPED_IN_SPREAD];
}

const GOING_VERSION = new Rule({
  id: 'K8S063',
  severity: 'warning',
  title: 'API version that goes',
  why: 'A newer server does not know it: after the upgrade the object can no longer be applied.',
  fix: 'Write the API version that takes its place.',
  source: 'Kubernetes: Deprecated API Migration Guide',
});

/** An API version that the oldest server has, and the one that is meant, or the next, does not. */
function* checkGoingVersion(
  manifest: Manifest,
  _graph: ManifestGraph,
  { isVersionGiven, kubernetesMinor }: PlatformGraph,
): Problems {
  const past = pastVersionOf(manifest);
  if (!past) return;
  const severity = isVersionGiven && kubernetesMinor >= past.removedIn ? 'error' : 'warning';
  yield GOING_VERSION.at('apiVersion', `gone since Kubernetes 1.${past.removedIn}, write ${past.instead}`, {
    severity,
  });
}

export const droppedFields = objectCheck([DROPPED_FIELD], checkDroppedFields);
export const goingVersions = objectCheck([GOING_VERSION], checkGoingVersion);

/** A field of a built-in kind that 1.26 does not have. */
interface NewerField {
  /** Minor version of Kubernetes that is the first to keep it without a feature gate. */
  readonly since: number;
  /** Where it stands, if fields of the same name stand elsewhere. */
  readonly in?: RegExp;
}

/** Kubernetes: Feature Gates; API reference. */
const NEWER_FIELDS: Readonly<Record<string, NewerField>> = {
  appArmorProfile: { since: 31 },
  backoffLimitPerIndex: { since: 29 },
  clusterTrustBundle: { since: 33 },
  fieldPath: { since: 28, in: /x-kubernetes-validations/ },
  image: { since: 33, in: /volumes\[\d+\]$/ },
  managedBy: { since: 32 },
  matchConditions: { since: 28 },
  matchLabelKeys: { since: 31 },
  maxFailedIndexes: { since: 29 },
  messageExpression: { since: 27 },
  mismatchLabelKeys: { since: 31 },
  nodeAllocatableUpdatePeriodSeconds: { since: 34 },
  optionalOldSelf: { since: 29 },
  podReplacementPolicy: { since: 29 },
  reason: { since: 28, in: /x-kubernetes-validations/ },
  recursiveReadOnly: { since: 31 },
  resizePolicy: { since: 33 },
  resources: { since: 34, in: /(^|\.)spec$/ },
  restartPolicy: { since: 29, in: /initContainers\[\d+\]$/ },
  selectableFields: { since: 31 },
  sleep: { since: 30, in: /(postStart|preStop)$/ },
  successPolicy: { since: 31 },
  supplementalGroupsPolicy: { since: 33 },
  trafficDistribution: { since: 31 },
  volumeAttributesClassName: { since: 34 },
};

/** The minor version of Kubernetes that is the first with a field, where it is newer than what we know in full. */
export function sinceOfField(path: string, name: string): number | undefined {
  const field = Object.hasOwn(NEWER_FIELDS, name) ? NEWER_FIELDS[name] : undefined;
  return field && (field.in?.test(path) ?? true) ? field.since : undefined;
}

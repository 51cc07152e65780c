import type { KubeObject } from './kube-object';

/** What is read of a pod's description. */
export interface PodSpec {
  readonly readinessGates?: readonly unknown[];
  readonly volumes?: readonly { readonly persistentVolumeClaim?: { readonly claimName?: string } }[];
}

/** The pods that an object makes; nothing where it makes none, or none soon. */
export function podSpecOf({ kind, spec }: KubeObject): PodSpec | undefined {
  if (kind === 'Pod') return spec as PodSpec | undefined;
  if (kind === 'CronJob') return undefined;
  return (spec?.template as { spec?: PodSpec } | undefined)?.spec;
}

/** Whether its pods get ready only when something outside of them says so, such as a load balancer. */
export function isGated(object: KubeObject): boolean {
  return (podSpecOf(object)?.readinessGates ?? []).length > 0;
}

/** The claims that its pods mount. */
export function claimsOf(object: KubeObject): string[] {
  return (podSpecOf(object)?.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }) => claim?.claimName ?? []);
}

import type { Manifest } from './manifest';

/** An API version that servers no longer have, or will not have. */
interface PastVersion {
  /** Minor version of Kubernetes that is the first without it. */
  readonly removedIn: number;
  readonly instead: string;
}

const APPS = { removedIn: 16, instead: 'apps/v1' };
const INGRESS = { removedIn: 22, instead: 'networking.k8s.io/v1' };
const RBAC = { removedIn: 22, instead: 'rbac.authorization.k8s.io/v1' };
const ADMISSION = { removedIn: 22, instead: 'admissionregistration.k8s.io/v1' };
const STORAGE = { removedIn: 22, instead: 'storage.k8s.io/v1' };
const FLOW = (removedIn: number) => ({ removedIn, instead: 'flowcontrol.apiserver.k8s.io/v1' });
const POD_SECURITY_POLICY = { removedIn: 25, instead: 'pod security labels of the namespace' };

/** By API version and kind, `*` for all kinds (Kubernetes: Deprecated API Migration Guide). */
const PAST_VERSIONS: Readonly<Record<string, PastVersion>> = {
  'admissionregistration.k8s.io/v1beta1/MutatingWebhookConfiguration': ADMISSION,
  'admissionregistration.k8s.io/v1beta1/ValidatingWebhookConfiguration': ADMISSION,
  'apiextensions.k8s.io/v1beta1/*': { removedIn: 22, instead: 'apiextensions.k8s.io/v1' },
  'apiregistration.k8s.io/v1beta1/*': { removedIn: 22, instead: 'apiregistration.k8s.io/v1' },
  'apps/v1beta1/*': APPS,
  'apps/v1beta2/*': APPS,
  'autoscaling/v2beta1/*': { removedIn: 25, instead: 'autoscaling/v2' },
  'autoscaling/v2beta2/*': { removedIn: 26, instead: 'autoscaling/v2' },
  'batch/v1beta1/*': { removedIn: 25, instead: 'batch/v1' },
  'batch/v2alpha1/*': { removedIn: 21, instead: 'batch/v1' },
  'certificates.k8s.io/v1beta1/CertificateSigningRequest': { removedIn: 22, instead: 'certificates.k8s.io/v1' },
  'coordination.k8s.io/v1beta1/*': { removedIn: 22, instead: 'coordination.k8s.io/v1' },
  'discovery.k8s.io/v1beta1/*': { removedIn: 25, instead: 'discovery.k8s.io/v1' },
  'events.k8s.io/v1beta1/*': { removedIn: 25, instead: 'events.k8s.io/v1' },
  'extensions/v1beta1/DaemonSet': APPS,
  'extensions/v1beta1/Deployment': APPS,
  'extensions/v1beta1/Ingress': INGRESS,
  'extensions/v1beta1/NetworkPolicy': { removedIn: 16, instead: 'networking.k8s.io/v1' },
  'extensions/v1beta1/PodSecurityPolicy': POD_SECURITY_POLICY,
  'extensions/v1beta1/ReplicaSet': APPS,
  'flowcontrol.apiserver.k8s.io/v1beta1/*': FLOW(26),
  'flowcontrol.apiserver.k8s.io/v1beta2/*': FLOW(29),
  'flowcontrol.apiserver.k8s.io/v1beta3/*': FLOW(32),
  'networking.k8s.io/v1beta1/Ingress': INGRESS,
  'networking.k8s.io/v1beta1/IngressClass': INGRESS,
  'node.k8s.io/v1beta1/*': { removedIn: 25, instead: 'node.k8s.io/v1' },
  'policy/v1beta1/PodDisruptionBudget': { removedIn: 25, instead: 'policy/v1' },
  'policy/v1beta1/PodSecurityPolicy': POD_SECURITY_POLICY,
  'rbac.authorization.k8s.io/v1alpha1/*': RBAC,
  'rbac.authorization.k8s.io/v1beta1/*': RBAC,
  'scheduling.k8s.io/v1alpha1/PriorityClass': { removedIn: 22, instead: 'scheduling.k8s.io/v1' },
  'scheduling.k8s.io/v1beta1/*': { removedIn: 22, instead: 'scheduling.k8s.io/v1' },
  'storage.k8s.io/v1beta1/CSIDriver': STORAGE,
  'storage.k8s.io/v1beta1/CSINode': STORAGE,
  'storage.k8s.io/v1beta1/CSIStorageCapacity': { removedIn: 27, instead: 'storage.k8s.io/v1' },
  'storage.k8s.io/v1beta1/StorageClass': STORAGE,
  'storage.k8s.io/v1beta1/VolumeAttachment': STORAGE,
};

/** What is known of an API version that goes, or has gone. */
export function pastVersionOf({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): PastVersion | undefined {
  const key = [`${apiVersion}/${kind}`, `${apiVersion}/*`].find((one) => Object.hasOwn(PAST_VERSIONS, one));
  return key === undefined ? undefined : PAST_VERSIONS[key];
}

/** Kinds of built-in groups that came after 1.26, with the minor version that has them. */
const NEW_VERSIONS: Readonly<Record<string, number>> = {
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy': 30,
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding': 30,
  'admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicy': 28,
  'admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicyBinding': 28,
  'flowcontrol.apiserver.k8s.io/v1/FlowSchema': 29,
  'flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration': 29,
  'networking.k8s.io/v1/IPAddress': 33,
  'networking.k8s.io/v1/ServiceCIDR': 33,
  'resource.k8s.io/v1/DeviceClass': 34,
  'resource.k8s.io/v1/ResourceClaim': 34,
  'resource.k8s.io/v1/ResourceClaimTemplate': 34,
  'storage.k8s.io/v1/VolumeAttributesClass': 34,
};

/** The minor version of Kubernetes that is the first with a kind, where it is newer than what we know in full. */
export function sinceOf(apiVersion: string, kind: string): number | undefined {
  const key = `${apiVersion}/${kind}`;
  return Object.hasOwn(NEW_VERSIONS, key) ? NEW_VERSIONS[key] : undefined;
}

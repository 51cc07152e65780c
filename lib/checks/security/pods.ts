import type { Manifest } from '../kubernetes/manifest';
import { type ManifestGraph, specPathOf } from '../kubernetes/manifest-graph';
import { objectCheck, type Problems, Rule } from '../rule';
import { type Profile, podProblems } from './pod-security';

const REFUSED = new Rule({
  id: 'SEC050',
  severity: 'error',
  title: 'Pod that its namespace refuses',
  why: 'The namespace enforces a pod security standard: the workload is taken, but none of its pods is ever made.',
  fix: 'Meet the standard, or enforce a weaker one in a namespace of its own.',
  source: 'Kubernetes: Pod Security Admission',
});

const PRIVILEGED = new Rule({
  id: 'SEC051',
  severity: 'warning',
  title: 'Pod that can take over its node',
  why: 'It has a known way out of its container: who takes over the pod takes over the node and all that runs there.',
  fix: 'Leave it out, or keep such pods to a namespace that is labelled `pod-security.kubernetes.io/enforce: privileged`.',
  source: 'Kubernetes: Pod Security Standards, Baseline',
});

const UNRESTRICTED = new Rule({
  id: 'SEC052',
  severity: 'warning',
  title: 'Pod with more rights than it needs',
  why: 'Root, capabilities and system calls that it never uses help whoever breaks into it.',
  fix: 'Meet the restricted standard: not root, no escalation, no capabilities, seccomp RuntimeDefault.',
  source: 'Kubernetes: Pod Security Standards, Restricted',
});

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The namespaces of the system, whose pods have to be what they are. */
const OF_THE_SYSTEM: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease'];

/** Pods against the standard that their namespace enforces, and the one that all should meet. */
function* checkPods(manifest: Manifest, graph: ManifestGraph): Problems {
  const workload = graph.workloadOf(manifest);
  const { namespace = '' } = manifest.metadata;
  const enforced = graph.find('/Namespace', undefined, namespace)?.metadata.labels?.[ENFORCE];
  if (!workload || enforced === 'privileged' || OF_THE_SYSTEM.includes(namespace)) return;
  const excess: string[] = [];
  for (const { message, path, profile } of podProblems(manifest)) {
    if (isRefused(profile, enforced)) yield REFUSED.at(path, `${message}, namespace ${namespace} enforces ${enforced}`);
    else if (profile === 'baseline') yield PRIVILEGED.at(path, message);
    else excess.push(`${path.split('.').at(-1)} ${message}`);
  }
  if (excess.length > 0) yield UNRESTRICTED.at(specPathOf(workload), [...new Set(excess)].join('; '));
}

function isRefused(profile: Profile, enforced: string | undefined): boolean {
  return enforced === 'restricted' || (enforced === 'baseline' && profile === 'baseline');
}

export const pods = objectCheck([REFUSED, PRIVILEGED, UNRESTRICTED], checkPods);

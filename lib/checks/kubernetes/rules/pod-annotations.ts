import { below, show } from '../../plain-json';
import { objectCheck, type Problems, Rule } from '../../rule';
import type { Manifest } from '../manifest';
import { podTemplateOf } from '../pod-template';
import { describe, fits, type Values } from './balancer-annotations';

const WRONG_VALUE = new Rule({
  id: 'K8S183',
  severity: 'error',
  title: 'Pod annotation with a value that nobody takes',
  why: 'Who reads it passes over the value in silence: pods are not scraped, not evicted, or of another size than meant.',
  fix: 'Write one of the values that are named. All of them are texts: quote them.',
  source: 'Kubernetes autoscaler: FAQ; ECI: Pod annotations; Knative: Autoscaling; ACK: Managed Service for Prometheus',
});

const SPECS = /^(\d+(\.\d+)?-\d+(\.\d+)?Gi|ecs\.[a-z0-9.-]+)(, ?(\d+(\.\d+)?-\d+(\.\d+)?Gi|ecs\.[a-z0-9.-]+)){0,4}$/;

/** Annotations of pods that somebody reads, and what they may say. */
const POD_ANNOTATIONS: Readonly<Record<string, Values>> = {
  // Kubernetes cluster-autoscaler, FAQ: "What types of pods can prevent CA from removing a node?"
  'cluster-autoscaler.kubernetes.io/safe-to-evict': ['true', 'false'],
  // ECI: "Pod annotations", "Specify ECS instance types"
  'k8s.aliyun.com/eci-use-specs': SPECS,
  // Knative serving: "Configuring scale bounds"
  'autoscaling.knative.dev/minScale': { min: 0 },
  'autoscaling.knative.dev/maxScale': { min: 0 },
  'autoscaling.knative.dev/min-scale': { min: 0 },
  'autoscaling.knative.dev/max-scale': { min: 0 },
  // Managed Service for Prometheus: "Default service discovery"
  'prometheus.io/scrape': ['true', 'false'],
  'prometheus.io/port': { min: 1, max: 65_535 },
  // ACK: "Use RRSA to authorize different pods to access different cloud services"
  'pod-identity.alibabacloud.com/role-name': /^[-.\w]{1,64}$/,
};

/** What pods tell those who watch them. */
function* checkPodAnnotations(manifest: Manifest): Problems {
  const template = podTemplateOf(manifest);
  if (!template) return;
  const at = template.path === '' ? 'metadata.annotations' : `${template.path}.metadata.annotations`;
  for (const [key, value] of Object.entries(template.metadata.annotations ?? {})) {
    const values = Object.hasOwn(POD_ANNOTATIONS, key) ? POD_ANNOTATIONS[key] : undefined;
    if (values === undefined || fits(value, values)) continue;
    yield WRONG_VALUE.at(below(at, key), `must be ${describe(values)}, got ${show(value)}`);
  }
}

export const podAnnotations = objectCheck([WRONG_VALUE], checkPodAnnotations);

import { type Manifest, titleOf, withoutNulls } from '../../../lib/checks/kubernetes/manifest';
import {
  BALANCER_ANNOTATIONS,
  describe,
  fits,
  type Values,
} from '../../../lib/checks/kubernetes/rules/balancer-annotations';
import { below, isObject, type Problems, show } from '../plain-json';

/** By prefix: what is written besides, of objects and of pods, and who reads it. */
const KNOWN: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  ...BALANCER_ANNOTATIONS,
  // ours: see charts/workload/revisioned-object.ts
  'ack-blueprints/': { files: /^[0-9a-f]{10}$/ },
  // Kubernetes cluster-autoscaler, FAQ: "What types of pods can prevent CA from removing a node?"
  'cluster-autoscaler.kubernetes.io/': { 'safe-to-evict': ['true', 'false'] },
  // ECI: "Pod annotations", "Specify ECS instance types"
  'k8s.aliyun.com/': {
    'eci-use-specs':
      /^(\d+(\.\d+)?-\d+(\.\d+)?Gi|ecs\.[a-z0-9.-]+)(,(\d+(\.\d+)?-\d+(\.\d+)?Gi|ecs\.[a-z0-9.-]+)){0,4}$/,
  },
  // Knative serving: "Supported autoscaler types", "Configuring metrics", "Configuring scale bounds"
  'autoscaling.knative.dev/': {
    class: ['kpa.autoscaling.knative.dev'],
    metric: ['concurrency', 'rps'],
    target: { min: 1 },
    minScale: { min: 0 },
    maxScale: { min: 1 },
  },
  // Managed Service for Prometheus: "Use PodMonitor and ServiceMonitor"
  'arms.prometheus.io/': { discovery: ['true', 'false'] },
  // Managed Service for Prometheus: "Default service discovery"
  'prometheus.io/': { scrape: ['true', 'false'], port: { min: 1, max: 65_535 }, path: /^\// },
  // ACK: "Use RRSA to authorize different pods to access different cloud services"
  'pod-identity.alibabacloud.com/': { 'role-name': /^[-.\w]{1,64}$/ },
};

/**
 * Annotations that nobody is known to read, or with a value that they do not know: of objects, and of whatever pods
 * they make. Those that users add by themselves are theirs to know.
 */
export function checkKnownAnnotations(objects: readonly unknown[]): string[] {
  return objects.flatMap((object) => {
    const manifest = withoutNulls(object) as Manifest;
    const problems = [...annotationsIn(manifest)].flatMap(([path, annotations]) => [...checkAll(path, annotations)]);
    return problems.map((problem) => `${titleOf(manifest)}: ${problem}`);
  });
}

function* checkAll(path: string, annotations: Readonly<Record<string, unknown>>): Problems {
  for (const [key, value] of Object.entries(annotations)) {
    const [prefix = '', known] = Object.entries(KNOWN).find(([start]) => key.startsWith(start)) ?? [];
    const values = known?.[key.slice(prefix.length)];
    const at = below(path, key);
    if (values === undefined) yield `${at}: nobody is known to read this`;
    else if (typeof value !== 'string' || !fits(value, values)) {
      yield `${at}: must be ${describe(values)}, got ${show(value)}`;
    }
  }
}

/** Every map of annotations, and where it stands; alert rules call their texts so too. */
function* annotationsIn(value: unknown, path = ''): Iterable<[string, Readonly<Record<string, unknown>>]> {
  if (!isObject(value) && !Array.isArray(value)) return;
  for (const [key, field] of Object.entries(value)) {
    const at = below(path, Array.isArray(value) ? Number(key) : key);
    if (key !== 'annotations') yield* annotationsIn(field, at);
    else if (isObject(field) && !('alert' in value)) yield [at, field];
  }
}

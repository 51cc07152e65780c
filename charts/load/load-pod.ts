import type { k8s } from 'cdk8s-plus-27';
import type { IPods } from '../network/peer';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import { type Placement, renderPlacement } from '../workload/placement';
import { PodSecurity } from '../workload/pod-security';
import type { Resources } from '../workload/resources';

/** User of the image (k6: Dockerfile). */
const SECURITY = PodSecurity.restricted({ user: 12345 });

/** What the pod of a load test is made of. */
export interface LoadPod extends Placement {
  /** Of the test, and of the ConfigMap with its script. */
  readonly name: string;
  readonly labels: Labels;
  readonly image: string;
  readonly resources: Resources;
  /** What it asks in the same cluster. */
  readonly app?: IPods;
}

/** The template that the Job makes its only pod from. */
export function renderLoadPod(pod: LoadPod): Plain<k8s.PodTemplateSpec> {
  const { name, labels, image, resources, app } = pod;
  return {
    metadata: {
      labels,
      // a node that is no longer needed waits for the end (Kubernetes cluster-autoscaler, FAQ)
      annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' },
    },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: SECURITY._renderPod(),
      ...renderPlacement(pod),
      affinity: app && awayFrom(app),
      containers: [
        {
          name: 'k6',
          image,
          args: ['run', '/test/test.js'],
          // nothing is told to its makers (k6: "Usage collection")
          env: [{ name: 'K6_NO_USAGE_REPORT', value: 'true' }],
          resources,
          securityContext: SECURITY._renderContainer(),
          volumeMounts: [
            { name: 'test', mountPath: '/test', readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
      volumes: [
        { name: 'test', configMap: { name } },
        { name: 'tmp', emptyDir: {} },
      ],
    },
  };
}

/** On one node they would take CPU from each other. */
function awayFrom({ namespace, selector }: IPods): Plain<k8s.Affinity> {
  const podAffinityTerm = {
    namespaces: [namespace],
    labelSelector: { matchLabels: selector },
    topologyKey: 'kubernetes.io/hostname',
  };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}

import { checkKnownAnnotations } from '../../support/kubernetes/check-known-annotations';
import { in126 } from '../../support/kubernetes/in-1-26';

const pods = (annotations: object) => ({
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { template: { metadata: { annotations } } },
});

test('finds annotations of objects and of pods that nobody reads, and values that nobody knows', () => {
  expect(
    checkKnownAnnotations([
      { kind: 'Service', metadata: { name: 'web', annotations: { 'metallb.io/adress-pool': 'public' } } },
      pods({ 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'no' }),
      pods({ 'cluster-autoscaler.kubernetes.io/safe-to-evict': true }),
    ]),
  ).toEqual([
    "Service web: metadata.annotations['metallb.io/adress-pool']: nobody is known to read this",
    "Deployment shop/web: spec.template.metadata.annotations['cluster-autoscaler.kubernetes.io/safe-to-evict']: must be one of true, false, got 'no'",
    "Deployment shop/web: spec.template.metadata.annotations['cluster-autoscaler.kubernetes.io/safe-to-evict']: must be one of true, false, got true",
  ]);
});

test('lets known ones pass, and the texts of alert rules, which are called so too', () => {
  const rules = [{ alert: 'Gone', expr: 'up == 0', annotations: { summary: 'it is gone' } }];
  expect(
    checkKnownAnnotations([
      pods({ 'k8s.aliyun.com/eci-use-specs': '0.5-1Gi,ecs.c6.xlarge' }),
      { kind: 'PrometheusRule', metadata: { name: 'web' }, spec: { groups: [{ name: 'web', rules }] } },
    ]),
  ).toEqual([]);
});

test('fields are those of 1.26 again, but for those that the target has not', () => {
  const objects = [
    { kind: 'PodDisruptionBudget', spec: { unhealthyPodEvictionPolicy: 'AlwaysAllow' } },
    { kind: 'Pod', spec: { containers: [{ lifecycle: { preStop: { sleep: { seconds: 5 } } } }] } },
  ];
  const [budget, pod] = in126(objects, 30);
  expect(budget.spec).toEqual({});
  expect(pod.spec.containers[0].lifecycle.preStop).toEqual({ exec: { command: ['sleep', '5'] } });
  expect(in126(objects, 26)).toEqual(objects);
  expect(in126(objects, 29)).toEqual([budget, objects[1]]);
});

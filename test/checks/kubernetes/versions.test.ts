import { linesIn } from '../checked';

const job = (container: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: import, namespace: kube-system }
spec:
  template:
    spec:
      restartPolicy: Never
      initContainers: [{ name: wait, image: shop/wait:1.4, ${container} }]
      containers: [{ name: import, image: shop/import:1.4 }]
`;
const budget = `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: import, namespace: kube-system }
spec: { maxUnavailable: 1, selector: {}, unhealthyPodEvictionPolicy: AlwaysAllow }
`;
const linesOf = (id: string, text: string, kubernetesMinor?: number) =>
  linesIn(text, { kubernetesMinor }).filter((line) => line.startsWith(id));

test('a field that came later is unknown to older servers only', () => {
  const path = 'Job kube-system/import spec.template.spec.initContainers[0]';
  const line = `K8S062 ${path}: unknown field 'restartPolicy', there since Kubernetes 1.29`;
  const text = job('restartPolicy: Always');
  expect(linesOf('K8S062', text)).toEqual([line]);
  expect(linesOf('K8S062', text, 28)).toEqual([line]);
  expect(linesOf('K8S062', text, 29)).toEqual([]);
  expect(linesOf('K8S003', text, 29)).toEqual([]);
});

test('a sidecar has probes, another init container has none', () => {
  const probe = 'livenessProbe: { tcpSocket: { port: 80 } }';
  expect(linesOf('K8S036', job(probe), 29)).toEqual([
    'K8S036 Job kube-system/import spec.template.spec.initContainers[0].livenessProbe: not allowed in initContainers',
  ]);
  expect(linesOf('K8S036', job(`restartPolicy: Always, ${probe}`), 29)).toEqual([]);
});

test('what a gate kept closed is kept by newer servers', () => {
  const line = 'spec.unhealthyPodEvictionPolicy: Kubernetes 1.26 drops this field';
  expect(linesOf('K8S060', budget)).toEqual([`K8S060 PodDisruptionBudget kube-system/import ${line}`]);
  expect(linesOf('K8S060', budget, 27)).toEqual([]);
});

test.each([
  [
    'policy/v1beta1',
    'PodDisruptionBudget',
    'K8S061 PodDisruptionBudget a apiVersion: PodDisruptionBudget in policy/v1beta1 is gone since Kubernetes 1.25, write policy/v1',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1',
    'FlowSchema',
    'K8S006 FlowSchema a kind: FlowSchema in flowcontrol.apiserver.k8s.io/v1 is there since Kubernetes 1.29',
  ],
  ['v1', 'Gadget', 'K8S002 Gadget a kind: unknown kind Gadget in v1'],
  ['constructor', 'prototype', 'K8S002 prototype a kind: unknown kind prototype in constructor'],
])('%s %s', (apiVersion, kind, line) => {
  expect(linesIn(`{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a } }`)).toEqual([line]);
});

test('an unknown field comes with the nearest name, where one is near', () => {
  expect(linesOf('K8S003', job('imagePulPolicy: Always, zzz: 1'))).toEqual([
    "K8S003 Job kube-system/import spec.template.spec.initContainers[0]: unknown field 'imagePulPolicy', nearest is 'imagePullPolicy'",
    "K8S003 Job kube-system/import spec.template.spec.initContainers[0]: unknown field 'zzz'",
  ]);
});

import { checkReadiness } from '../../../../lib/deploy/apply/readiness/check-readiness';
import { deployment } from '../objects';

type Facts = Parameters<typeof checkReadiness>[1];

/** `ready`, or `pending: why`. */
function readiness(object: object, facts: Partial<Facts> = {}): string {
  const found = checkReadiness(object as never, { jobs: 'complete', ...facts });
  return found.state === 'ready' ? 'ready' : `${found.state}: ${found.reason}`;
}

function of(apiVersion: string, kind: string, status: object, spec: object = {}, generation = 1): object {
  return { apiVersion, kind, metadata: { name: 'one', generation }, spec, status };
}

const counts = (replicas: number, updatedReplicas: number, availableReplicas: number) => ({
  observedGeneration: 1,
  replicas,
  updatedReplicas,
  availableReplicas,
});
const rollout = (status: object, spec: object = { replicas: 3 }) => of('apps/v1', 'Deployment', status, spec);

test('a deployment', () => {
  expect(readiness(deployment())).toBe('pending: 0 of 1 pods are new');
  expect(readiness(of('apps/v1', 'Deployment', counts(3, 3, 3), { replicas: 3 }, 2))).toBe(
    'pending: not looked at yet',
  );
  expect(readiness(rollout(counts(4, 1, 3)))).toBe('pending: 1 of 3 pods are new');
  expect(readiness(rollout(counts(3, 3, 2)))).toBe('pending: 2 of 3 pods available');
  expect(readiness(rollout(counts(4, 3, 3)))).toBe('pending: 2 of 3 pods available');
  expect(readiness(rollout(counts(4, 3, 4)))).toBe('pending: 1 old pods are still there');
  expect(readiness(rollout(counts(3, 3, 3)))).toBe('ready');
});

test('a deployment that is paused is left alone', () => {
  expect(readiness(rollout(counts(3, 1, 3), { replicas: 3, paused: true }))).toBe('ready');
});

test('a deployment without progress', () => {
  const conditions = [
    { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'timed out' },
  ];
  expect(readiness(rollout({ ...counts(3, 1, 2), conditions }))).toBe('failed: timed out');
});

test('a deployment whose pods nobody lets in says why', () => {
  const conditions = [
    { type: 'ReplicaFailure', status: 'True', message: 'pods "site-1" is forbidden: exceeded quota' },
  ];
  expect(readiness(rollout({ ...counts(0, 0, 0), conditions }))).toBe(
    'pending: 0 of 3 pods are new: pods "site-1" is forbidden: exceeded quota',
  );
  expect(readiness(rollout({ ...counts(3, 3, 3), conditions }))).toBe('ready');
});

test('under an autoscaler, its minimum is enough', () => {
  const scaled = (...args: Parameters<typeof counts>) => rollout(counts(...args), { replicas: 9 });
  expect(readiness(scaled(9, 9, 2), { minimum: 3 })).toBe('pending: 2 of 3 pods available');
  expect(readiness(scaled(9, 9, 3), { minimum: 3 })).toBe('ready');
  expect(readiness(scaled(9, 4, 8), { minimum: 3 })).toBe('ready');
  expect(readiness(scaled(9, 4, 7), { minimum: 3 })).toBe('pending: 2 of 3 pods available');
  expect(readiness(rollout(counts(0, 0, 0), { replicas: 0 }), { minimum: 3 })).toBe('ready');
});

test('a stateful set', () => {
  const set = (status: object, updateStrategy: object = {}) =>
    of('apps/v1', 'StatefulSet', status, { replicas: 3, updateStrategy });
  expect(readiness(set(counts(3, 1, 3)))).toBe('pending: 1 of 3 pods are new');
  expect(readiness(set(counts(3, 1, 3), { rollingUpdate: { partition: 2 } }))).toBe('ready');
  expect(readiness(set(counts(3, 0, 3), { rollingUpdate: { partition: 2 } }))).toBe('pending: 0 of 1 pods are new');
  expect(readiness(set(counts(3, 0, 3), { type: 'OnDelete' }))).toBe('ready');
  expect(readiness(set(counts(3, 3, 3)))).toBe('ready');
});

test('a daemon set', () => {
  const set = (updatedNumberScheduled: number, numberAvailable: number) =>
    of('apps/v1', 'DaemonSet', {
      observedGeneration: 1,
      desiredNumberScheduled: 3,
      updatedNumberScheduled,
      numberAvailable,
    });
  expect(readiness(set(2, 3))).toBe('pending: 2 of 3 pods are new');
  expect(readiness(set(3, 2))).toBe('pending: 2 of 3 pods available');
  expect(readiness(set(3, 3))).toBe('ready');
});

test('a job', () => {
  const job = (status: object, spec: object = {}) => of('batch/v1', 'Job', status, spec);
  const condition = (type: string) => ({
    conditions: [{ type, status: 'True', message: 'Job has reached the backoff limit' }],
  });
  expect(readiness(job({}))).toBe('pending: not started yet');
  expect(readiness(job({ active: 1 }))).toBe('pending: running');
  expect(readiness(job({ active: 1 }), { jobs: 'started' })).toBe('ready');
  expect(readiness(job(condition('Complete')))).toBe('ready');
  expect(readiness(job(condition('Failed')))).toBe('failed: Job has reached the backoff limit');
  expect(readiness(job({}, { suspend: true }))).toBe('ready');
});

test('namespaces, definitions, claims, addresses, pods', () => {
  expect(readiness(of('v1', 'Namespace', { phase: 'Terminating' }))).toBe(
    'failed: it is being deleted; apply again when it is gone',
  );
  expect(readiness(of('v1', 'Namespace', { phase: 'Active' }))).toBe('ready');
  const taken = { conditions: [{ type: 'NamesAccepted', status: 'False', message: '"sites" is already in use' }] };
  expect(readiness(of('apiextensions.k8s.io/v1', 'CustomResourceDefinition', taken))).toBe(
    'failed: its names are taken: "sites" is already in use',
  );
  expect(readiness(of('v1', 'PersistentVolumeClaim', { phase: 'Pending' }))).toBe('pending: no volume yet');
  expect(readiness(of('v1', 'PersistentVolumeClaim', { phase: 'Lost' }))).toBe('failed: its volume is gone');
  expect(readiness(of('v1', 'Service', {}, { type: 'LoadBalancer' }))).toBe('pending: no address yet');
  expect(readiness(of('v1', 'Service', {}, { type: 'ClusterIP' }))).toBe('ready');
  expect(readiness(of('networking.k8s.io/v1', 'Ingress', { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } }))).toBe(
    'ready',
  );
  expect(readiness(of('v1', 'Pod', { phase: 'Running' }))).toBe('pending: running, not ready yet');
  expect(readiness(of('v1', 'Pod', { phase: 'Succeeded' }))).toBe('ready');
});

test('other kinds are ready as soon as they are there, also those called like another one', () => {
  expect(readiness(of('v1', 'ConfigMap', {}))).toBe('ready');
  expect(readiness(of('serving.knative.dev/v1', 'Service', {}, { type: 'LoadBalancer' }))).toBe('ready');
});

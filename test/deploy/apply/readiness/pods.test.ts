import type { KubeObject } from '../../../../lib/deploy/apply/manifests/kube-object';
import { isHopeless, waitingContainers } from '../../../../lib/deploy/apply/readiness/pods';

const NOW = Date.parse('2026-03-10T10:00:00Z');

/** Whether a container that waits for a reason will never start. */
function looksHopeless(reason: string, { restartCount = 0, status = {}, metadata = {} } = {}): boolean {
  const state = { waiting: { reason } };
  const pod: KubeObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'site', ...metadata },
    status: { containerStatuses: [{ name: 'web', restartCount, state }], ...status },
  };
  return waitingContainers([pod]).some((container) => isHopeless(container, NOW));
}

test.each(['ImagePullBackOff', 'CreateContainerConfigError'])('%s may pass within half a minute', (reason) => {
  expect(looksHopeless(reason, { metadata: { creationTimestamp: '2026-03-10T09:59:31Z' } })).toBe(false);
  expect(looksHopeless(reason, { metadata: { creationTimestamp: '2026-03-10T09:59:30Z' } })).toBe(true);
  expect(looksHopeless(reason)).toBe(true);
});

test('the time for a node does not count', () => {
  const containerStatuses = [{ name: 'web', state: { waiting: { reason: 'ImagePullBackOff' } } }];
  const conditions = [{ type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-03-10T09:59:50Z' }];
  const metadata = { creationTimestamp: '2026-03-10T09:00:00Z' };
  expect(looksHopeless('', { metadata, status: { containerStatuses, conditions } })).toBe(false);
});

test.each(['InvalidImageName', 'ErrImageNeverPull'])('%s does not pass', (reason) => {
  expect(looksHopeless(reason, { metadata: { creationTimestamp: '2026-03-10T10:00:00Z' } })).toBe(true);
});

test('a program may end twice', () => {
  expect(looksHopeless('CrashLoopBackOff', { restartCount: 2 })).toBe(false);
  expect(looksHopeless('CrashLoopBackOff', { restartCount: 3 })).toBe(true);
});

test('what takes its turn is not waited for in vain', () => {
  expect(looksHopeless('ContainerCreating')).toBe(false);
  expect(looksHopeless('PodInitializing')).toBe(false);
});

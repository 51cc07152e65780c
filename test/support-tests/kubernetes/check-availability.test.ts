import { checkAvailability } from '../../charts/random/check-availability';

const metadata = { name: 'web' };
const selector = { matchLabels: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' } };
const deployment = (maxUnavailable: number, labels = selector) => ({
  kind: 'Deployment',
  metadata,
  spec: { replicas: 3, selector: labels, strategy: { rollingUpdate: { maxUnavailable, maxSurge: '25%' } } },
});
const budget = (spec: object) => ({ kind: 'PodDisruptionBudget', metadata, spec: { selector, ...spec } });

test.each([
  ['a rollout', [deployment(1)], 'Deployment web: goes below the declared replicas'],
  [
    'a selector',
    [deployment(0, { matchLabels: { ...selector.matchLabels, path: 'shop/web' } as never })],
    'Deployment web: selects by app.kubernetes.io/instance, app.kubernetes.io/name, path',
  ],
  ['no budget', [deployment(0), budget({ maxUnavailable: 0 })], 'PodDisruptionBudget web: blocks every drain'],
  ['too much', [deployment(0), budget({ maxUnavailable: 3 })], 'PodDisruptionBudget web: lets all 3 replicas go'],
  [
    'too much for its autoscaler',
    [
      deployment(0),
      budget({ maxUnavailable: 2 }),
      { kind: 'HorizontalPodAutoscaler', metadata, spec: { minReplicas: 2 } },
    ],
    'PodDisruptionBudget web: lets all 2 replicas go',
  ],
])('finds %s that takes too many away', (_name, objects, problem) => {
  expect(checkAvailability(objects)).toEqual([problem]);
});

test('finds nothing where enough stay', () => {
  expect(checkAvailability([deployment(0), budget({ maxUnavailable: 2 })])).toEqual([]);
});

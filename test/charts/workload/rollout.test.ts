import { Rollout } from '../../../charts';
import { webApplication } from '../manifests';

test('at no time fewer pods than replicas', () => {
  expect(webApplication().Deployment.spec).toMatchObject({
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' } },
    minReadySeconds: 15,
  });
});

test('numbers can be said', () => {
  const rollout = Rollout.surge({ maxSurge: 1, minReadySeconds: 5, revisionHistoryLimit: 3 });
  expect(webApplication({ rollout }).Deployment.spec).toMatchObject({
    strategy: { rollingUpdate: { maxSurge: 1 } },
    minReadySeconds: 5,
    revisionHistoryLimit: 3,
  });
});

test.each([0, '0%', '1', 1.5])('fails for a surge of %p, with which nothing would move', (maxSurge) => {
  expect(() => Rollout.surge({ maxSurge })).toThrow(
    `'maxSurge' must be 1 or more, or '1%' or more, got ${typeof maxSurge === 'string' ? `'${maxSurge}'` : maxSurge}, e.g. '25%' [at Rollout.surge]`,
  );
});

test('fails when the deadline comes before a pod counts', () => {
  expect(() => Rollout.surge({ minReadySeconds: 60, progressDeadlineSeconds: 60 })).toThrow(
    "'progressDeadlineSeconds' must be a whole number, 61 or more, got 60, e.g. 61",
  );
});

import { ElasticUnit, Scaling, Target } from '../../../charts';
import { webApplication } from '../manifests';
import { scaled, scaling } from './scaled';

const WORKLOAD = Scaling.elasticWorkload({ min: 2, max: 4, units: [ElasticUnit.virtualNodes()] });

test('clones the Deployment for what goes beyond it', () => {
  const manifests = scaled([WORKLOAD, Scaling.fixed(6)]);
  expect(manifests.ElasticWorkload.spec).toMatchSnapshot();
  expect(manifests.Deployment.spec.replicas).toBeUndefined();
});

test('is what the autoscaler scales', () => {
  const manifests = scaled([Scaling.horizontal({ min: 3, max: 9, cpuPercent: 60 }), WORKLOAD]);
  expect(manifests.HorizontalPodAutoscaler.spec.scaleTargetRef).toEqual({
    apiVersion: 'autoscaling.alibabacloud.com/v1beta1',
    kind: 'ElasticWorkload',
    name: 'web',
  });
  expect(manifests.ElasticWorkload.spec.replicas).toBeUndefined();
});

test('leaves the number to an autoscaler, also where that has one only', () => {
  const manifests = scaled([Scaling.horizontal({ min: 3, max: 3, cpuPercent: 60 }), WORKLOAD]);
  expect(manifests.ElasticWorkload.spec).not.toHaveProperty('replicas');
});

test('has units on nodes too', () => {
  const units = [ElasticUnit.nodes({ min: 1, max: 5, nodeSelector: { pool: 'spot' }, tolerations: [{ key: 'spot' }] })];
  expect(scaled(Scaling.elasticWorkload({ min: 0, max: 2, units })).ElasticWorkload.spec.elasticUnit).toEqual([
    {
      name: 'nodes',
      min: 1,
      max: 5,
      nodeSelector: { pool: 'spot' },
      tolerations: [{ key: 'spot', operator: 'Exists' }],
    },
  ]);
});

test('fails for more or less than there may be', () => {
  expect(scaling([Scaling.elasticWorkload({ min: 4, max: 4, units: [ElasticUnit.virtualNodes()] })])).toThrow(
    "'scaling' has Scaling.elasticWorkload(…) with min 4, but there may be as few as 3 replicas; lower it",
  );
  const units = [ElasticUnit.virtualNodes({ max: 2 })];
  expect(scaling([Scaling.fixed(9), Scaling.elasticWorkload({ min: 1, max: 4, units })])).toThrow(
    "'scaling' has Scaling.elasticWorkload(…) with room for 6 replicas, but there may be as many as 9; raise a 'max'",
  );
});

test('fails where its controller cannot be', () => {
  const units = [ElasticUnit.nodes()];
  expect(() =>
    webApplication({ target: Target.local(), scaling: Scaling.elasticWorkload({ min: 1, max: 3, units }) }),
  ).toThrow(
    "'scaling' has Scaling.elasticWorkload(…), whose controller ACK alone has; use Scaling.elastic(…) on this target",
  );
});

test('fails beside another that decides where pods run', () => {
  expect(scaling([WORKLOAD, Scaling.burst()])).toThrow(
    "'scaling' has Scaling.elasticWorkload(…) and Scaling.burst(…), which both decide where pods run; leave one out",
  );
});

test.each([
  [null, "'props' must be an object, e.g. { min: 2, max: 4, units: [ElasticUnit.virtualNodes()] }, got nothing"],
  [
    {},
    "'min' must be a whole number, 0 or more, got nothing, e.g. 2; 'max' must be a whole number, 1 or more, got nothing, e.g. 4; 'units' must be a list",
  ],
  [{ min: 5, max: 4, units: [ElasticUnit.virtualNodes()] }, "'max' must not be below 'min', got min 5 and max 4"],
])('fails for %p', (props, message) => {
  expect(() => Scaling.elasticWorkload(props as never)).toThrow(message);
});

import { Scaling, VerticalMode, type VerticalScalingProps } from '../../../charts';
import { scaled, scaling } from './scaled';

const LIMITED = { maxAllowed: { cpu: '2', memory: '4Gi' } };

const policyOf = (props: VerticalScalingProps) => scaled(Scaling.vertical(props)).VerticalPodAutoscaler.spec;

test('advises, and changes nothing', () => {
  expect(policyOf({})).toMatchSnapshot();
});

test.each([
  [VerticalMode.initial(), 'Initial', undefined],
  [VerticalMode.auto(), 'Recreate', 2],
  [VerticalMode.of('InPlaceOrRecreate'), 'InPlaceOrRecreate', 2],
])('%p is written as %s', (mode, updateMode, minReplicas) => {
  const { updatePolicy } = policyOf({ mode, ...LIMITED });
  expect(updatePolicy.updateMode).toBe(updateMode);
  expect(updatePolicy.minReplicas).toBe(minReplicas);
});

test('sizes some containers within limits, and leaves the others alone', () => {
  const props = {
    containers: ['web'],
    minAllowed: { cpu: '100m' },
    maxAllowed: { cpu: '2' },
    resources: ['cpu'] as const,
  };
  expect(policyOf(props).resourcePolicy.containerPolicies).toEqual([
    { containerName: 'web', minAllowed: { cpu: '100m' }, maxAllowed: { cpu: '2' }, controlledResources: ['cpu'] },
    { containerName: '*', mode: 'Off' },
  ]);
});

test('has an autoscaler beside it that follows another resource', () => {
  const vertical = Scaling.vertical({
    mode: VerticalMode.auto(),
    resources: ['memory'],
    maxAllowed: { memory: '1Gi' },
  });
  const manifests = scaled([Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 }), vertical]);
  expect(manifests.VerticalPodAutoscaler.spec.targetRef.kind).toBe('Deployment');
});

test('advises beside any autoscaler', () => {
  expect(scaling([Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 }), Scaling.vertical()])).not.toThrow();
});

test('fails beside an autoscaler that follows what it changes', () => {
  const vertical = Scaling.vertical({ mode: VerticalMode.auto(), ...LIMITED });
  expect(scaling([Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 }), vertical])).toThrow(
    "'scaling' has Scaling.vertical(…), which changes the requests of cpu that Scaling.horizontal(…) measures the use against, so that they fight; give Scaling.vertical resources: ['memory'], or VerticalMode.off()",
  );
  expect(scaling([Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60, memoryPercent: 70 }), vertical])).toThrow(
    'the requests of cpu and memory that Scaling.horizontal(…) measures the use against, so that they fight; use VerticalMode.off()',
  );
});

test('fails beside virtual nodes, where the size of a pod is said', () => {
  expect(scaling([Scaling.vertical({ mode: VerticalMode.initial(), ...LIMITED }), Scaling.burst()])).toThrow(
    "'scaling' has Scaling.vertical(…), which changes the size of pods, beside Scaling.burst(…), which says how large they are on virtual nodes; use VerticalMode.off()",
  );
});

test('fails where it would take away the only replica', () => {
  expect(scaling([Scaling.fixed(1), Scaling.vertical({ mode: VerticalMode.auto(), ...LIMITED })])).toThrow(
    "'scaling' has VerticalMode 'Recreate', which takes pods away to resize them, for a workload that may have a single one; use VerticalMode.initial(), or 2 replicas",
  );
});

test('fails for a container that is not there', () => {
  expect(scaling(Scaling.vertical({ containers: ['php'] }))).toThrow(
    "'scaling' has Scaling.vertical(…) for the container 'php', but there are 'web'",
  );
});

test.each([
  [null, "'props' must be an object"],
  [{ mode: 'auto' }, "'mode' must be a VerticalMode, e.g. VerticalMode.off(), got 'auto'"],
  [
    { mode: VerticalMode.auto() },
    "'maxAllowed.cpu' must be given with VerticalMode 'Recreate', or pods can outgrow every node, e.g. '2'; 'maxAllowed.memory' must be given with VerticalMode 'Recreate', or pods can outgrow every node, e.g. '4Gi'",
  ],
  [{ minAllowed: { cpu: 'one' } }, "'minAllowed.cpu' must be a positive quantity, got 'one', e.g. '2'"],
  [{ minAllowed: { CPU: '2' } }, "'minAllowed.CPU' is no prop of amounts; did you mean 'cpu'? [at Scaling.vertical]"],
  [{ maxAllowed: 2 }, "'maxAllowed' must be an object, e.g. { cpu: '2', memory: '4Gi' }, got 2"],
  [
    { minAllowed: { memory: '2Gi' }, maxAllowed: { memory: '1Gi' } },
    "'minAllowed.memory' must not be above 'maxAllowed.memory', got 2Gi and 1Gi",
  ],
  [{ containers: [] }, "'containers' must name one at least, or be left out for all"],
  [{ containers: null }, "'containers' must be a list, e.g. ['web'], got nothing"],
  [{ resources: ['disk'] }, "'resources[0]' must be 'cpu' or 'memory', got 'disk'"],
  [{ resources: [] }, "'resources' must name one at least, or be left out for both"],
])('fails for %p', (props, message) => {
  expect(() => Scaling.vertical(props as never)).toThrow(message);
});

test('fails for a mode that is deprecated', () => {
  expect(() => VerticalMode.of('Auto')).toThrow(
    "'name' must be 'Off' or 'Initial' or 'Recreate' or 'InPlaceOrRecreate' or 'InPlace', got 'Auto' [at VerticalMode.of]",
  );
});

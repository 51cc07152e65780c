import { type HorizontalScalingProps, Scaling } from '../../../charts';
import { webApplication } from '../manifests';

const failing = (props: Partial<HorizontalScalingProps>) => () =>
  Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60, ...props });

test('an autoscaler goes up at once and comes down slowly', () => {
  const scaling = Scaling.horizontal({ min: 2, max: 5, cpuPercent: 4 });
  expect(webApplication({ scaling }).HorizontalPodAutoscaler.spec).toMatchSnapshot();
});

test('can follow memory too, at another pace', () => {
  const behavior = { down: { stabilizationSeconds: 600, step: { pods: 1, everySeconds: 120 } } };
  const scaling = Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60, memoryPercent: 80, behavior });
  const spec = webApplication({ scaling }).HorizontalPodAutoscaler.spec;
  expect(spec.metrics).toHaveLength(2);
  expect(spec.behavior.scaleDown).toEqual({
    stabilizationWindowSeconds: 600,
    selectPolicy: 'Max',
    policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }],
  });
});

test('rests at one only by name; what is there beyond it is drained one at a time', () => {
  const manifests = webApplication({ scaling: Scaling.horizontalFromOne({ max: 3, cpuPercent: 60 }) });
  expect(manifests.HorizontalPodAutoscaler.spec.minReplicas).toBe(1);
  expect(manifests.PodDisruptionBudget.spec.maxUnavailable).toBe(1);
});

test('fails for min above max', () => {
  expect(failing({ min: 6 })).toThrow(
    "'max' must not be below 'min', got min 6 and max 5, e.g. max 12 [at Scaling.horizontal]",
  );
});

test('fails for min 1', () => {
  expect(failing({ min: 1 })).toThrow(
    "'min' must be 2 or more, got 1: a single replica is away whenever its node is. If that may be, write Scaling.horizontalFromOne(…)",
  );
});

test.each([0, 2.5])('fails for min %p', (min) => {
  expect(failing({ min })).toThrow(`'min' must be a whole number, 2 or more, got ${min}, e.g. 2`);
});

test('fails when it follows nothing', () => {
  expect(failing({ cpuPercent: undefined })).toThrow(
    "'cpuPercent', 'memoryPercent' or 'metrics' must be given, e.g. cpuPercent: 60",
  );
});

test('fails for a percentage that is none', () => {
  expect(failing({ cpuPercent: 0 })).toThrow("'cpuPercent' must be a whole number, 1 or more, got 0, e.g. 60");
});

test('fails for a behavior the API server refuses', () => {
  expect(failing({ behavior: { up: { stabilizationSeconds: 4000 }, down: { step: { everySeconds: 1801 } } } })).toThrow(
    "'behavior.up.stabilizationSeconds' must be a whole number, 0 to 3600, got 4000, e.g. 300; 'behavior.down.step' must have 'pods' or 'percent', e.g. { pods: 1, everySeconds: 60 }; 'behavior.down.step.everySeconds' must be a whole number, 1 to 1800, got 1801, e.g. 60",
  );
});

test.each([0, -1, 1.5])('fails for %p fixed replicas', (replicas) => {
  expect(() => Scaling.fixed(replicas)).toThrow(
    `'replicas' must be a whole number, 1 or more, got ${replicas}, e.g. 3 [at Scaling.fixed]`,
  );
});

test.each([
  [{ max: undefined }, "'max' must be a whole number, 1 or more, got nothing, e.g. 5"],
  [{ min: undefined }, "'min' must be a whole number, 2 or more, got nothing, e.g. 2"],
  [
    { min: '2', max: '10' },
    "'min' must be a whole number, 2 or more, got '2', e.g. 2; 'max' must be a whole number, 1 or more, got '10', e.g. 5",
  ],
])('fails for %p: numbers are neither guessed nor compared as texts', (props, message) => {
  expect(failing(props as never)).toThrow(`${message} [at Scaling.horizontal]`);
});

test('a direction said in part keeps the rest of its pace', () => {
  const behavior = { down: { stabilizationSeconds: 600, step: undefined } };
  const spec = webApplication({ scaling: Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60, behavior }) });
  expect(spec.HorizontalPodAutoscaler.spec.behavior.scaleDown).toEqual({
    stabilizationWindowSeconds: 600,
    selectPolicy: 'Max',
    policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
  });
});

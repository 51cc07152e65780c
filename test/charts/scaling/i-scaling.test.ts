import fc from 'fast-check';
import {
  EciSize,
  ElasticUnit,
  type IScaling,
  KnativeScaling,
  Scaling,
  ScalingMetric,
  VerticalMode,
} from '../../../charts';
import { combineScalings } from '../../../charts/scaling/i-scaling';
import type { PodAdditions } from '../../../charts/workload/workload-part';
import { scaled, scaling } from './scaled';

const HORIZONTAL = Scaling.horizontal({ min: 3, max: 9, cpuPercent: 60 });

test('there are three where nothing says how many', () => {
  expect(combineScalings(undefined).replicas).toEqual({ min: 3, max: 3 });
  expect(combineScalings(Scaling.vertical()).replicas).toEqual({ min: 3, max: 3 });
  expect(combineScalings([]).isAutomatic).toBe(false);
});

test('an autoscaler says how many, and what it follows', () => {
  const combined = combineScalings([Scaling.burst(), HORIZONTAL]);
  expect(combined.replicas).toEqual({ min: 3, max: 9 });
  expect(combined.isAutomatic).toBe(true);
  expect(combined.followed).toEqual(['cpu']);
});

describe('two that add to pods', () => {
  const adding = (madeBy: string, additions: PodAdditions): IScaling => ({
    madeBy,
    isAutomatic: false,
    followed: [],
    check: () => [],
    renderPod: () => additions,
  });

  test('both have what they want, variables too', () => {
    const combined = [adding('A', { env: { SIZE: '1' } }), adding('B', { env: { SIZE: '1', PLACE: 'eci' } })];
    const [container] = scaled(combined).Deployment.spec.template.spec.containers;
    expect(container.env).toEqual([
      { name: 'SIZE', value: '1' },
      { name: 'PLACE', value: 'eci' },
    ]);
  });

  test('fail where they want the same in different ways', () => {
    const combined = [adding('A', { labels: { place: 'eci' } }), adding('B', { labels: { place: 'ecs' } })];
    expect(scaling(combined)).toThrow(
      "'A' and 'B' both set 'place' among the labels of the pods, to different values; leave one of them out [at chart/Web]",
    );
  });
});

test.each<[string, IScaling[], string]>([
  [
    'a number beside an autoscaler',
    [Scaling.fixed(3), HORIZONTAL],
    "'scaling' has Scaling.fixed(…) and Scaling.horizontal(…), which both decide the number of replicas; leave one out",
  ],
  [
    'two autoscalers',
    [HORIZONTAL, HORIZONTAL],
    "'scaling' has Scaling.horizontal(…) twice, and they would fight; leave one out",
  ],
  ['two numbers', [Scaling.fixed(2), Scaling.fixed(3)], "'scaling' has Scaling.fixed(…) twice, and they would fight"],
  ['two of the size', [Scaling.vertical(), Scaling.vertical()], "'scaling' has Scaling.vertical(…) twice"],
])('fails for %s', (_, scalings, message) => {
  expect(scaling(scalings)).toThrow(message);
});

test.each([
  [
    'auto',
    "'scaling' must be a Scaling or a list of them, e.g. Scaling.horizontal({ min: 2, max: 5, cpuPercent: 60 }), got 'auto'",
  ],
  [null, "'scaling' must be a Scaling or a list of them"],
  [[3], "'scaling[0]' must be a Scaling or a list of them"],
  [Scaling, "'scaling' must be a Scaling or a list of them"],
])('fails for %p', (given, message) => {
  expect(scaling(given)).toThrow(message);
});

test('what does not fight gives manifests without a flaw; what fights gives an error', () => {
  const day = [
    { schedule: '0 0 8 * * *', replicas: 6 },
    { schedule: '0 0 20 * * *', replicas: 3 },
  ];
  const units = [ElasticUnit.nodes({ max: 4 }), ElasticUnit.virtualNodes()];
  const vertical = { mode: VerticalMode.auto(), maxAllowed: { cpu: '2', memory: '1Gi' } };
  const ways = [
    Scaling.fixed(4),
    HORIZONTAL,
    Scaling.horizontal({ min: 3, max: 9, memoryPercent: 80 }),
    Scaling.scheduled(day),
    Scaling.scheduledFromOne(day),
    Scaling.vertical(),
    Scaling.vertical({ ...vertical, resources: ['memory'] }),
    Scaling.elastic({ units }),
    Scaling.elasticWorkload({ min: 2, max: 4, units }),
    Scaling.burst(),
  ];
  let sound = 0;
  fc.assert(
    fc.property(fc.subarray(ways, { maxLength: 4 }), (scalings) => {
      try {
        scaling(scalings)();
      } catch (error) {
        expect((error as Error).message).toMatch(/'scaling' (has|cannot)/);
        return;
      }
      scaled(scalings);
      sound += 1;
    }),
    { numRuns: 60 },
  );
  expect(sound).toBeGreaterThan(5);
});

const anyProps = (names: string) =>
  fc.oneof(
    fc.anything(),
    fc.record(Object.fromEntries(names.split(' ').map((name) => [name, fc.anything()])), { requiredKeys: [] }),
  );

const SCHEDULES = fc.array(anyProps('name schedule replicas once'));
const UNITS = fc.oneof(fc.anything(), fc.constant([ElasticUnit.virtualNodes()]));

test.each<[string, (value: any) => unknown, fc.Arbitrary<unknown>]>([
  ['fixed', Scaling.fixed, fc.anything()],
  ['horizontal', Scaling.horizontal, anyProps('min max cpuPercent memoryPercent metrics behavior')],
  ['horizontalFromOne', Scaling.horizontalFromOne, anyProps('max cpuPercent metrics')],
  ['scheduled', (value) => Scaling.scheduled(value), fc.oneof(fc.anything(), SCHEDULES)],
  ['scheduledFromOne', (value) => Scaling.scheduledFromOne([], value), anyProps('excludeDates')],
  ['vertical', Scaling.vertical, anyProps('mode minAllowed maxAllowed containers resources')],
  ['elastic', Scaling.elastic, anyProps('units moveOnAfterSeconds')],
  ['elasticWorkload', Scaling.elasticWorkload, fc.record({ min: fc.anything(), max: fc.anything(), units: UNITS })],
  ['burst', Scaling.burst, anyProps('maxOnNodes nodeSelector waitForNodesSeconds size')],
  ['ElasticUnit.nodes', ElasticUnit.nodes, anyProps('name min max nodeSelector tolerations')],
  ['ElasticUnit.virtualNodes', ElasticUnit.virtualNodes, anyProps('name min max size')],
  ['EciSize.of', EciSize.of, anyProps('cpu memory')],
  ['EciSize.specs', (value) => EciSize.specs(...value), fc.array(fc.anything())],
  ['VerticalMode.of', VerticalMode.of, fc.anything()],
  ['ScalingMetric.pods', ScalingMetric.pods, anyProps('name labels perReplica')],
  ['ScalingMetric.external', ScalingMetric.external, anyProps('name labels perReplica')],
  ['ScalingMetric.object', ScalingMetric.object, anyProps('name labels perReplica object')],
  ['ScalingMetric.loadBalancerQps', ScalingMetric.loadBalancerQps, anyProps('loadBalancerId port perReplica')],
  ['ScalingMetric.ingressQps', ScalingMetric.ingressQps, anyProps('project logstore route perReplica')],
  ['KnativeScaling', KnativeScaling.concurrency, anyProps('perReplica min max rest')],
])('%s takes or refuses anything, and never breaks', (_, make, values) => {
  fc.assert(
    fc.property(values, (value) => {
      try {
        make(value);
      } catch (error) {
        expect((error as Error).name).toBe('ValidationError');
      }
    }),
  );
});

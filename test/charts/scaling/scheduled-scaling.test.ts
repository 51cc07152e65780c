import { Scaling, type Schedule } from '../../../charts';
import { scaled, scaling } from './scaled';

const HORIZONTAL = Scaling.horizontal({ min: 3, max: 9, cpuPercent: 60 });

const DAY: Schedule[] = [
  { name: 'morning', schedule: '0 0 8 * * 1-5', replicas: 6 },
  { schedule: '0 0 20 * * *', replicas: 3 },
];

test('moves the floor of the autoscaler', () => {
  const manifests = scaled([Scaling.scheduled(DAY), HORIZONTAL]);
  expect(manifests.CronHorizontalPodAutoscaler).toMatchSnapshot();
  expect(manifests.HorizontalPodAutoscaler.spec.scaleTargetRef.kind).toBe('Deployment');
});

test('leaves out days, and runs a job once', () => {
  const [morning, evening] = DAY as [Schedule, Schedule];
  const schedules = Scaling.scheduled([{ ...morning, once: true }, evening], { excludeDates: ['* * * 15 11 *'] });
  const { jobs, excludeDates } = scaled([HORIZONTAL, schedules]).CronHorizontalPodAutoscaler.spec;
  expect(jobs[0].runOnce).toBe(true);
  expect(excludeDates).toEqual(['* * * 15 11 *']);
});

test('owns the number by name alone: then the manifest has none', () => {
  const manifests = scaled(Scaling.scheduledFromOne(DAY));
  expect(manifests.CronHorizontalPodAutoscaler.spec.scaleTargetRef).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: 'web',
  });
  expect(manifests.Deployment.spec.replicas).toBeUndefined();
});

test.each([
  ['0 0 0 * * *', '@daily'],
  ['0 0 8 * * *', '0 0 8 * * 1-5'],
  ['0 0 8 1 * *', '0 0 8 * * 1'],
  ['0 0 8 1 * 1', '0 0 8 * * 2'],
  ['0 */15 * * * *', '0 30 12 * * *'],
  ['@every 1h', '@every 1h'],
])('fails for %s and %s with different replicas: either could come last', (one, other) => {
  const schedules = (replicas: number) => [
    { schedule: one, replicas: 6 },
    { schedule: other, replicas },
  ];
  expect(() => Scaling.scheduled(schedules(3))).toThrow(
    `'schedules[1].schedule' must not come at the same moment as another one with other replicas, got '${other}' for 3 beside '${one}' for 6 [at Scaling.scheduled]`,
  );
});

test.each([
  ['0 0 8 * * *', '0 0 9 * * *'],
  ['0 0 8 * * 1-5', '0 0 8 * * 6,0'],
  ['0 0 8 1 * *', '0 0 8 2 * *'],
  ['0 0 8 * 1-6 *', '0 0 8 * 7-12 *'],
  ['@every 1h', '@every 2h'],
])('takes %s and %s, which never meet', (one, other) => {
  const schedules = [
    { schedule: one, replicas: 6 },
    { schedule: other, replicas: 3 },
  ];
  expect(() => Scaling.scheduled(schedules)).not.toThrow();
});

test('fails without an autoscaler', () => {
  expect(scaling(Scaling.scheduled(DAY))).toThrow(
    "'scaling' has Scaling.scheduled(…) without Scaling.horizontal(…): a single replica would run until the first schedule comes. Add the latter, or write Scaling.scheduledFromOne(…) if that may be",
  );
});

test('fails beside a fixed number, which each apply would bring back', () => {
  expect(scaling([Scaling.fixed(3), Scaling.scheduledFromOne(DAY)])).toThrow(
    "'scaling' has Scaling.fixed(…) and Scaling.scheduled(…), which both decide the number of replicas; leave one out",
  );
});

test.each([
  [2, 6],
  [3, 10],
])('fails for %p and %p outside of what the autoscaler has, whose limits the controller would move', (low, high) => {
  const schedules = Scaling.scheduled([
    { schedule: '@daily', replicas: high },
    { schedule: '0 0 8 * * *', replicas: low },
  ]);
  expect(scaling([HORIZONTAL, schedules])).toThrow(
    /'scaling' cannot have this beside Scaling.horizontal, whose limits it would move for good: 'schedules\[\d\].replicas' must be a whole number, 3 to 9, got (2|10), e.g. 3/,
  );
});

test.each([
  [undefined, "'schedules' must be a list, e.g. [{ schedule: '0 0 8 * * *', replicas: 6 }], got nothing"],
  [[null], "'schedules[0]' must be an object"],
  [[{ schedule: '@daily' }], "'schedules[0].replicas' must be a whole number, 1 or more, got nothing, e.g. 6"],
  [[{ schedule: '@daily', replicas: 0 }], "'schedules[0].replicas' must be a whole number, 1 or more, got 0"],
  [[{ ...DAY[0], name: 'A B' }], "'schedules[0].name' must be a DNS label"],
  [[{ ...DAY[0], once: 'yes' }], "'schedules[0].once' must be true or false"],
  [DAY.map((schedule) => ({ ...schedule, name: 'same' })), "'schedules' has the name 'same' twice; give each its own"],
  [
    [DAY[0]],
    "'schedules' must have two different numbers of replicas at least, one that raises and one that lowers, e.g. [{ schedule: '0 0 8 * * *', replicas: 6 }, { schedule: '0 0 20 * * *', replicas: 3 }]",
  ],
])('fails for %p', (schedules, message) => {
  expect(() => Scaling.scheduled(schedules as never)).toThrow(message);
});

test.each([
  [null, "'options' must be an object"],
  [{ excludeDates: '15 11' }, "'excludeDates' must be a list, e.g. ['* * * 15 11 *'], got '15 11'"],
  [{ excludeDates: ['15 11'] }, "'excludeDates[0]' must have six fields"],
])('fails for the options %p', (options, message) => {
  expect(() => Scaling.scheduled(DAY, options as never)).toThrow(message);
});

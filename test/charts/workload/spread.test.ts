import { Spread, Topology } from '../../../charts';
import { podOf } from '../manifests';

const constraints = (spread?: Spread) =>
  (podOf({ spread }).topologySpreadConstraints ?? []).map(
    ({ topologyKey, whenUnsatisfiable }: { topologyKey: string; whenUnsatisfiable: string }) =>
      `${topologyKey} ${whenUnsatisfiable}`,
  );

test('by default over zones and nodes, as far as there is room', () => {
  expect(constraints()).toEqual([
    'topology.kubernetes.io/zone ScheduleAnyway',
    'kubernetes.io/hostname ScheduleAnyway',
  ]);
});

test('required, by name, over everything or one thing', () => {
  expect(constraints(Spread.required())).toEqual([
    'topology.kubernetes.io/zone DoNotSchedule',
    'kubernetes.io/hostname DoNotSchedule',
  ]);
  expect(constraints(Spread.required(Topology.ZONE))).toEqual(['topology.kubernetes.io/zone DoNotSchedule']);
});

test('none, by name', () => {
  expect(constraints(Spread.none())).toEqual([]);
});

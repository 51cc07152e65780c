import { inWaves, WAVES } from '../../../lib/deploy/apply/waves';

const item = (apiVersion: string, kind: string) => ({ name: { apiVersion, kind, name: 'one' } });

test('no kind is in two waves', () => {
  const kinds = WAVES.flatMap((wave) => wave.kinds);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('kinds nobody knows here come right before the workloads', () => {
  const [wave] = inWaves([item('apps/v1', 'Deployment'), item('example.com/v1', 'Site')]);
  expect(wave?.wave.name).toBe('workloads');
  expect(wave?.batches.map((batch) => batch[0]?.name.kind)).toEqual(['Site', 'Deployment']);
});

test('a kind is told from its namesake by the group', () => {
  const waves = inWaves([item('v1', 'Service'), item('serving.knative.dev/v1', 'Service')]);
  expect(waves.map(({ wave }) => wave.name)).toEqual(['exposure', 'workloads']);
});

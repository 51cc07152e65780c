import { Priority, PriorityClass } from '../../../charts';
import { checkManifests } from '../../support/kubernetes/check-manifests';
import { manifestsOf } from '../manifests';

test('defaults', () => {
  const manifests = manifestsOf((chart) => new PriorityClass(chart, 'Important', { value: 1000 }));
  expect(checkManifests(manifests)).toEqual([]);
  expect(manifests).toMatchSnapshot();
});

test('waits for room rather than making some, by name', () => {
  const [manifest] = manifestsOf(
    (chart) =>
      new PriorityClass(chart, 'Batch', { value: -10, preempts: 'never', name: 'later', description: 'reports' }),
  );
  expect(manifest).toMatchObject({ preemptionPolicy: 'Never', value: -10, description: 'reports' });
  expect(manifest?.metadata).toMatchObject({ name: 'later' });
});

test('one that exists has a name', () => {
  expect(Priority.fromName('system-cluster-critical').name).toBe('system-cluster-critical');
  expect(() => Priority.fromName('')).toThrow("'name' must be the name of an object");
});

test.each([
  [undefined, "'props' must be an object, e.g. { value: 1000 }, got nothing"],
  [{}, "'value' must be a whole number, -2147483648 to 1000000000, got nothing, e.g. 1000"],
  [{ value: 1_000_000_001 }, "'value' must be a whole number, -2147483648 to 1000000000, got 1000000001, e.g. 1000"],
  [
    { value: 1, name: 'system-web' },
    "'name' must not start with 'system-', which Kubernetes keeps for itself, got 'system-web', e.g. 'important'",
  ],
  [{ value: 1, preempts: true }, "'preempts' must be 'lowerPriorities' or 'never', got true"],
  [{ value: 1, description: '' }, "'description' must be a text, e.g. 'what customers see', got ''"],
])('fails for %j', (props, message) => {
  expect(() => manifestsOf((chart) => new PriorityClass(chart, 'Important', props as never))).toThrow(
    `${message} [at chart/Important]`,
  );
});

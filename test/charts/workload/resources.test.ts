import type { Resources } from '../../../charts';
import { containerOf, newChart, newWebApplication } from '../manifests';

const failing = (resources: Resources) => () => newWebApplication(newChart(), { resources });

test('given ones take the place of the default as a whole', () => {
  expect(containerOf({ resources: { requests: { cpu: '1' } } }).resources).toEqual({ requests: { cpu: '1' } });
});

test.each(['1 Gi', '-1', '0', '1GiB', 'much', '1.2.3'])('fails for the quantity %p', (memory) => {
  expect(failing({ requests: { memory } })).toThrow(
    `'resources.requests.memory' must be a positive quantity, got '${memory}', e.g. '128Mi'`,
  );
});

test.each([
  ['500m', '1'],
  ['1', '1000m'],
])('a request of %p fits a limit of %p', (request, limit) => {
  expect(failing({ requests: { cpu: request }, limits: { cpu: limit } })).not.toThrow();
});

test('fails for a request above its limit', () => {
  expect(failing({ requests: { memory: '1Gi' }, limits: { memory: '1000Mi' } })).toThrow(
    "'resources.requests.memory' must not be above its limit, got 1Gi of at most 1000Mi",
  );
});

test.each([
  [{ cpu: '1' }, "'resources.cpu' is no prop of resources; there are requests, limits [at"],
  [{ limits: { gpu: '1' } }, "'resources.limits.gpu' is no prop of amounts; did you mean 'cpu'?"],
])('fails for what would stand in the manifest as it is: %j', (resources, message) => {
  expect(failing(resources as Resources)).toThrow(message);
});

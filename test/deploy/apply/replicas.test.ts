import { ApplyBench } from '../../support/api-server/apply-bench';
import { autoscaler, deployment, namespace } from './objects';

const path = '/apis/apps/v1/namespaces/web/deployments/site';

let bench: ApplyBench;
beforeEach(async () => {
  bench = await ApplyBench.start();
});
afterEach(() => bench.stop());

const live = () => bench.server.store.find(path);

/** Every number of replicas the deployment ever had, in order. */
function watchReplicas(): number[] {
  const seen: number[] = [];
  const { store } = bench.server;
  const apply = store.apply.bind(store);
  jest.spyOn(store, 'apply').mockImplementation((...args) => {
    const applied = apply(...args);
    if (args[0] === path && live()) seen.push(live().spec.replicas);
    return applied;
  });
  return seen;
}

/** As the autoscaler does it: an update through the scale subresource. */
function scaleTo(replicas: number): void {
  const change = (object: any) => {
    object.spec.replicas = replicas;
  };
  bench.server.store.change(path, 'kube-controller-manager', change, 'scale');
}

const ownersOfReplicas = () =>
  live()
    .metadata.managedFields.filter(({ fieldsV1 }: any) => fieldsV1['f:spec']?.['f:replicas'])
    .map(({ manager }: any) => manager);

test('a workload under an autoscaler starts with its minimum, not with one pod', async () => {
  const seen = watchReplicas();
  await bench.apply([namespace(), deployment(), autoscaler('site', 3)]);
  expect(new Set(seen)).toEqual(new Set([3]));
  expect(ownersOfReplicas()).toEqual(['ackb-replicas']);
  expect(bench.reported('handed-over')).toMatchObject([{ replicas: 3 }]);
});

test('without an autoscaler the server decides: one', async () => {
  await bench.apply([namespace(), deployment()]);
  expect(live().spec.replicas).toBe(1);
  expect(ownersOfReplicas()).toEqual([]);
});

test('what the autoscaler scaled stays', async () => {
  const objects = [namespace(), deployment(), autoscaler('site', 3)];
  await bench.apply(objects);
  scaleTo(7);
  expect(await bench.apply(objects)).toMatchObject({ changed: [], unchanged: { length: 3 } });
  expect(live().spec.replicas).toBe(7);
});

test('a fixed number is handed over without changing it', async () => {
  await bench.apply([namespace(), deployment('site', { replicas: 5 })]);
  const seen = watchReplicas();
  await bench.apply([namespace(), deployment(), autoscaler('site', 3)]);
  expect(new Set(seen)).toEqual(new Set([5]));
  expect(ownersOfReplicas()).toEqual(['ackb-replicas']);
});

test('a plain apply would have reset it: the double keeps ownership as the server does', async () => {
  await bench.apply([namespace(), deployment('site', { replicas: 5 })]);
  bench.server.store.apply(path, deployment(), { manager: 'ackb', force: false, dryRun: false });
  expect(live().spec.replicas).toBe(1);
});

test('when somebody scales it during the hand-over, their number stays', async () => {
  await bench.apply([namespace(), deployment('site', { replicas: 5 })]);
  const { store } = bench.server;
  const look = store.look.bind(store);
  jest
    .spyOn(store, 'look')
    .mockImplementationOnce(look)
    .mockImplementation((at) => {
      const found = structuredClone(look(at));
      if (at === path && found.spec.replicas === 5) scaleTo(8);
      return found;
    });
  await bench.apply([namespace(), deployment(), autoscaler('site', 3)]);
  expect(live().spec.replicas).toBe(8);
});

test('a number that is fixed again is ours again', async () => {
  await bench.apply([namespace(), deployment(), autoscaler('site', 3)]);
  const seen = watchReplicas();
  await bench.apply([namespace(), deployment('site', { replicas: 4 })]);
  expect(new Set(seen)).toEqual(new Set([4]));
  expect(ownersOfReplicas()).toEqual(['ackb']);
  expect(await bench.apply([namespace(), deployment('site', { replicas: 4 })])).toMatchObject({ changed: [] });
});

test('a number that the autoscaler set is not taken from it', async () => {
  await bench.apply([namespace(), deployment(), autoscaler('site', 3)]);
  scaleTo(7);
  expect(await bench.failure([namespace(), deployment('site', { replicas: 4 })])).toBe(
    "Deployment web/site: others set what the manifest wants otherwise: .spec.replicas (set by 'kube-controller-manager'); " +
      'leave these fields out of the manifest, or take them over with --force-conflicts',
  );
  await bench.apply([namespace(), deployment('site', { replicas: 4 })], { force: true });
  expect(live().spec.replicas).toBe(4);
});

test('a plan shows no change of what is handed over', async () => {
  await bench.apply([namespace(), deployment('site', { replicas: 5 })]);
  const { objects } = await bench.plan([namespace(), deployment(), autoscaler('site', 3)]);
  expect(objects.map(({ object, action }) => `${object.kind}: ${action}`)).toEqual([
    'Namespace: unchanged',
    'Deployment: unchanged',
    'HorizontalPodAutoscaler: create',
  ]);
});

test('a plan shows the number that is taken back, and refuses none', async () => {
  await bench.apply([namespace(), deployment(), autoscaler('site', 3)]);
  const planned = await bench.plan([namespace(), deployment('site', { replicas: 4 })]);
  expect(planned.objects[1]).toMatchObject({ action: 'change', paths: ['spec.replicas'] });
  const same = await bench.plan([namespace(), deployment('site', { replicas: 3 })]);
  expect(same.objects[1]).toMatchObject({ action: 'unchanged', paths: [] });
});

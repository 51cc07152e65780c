import { Inventory } from '../../../lib/deploy/apply/inventory';
import type { ObjectName } from '../../../lib/deploy/apply/manifests/object-name';
import { inSession } from '../../../lib/deploy/apply/server/session';
import { ApplyBench } from '../../support/api-server/apply-bench';

let bench: ApplyBench;
beforeEach(async () => {
  bench = await ApplyBench.start();
});
afterEach(() => bench.stop());

const PATH = '/api/v1/namespaces/default/configmaps/ackb-web';
const one: ObjectName = { apiVersion: 'v1', kind: 'Namespace', name: 'one' };
const two: ObjectName = { apiVersion: 'v1', kind: 'Namespace', name: 'two' };
const stored = () => bench.server.store.find(PATH)?.data;

/** Two applies that have both read the inventory. */
function both(task: (mine: Inventory, theirs: Inventory) => Promise<void>): Promise<void> {
  const kubeconfig = bench.server.writeKubeconfig(bench.folder);
  const pace = { retry: { times: 3, first: 1, longest: 5 } };
  return inSession({ kubeconfig, pace }, 'stopped', async (session) => {
    const inventories = [new Inventory(session, { platform: 'web' }), new Inventory(session, { platform: 'web' })];
    const [mine, theirs] = inventories as [Inventory, Inventory];
    await mine.read();
    await theirs.read();
    await task(mine, theirs);
  });
}

const OTHER =
  "another apply of platform 'web' is under way, or was until now: wait until it has ended, then apply again";

test('of two first applies at once, the second is told', async () => {
  await both(async (mine, theirs) => {
    await theirs.write([one]);
    await expect(mine.write([two])).rejects.toThrow(OTHER);
  });
  expect(stored()).toEqual({ 'Namespace.v1': 'one' });
});

test('of two later applies at once, the second is told, and not after many tries', async () => {
  await both((mine) => mine.write([one]));
  const before = bench.server.writes.length;
  await both(async (mine, theirs) => {
    await theirs.write([one, two]);
    await expect(mine.write([two])).rejects.toThrow(OTHER);
  });
  expect(bench.server.writes.slice(before)).toHaveLength(2);
  expect(stored()).toEqual({ 'Namespace.v1': 'one\ntwo' });
});

test('one that is deleted meanwhile is not made anew', async () => {
  await both((mine) => mine.write([one]));
  await both(async (mine) => {
    bench.server.store.delete(PATH);
    await expect(mine.write([two])).rejects.toThrow(OTHER);
  });
  expect(stored()).toBeUndefined();
});

test('what is there already, as after a repeated request, is no conflict', async () => {
  await both((mine) => mine.write([one]));
  await both(async (mine, theirs) => {
    await theirs.write([two]);
    await mine.write([two]);
  });
  expect(stored()).toEqual({ 'Namespace.v1': 'two' });
});

test('each write names the version of the one before', async () => {
  await both(async (mine) => {
    await mine.write([one]);
    await mine.write([one, two]);
    await mine.write([two]);
  });
  expect(stored()).toEqual({ 'Namespace.v1': 'two' });
  const versions = bench.server.writes.map(({ method, text }) => [
    method,
    typeof JSON.parse(text).metadata.resourceVersion,
  ]);
  expect(versions).toEqual([
    ['POST', 'undefined'],
    ['PATCH', 'string'],
    ['PATCH', 'string'],
    ['PATCH', 'string'],
  ]);
});

import timers from 'node:timers/promises';
import { retrying } from '../../lib/deploy/retry';

const limits = { times: 3, first: 1, longest: 4 };

/** Fails as often as said, and counts. */
function failing(times: number) {
  let calls = 0;
  const task = async () => {
    calls += 1;
    if (calls <= times) throw new Error(`no ${calls}`);
    return calls;
  };
  return { task, calls: () => calls };
}

test('what fails in passing is done again', async () => {
  const told: string[] = [];
  const { task } = failing(2);
  const onRetry = ({ message }: Error) => told.push(message);
  expect(await retrying(task, { limits, isPassing: () => true, onRetry })).toBe(3);
  expect(told).toEqual(['no 1', 'no 2']);
});

test('the last error comes out when the bound is reached', async () => {
  const { task, calls } = failing(99);
  await expect(retrying(task, { limits, isPassing: () => true })).rejects.toThrow('no 4');
  expect(calls()).toBe(4);
});

test('what will not pass is not done again', async () => {
  const { task, calls } = failing(99);
  await expect(retrying(task, { limits, isPassing: () => false })).rejects.toThrow('no 1');
  expect(calls()).toBe(1);
});

test('the other side is left alone as long as it asks, within the bound', async () => {
  const sleep = jest.spyOn(timers, 'setTimeout');
  const { task } = failing(2);
  const asked = [3, 3_600_000];
  await retrying(task, { limits, isPassing: () => true, delayOf: () => asked.shift() });
  expect(sleep.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([3, 4]);
  sleep.mockRestore();
});

test('a signal ends it', async () => {
  const stop = new AbortController();
  const { task, calls } = failing(99);
  const onRetry = () => stop.abort();
  await expect(retrying(task, { limits, isPassing: () => true, onRetry, signal: stop.signal })).rejects.toThrow();
  expect(calls()).toBe(1);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../../lib/deploy/in-parallel';

test('results keep their order, and no more are under way than allowed', async () => {
  let running = 0;
  let most = 0;
  const task = async (number: number) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(5 - number);
    running -= 1;
    return number * 2;
  };
  expect(await inParallel([1, 2, 3, 4], task, 2)).toEqual([2, 4, 6, 8]);
  expect(most).toBe(2);
});

test('after a failure nothing new begins, and what is under way ends first', async () => {
  const ended: number[] = [];
  const task = async (number: number) => {
    if (number === 2) throw new Error('two');
    await sleep(5);
    ended.push(number);
  };
  await expect(inParallel([1, 2, 3, 4], task, 2)).rejects.toThrow('two');
  expect(ended).toEqual([1]);
});

test('nothing to do', async () => {
  expect(await inParallel([], async () => 1)).toEqual([]);
});

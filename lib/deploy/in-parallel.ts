/** Does something to each, a few at a time; the first failure lets those under way end and begins no more. */
export async function inParallel<T, R>(
  items: readonly T[],
  task: (item: T) => Promise<R>,
  width: number = 8,
): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return;
      await task(item).then(
        (result) => {
          results[index] = result;
        },
        (failure: unknown) => {
          failures.push(failure);
        },
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}

import { AccessMode, Size, StorageClass } from '../../../charts';

const accessModes = [AccessMode.READ_WRITE_ONCE];

test('a class that is there is known by what is said about it', () => {
  const storageClass = StorageClass.fromName('local-path', {
    accessModes,
    platform: 'local',
    minimumGibibytes: 5,
    maximumGibibytes: 9,
  });
  expect(storageClass).toMatchObject({ name: 'local-path', accessModes, platform: 'local' });
  expect(storageClass.checkCapacity('capacity', Size.gibibytes(5))).toEqual([]);
  expect(storageClass.checkCapacity('capacity', Size.gibibytes(4))).toEqual([
    "'capacity' must be 5 GiB or more for StorageClass local-path, got 4, e.g. Size.gibibytes(5)",
  ]);
  expect(storageClass.checkCapacity('capacity', Size.gibibytes(10))).toEqual([
    "'capacity' must be 9 GiB or less for StorageClass local-path, got 10",
  ]);
});

test.each<[string, object | undefined, string]>([
  ['Local', { accessModes }, "'name' must be the name of an object"],
  ['a', undefined, "'attributes' must be an object, e.g. { accessModes: [AccessMode.READ_WRITE_ONCE] }, got nothing"],
  ['a', {}, "'accessModes' must be a list, e.g. [AccessMode.READ_WRITE_ONCE], got nothing"],
  ['a', { accessModes: [] }, "'accessModes' must have one or more, got none, e.g. [AccessMode.READ_WRITE_ONCE]"],
  ['a', { accessModes: ['RWO'] }, "'accessModes[0]' must be 'ReadWriteOnce' or 'ReadWriteOncePod' or"],
  ['a', { accessModes, platform: 'aws' }, "'platform' must be 'ack' or 'local', got 'aws'"],
  ['a', { accessModes, minimumGibibytes: 0 }, "'minimumGibibytes' must be a whole number, 1 or more, got 0, e.g. 1"],
  [
    'a',
    { accessModes, maximumGibibytes: 0 },
    "'maximumGibibytes' must be a whole number, 1 or more, got 0, e.g. 65536",
  ],
])('fails for %p with %p', (name, attributes, message) => {
  expect(() => StorageClass.fromName(name, attributes as never)).toThrow(message);
});

import fc from 'fast-check';
import { EciSize } from '../../../charts';
import { eciSizeOf } from '../../../charts/scaling/eci-size';

test.each([
  ['250m', '512Mi', '0.25-0.5Gi'],
  ['250m', '513Mi', '0.25-1Gi'],
  ['251m', '512Mi', '0.5-1Gi'],
  ['1', '1Gi', '1-2Gi'],
  ['1', '16Gi', '2-16Gi'],
  ['2', '1Gi', '2-1Gi'],
  ['7', '13Gi', '8-16Gi'],
  ['64', '512Gi', '64-512Gi'],
])('%s vCPUs and %s are billed as %s', (cpu, memory, size) => {
  expect(EciSize.of({ cpu, memory }).toString()).toBe(size);
});

test('a size has what was asked for', () => {
  const amounts = fc.tuple(fc.integer({ min: 1, max: 64_000 }), fc.integer({ min: 1, max: 512 * 1024 }));
  fc.assert(
    fc.property(amounts, ([milli, mebi]) => {
      const [, cpu, memory] =
        /^([\d.]+)-([\d.]+)Gi$/.exec(EciSize.of({ cpu: `${milli}m`, memory: `${mebi}Mi` }).toString()) ?? [];
      expect(Number(cpu) * 1000).toBeGreaterThanOrEqual(milli);
      expect(Number(memory) * 1024).toBeGreaterThanOrEqual(mebi);
    }),
  );
});

test.each([
  ['65', '1Gi'],
  ['1', '513Gi'],
])('fails for %s vCPUs and %s', (cpu, memory) => {
  expect(() => EciSize.of({ cpu, memory })).toThrow(
    `'amounts' must be at most 64 vCPUs and 512 GiB of memory, got ${cpu} and ${memory} [at EciSize.of]`,
  );
});

test.each([
  [undefined, "'amounts' must be an object, e.g. { cpu: '2', memory: '4Gi' }, got nothing"],
  [{ cpu: '2' }, "'memory' must be a positive quantity, got nothing, e.g. '4Gi'"],
  [{ cpu: 'two', memory: '4Gi' }, "'cpu' must be a positive quantity, got 'two', e.g. '2'"],
])('fails for %p', (amounts, message) => {
  expect(() => EciSize.of(amounts as never)).toThrow(message);
});

test('names sizes and instance types of a region', () => {
  expect(EciSize.specs('8-14Gi', 'ecs.c6.xlarge').toString()).toBe('8-14Gi,ecs.c6.xlarge');
});

test.each([
  [[], "'specs' must be 1 to 5, got 0"],
  [['1-2Gi', '1-2Gi', '1-2Gi', '1-2Gi', '1-2Gi', '1-2Gi'], "'specs' must be 1 to 5, got 6"],
  [['2C4G'], "'specs[0]' must be like '2-4Gi' or 'ecs.c6.xlarge', got '2C4G'"],
])('fails for the specs %p', (specs, message) => {
  expect(() => EciSize.specs(...specs)).toThrow(message);
});

test('a pod is as large as its limits together, its requests where there are none, and 2-4Gi where nothing is said', () => {
  const limits = { cpu: '500m', memory: '256Mi' };
  expect(`${eciSizeOf([{ resources: { limits } }, { resources: { requests: limits } }])}`).toBe('1-2Gi');
  expect(`${eciSizeOf([{}])}`).toBe('2-4Gi');
  expect(`${eciSizeOf(['100m', '150m'].map((cpu) => ({ resources: { limits: { cpu, memory: '256Mi' } } })))}`).toBe(
    '0.25-0.5Gi',
  );
});

import fc from 'fast-check';
import { parseQuantity } from '../lib/quantity';

test.each([
  ['100m', 0.1],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['2e3', 2000],
  ['.5', 0.5],
  ['5.', 5],
  ['1E', 1e18],
  ['1E2', 100],
  [3, 3],
])('%p is %p', (quantity, amount) => {
  expect(parseQuantity(quantity)).toBeCloseTo(amount, 9);
});

test.each(['', '1GiB', '1 Gi', 'Gi', '1.2.3', '1k8', '0x10', '1K'])('%p is none', (quantity) => {
  expect(parseQuantity(quantity)).toBeUndefined();
});

test('any whole number of binary units is that many bytes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 20 }), (amount) => {
      expect(parseQuantity(`${amount}Mi`)).toBe(amount * 2 ** 20);
    }),
  );
});

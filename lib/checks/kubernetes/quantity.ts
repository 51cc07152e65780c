import { parseQuantity } from '../../quantity';

/** The number a quantity stands for: `500m` → 0.5. Quantities that are none give NaN. */
export function quantityOf(quantity: unknown): number {
  return typeof quantity === 'number' ? quantity : (parseQuantity(String(quantity)) ?? Number.NaN);
}

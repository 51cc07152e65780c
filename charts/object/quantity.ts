import { show } from '../../lib/problems';
import { parseQuantity } from '../../lib/quantity';

/** Problems of a quantity that has to be positive. */
export function checkQuantity(prop: string, quantity: unknown, example: string): string[] {
  if (quantity === undefined) return [];
  const amount = typeof quantity === 'string' || typeof quantity === 'number' ? parseQuantity(quantity) : undefined;
  if (amount !== undefined && amount > 0) return [];
  return [`'${prop}' must be a positive quantity, got ${show(quantity)}, e.g. '${example}'`];
}

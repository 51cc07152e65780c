const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number a quantity stands for: `500m` → 0.5. Quantities that are none give NaN. */
export function quantityOf(quantity: unknown): number {
  if (typeof quantity === 'number') return quantity;
  const [, number, suffix] = /^([+-]?[0-9.]+(?:[eE][+-]?\d+)?)(|[numkMGTPE]|[KMGTPE]i)$/.exec(String(quantity)) ?? [];
  return number === undefined ? Number.NaN : Number(number) * (suffix ? (FACTORS[suffix] ?? Number.NaN) : 1);
}

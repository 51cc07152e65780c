/** The pattern of the API server, and the suffixes it then takes. */
const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(n|u|m|k|Ki|[MGTPE]i?|[eE][+-]?\d+)?$/;

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

/** The number a Kubernetes quantity stands for (`100m` is 0.1, `1Ki` is 1024), or none if it is not one. */
export function parseQuantity(quantity: string | number): number | undefined {
  const [, digits, suffix] = QUANTITY.exec(String(quantity)) ?? [];
  if (digits === undefined) return undefined;
  if (suffix === undefined) return Number(digits);
  const factor = FACTORS[suffix];
  return factor === undefined ? Number(`${digits}${suffix}`) : Number(digits) * factor;
}

import type { Cidr } from './cidr';

/** Where to begin to look for room in a range. */
export type SearchFrom = 'start' | 'end';

/** The largest part of a range that is allowed and overlaps nothing taken; none where nothing is left. */
export function largestClear(
  range: Cidr,
  limits: { readonly shortest: number; readonly longest: number },
  taken: readonly Cidr[],
  from: SearchFrom = 'start',
): Cidr | undefined {
  for (let prefix = Math.max(range.prefix, limits.shortest); prefix <= limits.longest; prefix++) {
    const clear = clearPart(range, prefix, taken, from);
    if (clear) return clear;
  }
  return undefined;
}

/** The first or last part with this prefix that overlaps nothing taken; halves what is partly taken. */
function clearPart(range: Cidr, prefix: number, taken: readonly Cidr[], from: SearchFrom): Cidr | undefined {
  const inside = taken.filter((other) => other.overlaps(range));
  if (inside.length === 0) return range.part(prefix, from === 'start' ? 0 : 2 ** (prefix - range.prefix) - 1);
  if (range.prefix === prefix || inside.some((other) => other.contains(range))) return undefined;
  const halves = [0, 1].map((half) => range.part(range.prefix + 1, half)) as [Cidr, Cidr];
  const [near, far] = from === 'start' ? halves : [halves[1], halves[0]];
  return clearPart(near, prefix, inside, from) ?? clearPart(far, prefix, inside, from);
}

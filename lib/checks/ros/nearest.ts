/** A known name that looks like another. */
export interface Nearest {
  readonly name: string;
  /** So alike that it can only be a slip: other case, or a letter or two. */
  readonly isSlip: boolean;
}

const LONGEST = 80;

/** The known name that was probably meant, if there is one that looks like it. */
export function nearestOf(name: string, known: Iterable<string>): Nearest | undefined {
  if (name.length === 0 || name.length > LONGEST) return undefined;
  const lower = name.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  let longer: string | undefined;
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    const most = Math.min(best ? best.distance - 1 : Infinity, slipsIn(name));
    const distance = Math.abs(other.length - lower.length) > most ? Infinity : distanceOf(lower, other, most);
    if (distance <= most) best = { name: candidate, distance };
    if (lower.length >= 4 && (other.startsWith(lower) || other.endsWith(lower))) longer ??= candidate;
  }
  if (best) return { name: best.name, isSlip: true };
  return longer === undefined ? undefined : { name: longer, isSlip: false };
}

/** The end of a problem about an unknown name. */
export function hintOf(nearest: Nearest | undefined): string {
  return nearest ? `, did you mean ${nearest.name}?` : '';
}

function slipsIn(name: string): number {
  if (name.length < 4) return 0;
  return name.length < 7 ? 1 : 2;
}

/** Letters to change, insert, leave out or swap; anything above `most` if there are more. */
function distanceOf(one: string, other: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const ways = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1)];
      current.push(Math.min(...ways, isSwap ? at(before, column - 2) + 1 : Infinity));
    }
    if (Math.min(...current) > most) return Infinity;
    before = last;
    last = current;
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

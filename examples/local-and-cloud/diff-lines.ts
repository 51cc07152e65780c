/** Lines that stay, shown beside those that change. */
const CONTEXT = 1;

type Mark = ' ' | '-' | '+';

/**
 * What has to be done to one text to get another, line by line: with the fewest changes, and a little of what is around
 * them. `…` stands for lines that stay.
 */
export function diffLines(before: string, after: string): string[] {
  const lines = align(linesOf(before), linesOf(after));
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(([mark]) => mark !== ' '),
  );
  return lines.flatMap(([mark, text], index) => {
    if (isNear[index]) return [`${mark} ${text}`];
    return index === 0 || isNear[index - 1] ? ['  …'] : [];
  });
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}

/** Walks through both texts along their longest common subsequence. */
function align(before: readonly string[], after: readonly string[]): [Mark, string][] {
  const common = commonLengths(before, after);
  const lines: [Mark, string][] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      lines.push([' ', `${before[i]}`]);
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))) {
      lines.push(['-', `${before[i]}`]);
      i += 1;
    } else {
      lines.push(['+', `${after[j]}`]);
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both texts, from two places on, have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[];
      row[j] =
        before[i] === after[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

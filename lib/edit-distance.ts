/** How many letters must be put in, left out or exchanged to make one of the other (Levenshtein). */
export function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const letter of one) {
    const row = [(above[0] ?? 0) + 1];
    for (const [column, wanted] of [...other].entries()) {
      const exchanged = (above[column] ?? 0) + (letter === wanted ? 0 : 1);
      row.push(Math.min(exchanged, (above[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

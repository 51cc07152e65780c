/** Which of the known names somebody may have meant: the nearest, none where half of the letters would be others. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const distances = known.map((candidate) => distance(name.toLowerCase(), candidate.toLowerCase()));
  const least = Math.min(...distances);
  return least > name.length / 2 ? undefined : known[distances.indexOf(least)];
}

/** How many letters must be put in, left out or exchanged to make one of the other (Levenshtein). */
function distance(one: string, other: string): number {
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

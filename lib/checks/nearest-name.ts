/** Names that are longer are like no other: nobody mistyped them. */
const LONGEST = 80;

/** Which of the known names somebody may have meant: the nearest, none where a third of the letters would be others. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  let nearest: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const most = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (candidate.length > LONGEST || Math.abs(candidate.length - name.length) > most) continue;
    const distance = distanceOf(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= most && distance < (nearest?.distance ?? Infinity)) nearest = { name: candidate, distance };
  }
  return nearest?.name;
}

/** How many letters must be put in, left out or exchanged to make one of the other (Levenshtein). */
function distanceOf(one: string, other: string): number {
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

import { editDistance } from '../edit-distance';

/** Names that are longer are like no other: nobody mistyped them. */
const LONGEST = 80;

/** Which of the known names somebody may have meant: the nearest, none where a third of the letters would be others. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  let nearest: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const most = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (candidate.length > LONGEST || Math.abs(candidate.length - name.length) > most) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= most && distance < (nearest?.distance ?? Infinity)) nearest = { name: candidate, distance };
  }
  return nearest?.name;
}

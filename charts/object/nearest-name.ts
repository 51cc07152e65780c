import { editDistance } from '../../lib/edit-distance';

/** Which of the known names somebody may have meant: the nearest, none where half of the letters would be others. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const distances = known.map((candidate) => editDistance(name.toLowerCase(), candidate.toLowerCase()));
  const least = Math.min(...distances);
  return least > name.length / 2 ? undefined : known[distances.indexOf(least)];
}

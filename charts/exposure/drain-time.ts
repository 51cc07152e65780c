/** Why connections must not be given so much time to end. */
export function checkDrainWithin(connectionDrainSeconds: number | undefined, graceSeconds: number): string[] {
  if (connectionDrainSeconds === undefined || connectionDrainSeconds <= graceSeconds) return [];
  return [
    `'connectionDrainSeconds' must not be above the pod's grace period of ${graceSeconds} s, got ${connectionDrainSeconds}; give 'drain' a longer one`,
  ];
}

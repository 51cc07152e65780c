/**
 * Whether a text holds a ROS token, a value that only a deployment knows.
 *
 * It cannot be checked, so construction lets it through. It cannot be written either: see `unresolved-values.ts`.
 */
export function isDeployTime(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${Token[');
}

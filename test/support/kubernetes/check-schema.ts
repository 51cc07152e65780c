import { CustomKinds } from '../../../lib/checks/kubernetes/custom-kinds';
import type { Manifest } from '../../../lib/checks/kubernetes/manifest';
import { SCHEMA } from '../../../lib/checks/kubernetes/rules/schema';
import type { Problem } from '../../../lib/checks/rule';

/** Whether an object meets the schema of its kind, so that its fields are what they should be. */
export function meetsSchema(object: unknown): object is Manifest {
  return checkSchema(object).length === 0;
}

/** What the schema of its kind says about an object; unknown kinds and unknown fields are problems. */
export function checkSchema(object: unknown): string[] {
  const problems = SCHEMA.run(object, { customKinds: new CustomKinds(), kubernetesMinor: 26 });
  return [...new Set([...problems].map(lineOf))];
}

/** A problem as a line: `spec.ports[0].name: must be …`. */
export function lineOf({ message, path }: Problem): string {
  return path === '' ? message : `${path}: ${message}`;
}

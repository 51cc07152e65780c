import { checkChoice, checkList, checkText, show } from '../../lib/problems';
import { checkObject, ifGiven } from '../object/shape';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;

const EXAMPLE = "{ key: 'gpu' }";

/** A taint of nodes that pods put up with. The `Taint` of a node pool is one, and then tolerates itself. */
export interface Toleration {
  /** Such as `gpu` or `example.com/gpu`. */
  readonly key: string;
  /** @default - any value */
  readonly value?: string;
  /** @default - all effects */
  readonly effect?: (typeof EFFECTS)[number];
}

/** Problems of tolerations, none if the API server takes them. */
export function checkTolerations(prop: string, tolerations: readonly Toleration[]): string[] {
  if (!Array.isArray(tolerations)) return checkList(prop, tolerations, `[${EXAMPLE}]`);
  return tolerations.flatMap((toleration, index) => checkToleration(`${prop}[${index}]`, toleration));
}

/** As the pod template has them. */
export function renderTolerations(tolerations: readonly Toleration[]) {
  return tolerations.map(({ key, value, effect }) => ({
    key,
    operator: value === undefined ? 'Exists' : 'Equal',
    value,
    effect,
  }));
}

function checkToleration(prop: string, toleration: Toleration): string[] {
  const problems = checkObject(prop, toleration, EXAMPLE);
  if (problems.length > 0) return problems;
  const { key, value, effect } = toleration;
  return [
    ...checkText(`${prop}.key`, key, 'gpu'),
    ...ifGiven(value, (given) =>
      typeof given === 'string' ? [] : [`'${prop}.value' must be a text, got ${show(given)}`],
    ),
    ...ifGiven(effect, (given) => checkChoice(`${prop}.effect`, given, EFFECTS)),
  ];
}

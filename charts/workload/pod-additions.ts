import type { Labels } from '../object/labels';
import type { PodAdditions } from './workload-part';

/** Additions to a pod by who makes them: the prop of a part, such as `logs`. */
export type AdditionsByProp = Readonly<Record<string, PodAdditions>>;

const MAPS = ['labels', 'annotations', 'env', 'affinity'] as const;

/** Problems of parts that want the same of a pod in different ways. */
export function checkAdditions(additions: AdditionsByProp): string[] {
  return MAPS.flatMap((field) => {
    const wishes = wishesOf(additions, field);
    const keys = new Set(wishes.map(({ key }) => key));
    return [...keys].flatMap((key) => checkWishes(field, key, wishes));
  });
}

/** What all parts together add. */
export function mergeAdditions(additions: AdditionsByProp): Required<PodAdditions> {
  const merged = (field: (typeof MAPS)[number]) =>
    Object.fromEntries(wishesOf(additions, field).map(({ key, value }) => [key, value]));
  const tolerations = Object.values(additions).flatMap(({ tolerations: some = [] }) => some);
  return {
    labels: merged('labels') as Labels,
    annotations: merged('annotations') as Labels,
    env: merged('env') as Required<PodAdditions>['env'],
    affinity: merged('affinity'),
    tolerations: [...new Map(tolerations.map((toleration) => [JSON.stringify(toleration), toleration])).values()],
  };
}

/** A label, an annotation, a variable, a kind of affinity that somebody wants. */
interface Wish {
  readonly prop: string;
  readonly key: string;
  readonly value: unknown;
}

function wishesOf(additions: AdditionsByProp, field: (typeof MAPS)[number]): Wish[] {
  return Object.entries(additions).flatMap(([prop, { [field]: map = {} }]) =>
    Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [{ prop, key, value }])),
  );
}

function checkWishes(field: string, key: string, wishes: readonly Wish[]): string[] {
  const [first, ...others] = wishes.filter((wish) => wish.key === key);
  const other = others.find(({ value }) => JSON.stringify(value) !== JSON.stringify(first?.value));
  if (!first || !other) return [];
  return [
    `'${first.prop}' and '${other.prop}' both set '${key}' among the ${field} of the pods, to different values; leave one of them out`,
  ];
}

import { type Fields, isObject, type Json } from '../plain-json';

type Labels = Readonly<Record<string, string>>;

/** Whether a selector (`matchLabels`, `matchExpressions`) matches these labels. */
export function selects(selector: unknown, labels: Labels = {}): boolean {
  if (!isObject(selector)) return false;
  return (
    includesLabels(selector.matchLabels, labels) &&
    (selector.matchExpressions ?? []).every((expression: Json) => meets(expression, labels))
  );
}

/** Whether a plain map of labels, as a Service selects by, is part of these labels. */
export function includesLabels(wanted: Labels = {}, labels: Labels = {}): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function meets({ key, operator, values = [] }: Fields, labels: Labels): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}

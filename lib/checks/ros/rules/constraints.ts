import { oneOf, show } from '../../plain-json';
import { type Problems, Rule, type Severity } from '../../rule';
import type { Bounds, ConstraintFacts } from '../type-facts';

export const NOT_ALLOWED = new Rule({
  id: 'ROS015',
  severity: 'error',
  title: 'Value that is not allowed',
  why: 'ROS refuses the template, or the service the request. Where our facts are of 2024 this is a warning.',
  fix: 'Take one of the allowed values.',
  source: 'ROS: reference of the resource type, "Constraint"',
});

export const OUT_OF_BOUNDS = new Rule({
  id: 'ROS016',
  severity: 'error',
  title: 'Number, list or text out of bounds',
  why: 'ROS refuses the template, or the service the request. Where our facts are of 2024 this is a warning.',
  fix: 'Keep to the bounds.',
  source: 'ROS: reference of the resource type, "Constraint"',
});

export const WRONG_FORM = new Rule({
  id: 'ROS017',
  severity: 'error',
  title: 'Text of a wrong form',
  why: 'ROS refuses the template, or the service the request. Where our facts are of 2024 this is a warning.',
  fix: 'Write it as the pattern says.',
  source: 'ROS: reference of the resource type, "Constraint"',
});

/** Longer texts are not matched: a pattern may take its time. */
const LONGEST = 2_000;

/** A value of the right type against one constraint. */
export function* checkConstraint(
  path: string,
  value: unknown,
  { AllowedPattern, AllowedValues, Length, Range }: ConstraintFacts,
  severity: Severity,
): Problems {
  if (AllowedValues && isScalar(value) && !AllowedValues.map(String).includes(String(value))) {
    yield NOT_ALLOWED.at(path, `must be ${oneOf(AllowedValues)}, got ${show(value)}`, { severity });
  }
  if (AllowedPattern !== undefined && typeof value === 'string' && !fitsPattern(value, AllowedPattern)) {
    yield WRONG_FORM.at(path, `must match ${AllowedPattern}, got ${show(value)}`, { severity });
  }
  if (Range && isScalar(value) && value !== '' && !isWithin(Number(value), Range)) {
    yield OUT_OF_BOUNDS.at(path, `must be ${wordsOf(Range)}, got ${value}`, { severity });
  }
  if (Length && (typeof value === 'string' || Array.isArray(value)) && !isWithin(value.length, Length)) {
    const unit = Array.isArray(value) ? 'entries' : 'characters';
    yield OUT_OF_BOUNDS.at(path, `must have ${wordsOf(Length)} ${unit}, got ${value.length}`, { severity });
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Patterns are written for Python: one that JavaScript cannot read is left to ROS. */
function fitsPattern(text: string, pattern: string): boolean {
  if (text.length > LONGEST) return true;
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return true;
  }
}

/** What is no number is within all bounds: its type is wrong, which is said elsewhere. */
export function isWithin(value: number, { Min = -Infinity, Max = Infinity }: Bounds): boolean {
  return !(value < Min) && !(value > Max);
}

export function wordsOf({ Min, Max }: Bounds): string {
  if (Min === undefined) return `at most ${Max}`;
  return Max === undefined ? `at least ${Min}` : `${Min} to ${Max}`;
}

import type { Severity } from './rule';
import type { Position } from './subject';

/** Where something was found. */
export interface Place extends Partial<Position> {
  /** What it is in: the name of a template, or an object such as `Deployment default/web`; empty for a whole file. */
  readonly title: string;
  /** JSON path in it: `spec.ports[0].name`; empty for all of it. */
  readonly path: string;
  /** Path of the construct, where a program defined it. */
  readonly construct?: string;
  /** The file it was read from. */
  readonly file?: string;
}

/** A breach of a rule at a place. Why it matters, and what to do, is said by the rule: see `ruleOf`. */
export interface Finding {
  /** Of the rule, such as `ROS010`. */
  readonly id: string;
  readonly severity: Severity;
  /** Of the rule. */
  readonly title: string;
  /** What is wrong here, with what was got. */
  readonly message: string;
  readonly place: Place;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** Errors first; then by file, what it is in, line, path and rule. */
export function compareFindings(one: Finding, other: Finding): number {
  return (
    ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity) ||
    compareTexts(one.place.file, other.place.file) ||
    compareTexts(one.place.title, other.place.title) ||
    (one.place.line ?? 0) - (other.place.line ?? 0) ||
    compareTexts(one.place.path, other.place.path) ||
    compareTexts(one.id, other.id) ||
    compareTexts(one.message, other.message)
  );
}

/** By code, not by language: the same everywhere. */
function compareTexts(one = '', other = ''): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Whether a finding weighs as much as a severity, or more. */
export function isAtLeast(finding: Finding, severity: Severity): boolean {
  return ORDER.indexOf(finding.severity) <= ORDER.indexOf(severity);
}

import { CHECK_FAILED } from '../engine-rules';
import { platformCheck } from '../rule';
import { runChecks } from '../run-checks';
import type { Subject } from '../subject';
import { type VerdictLine, verdictOf } from './verdict';

/** The availability verdict on templates and objects of any shape: what cannot be read is left out of it. */
export function verdictOn(subject: Subject): readonly VerdictLine[] {
  let lines: readonly VerdictLine[] = [];
  // biome-ignore lint/correctness/useYield: it only looks
  const look = platformCheck([CHECK_FAILED], function* (platform) {
    lines = verdictOf(platform);
  });
  runChecks(subject, { checks: [look] });
  return lines;
}

import { CHECK_FAILED } from '../engine-rules';
import { platformCheck } from '../rule';
import { runChecks } from '../run-checks';
import type { Subject } from '../subject';
import { type VerdictLine, verdictOf } from './verdict';

/** Takes the verdict from the platform that a run of checks has read, so that nothing is read twice. */
export class VerdictTaker {
  /** To be run beside other checks. */
  public readonly check;
  private taken: readonly VerdictLine[] = [];

  constructor() {
    const take = (lines: readonly VerdictLine[]) => {
      this.taken = lines;
    };
    // biome-ignore lint/correctness/useYield: it only looks
    this.check = platformCheck([CHECK_FAILED], function* (platform) {
      take(verdictOf(platform));
    });
  }

  /** The verdict, after the run. */
  public get lines(): readonly VerdictLine[] {
    return this.taken;
  }
}

/** The availability verdict on templates and objects of any shape: what cannot be read is left out of it. */
export function verdictOn(subject: Subject): readonly VerdictLine[] {
  const taker = new VerdictTaker();
  runChecks(subject, { checks: [taker.check] });
  return taker.lines;
}

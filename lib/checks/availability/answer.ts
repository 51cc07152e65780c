/** What may be lost. */
export const LOSSES = ['pod', 'node', 'zone'] as const;

/** What may be lost: one pod, one node with all its pods, or one zone with all that lies in it. */
export type Loss = (typeof LOSSES)[number];

/** Whether something goes on; `unknown` where the templates and objects do not say. */
export type Survival = 'yes' | 'no' | 'unknown';

/** An answer, with what it rests on. */
export interface Answer {
  readonly survives: Survival;
  /** Clauses without a full stop; all reasons for a `no`. */
  readonly because: string;
}

/** A `no` of one is a `no` of both, with the reasons of all that say so. */
export function both(...answers: readonly Answer[]): Answer {
  for (const survives of ['no', 'unknown', 'yes'] as const) {
    const same = answers.filter((answer) => answer.survives === survives);
    if (same.length > 0) return { survives, because: [...new Set(same.map(({ because }) => because))].join('; ') };
  }
  return { survives: 'yes', because: '' };
}

export function yes(because: string): Answer {
  return { survives: 'yes', because };
}

export function no(because: string): Answer {
  return { survives: 'no', because };
}

export function unknown(because: string): Answer {
  return { survives: 'unknown', because };
}

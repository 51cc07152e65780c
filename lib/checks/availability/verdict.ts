import type { PlatformGraph } from '../platform-graph';
import { type Answer, LOSSES, type Loss } from './answer';
import { clusterVerdicts } from './cluster-verdict';
import { workloadVerdicts } from './workload-verdict';

/** One line of the verdict: whether one thing survives one loss. */
export interface VerdictLine extends Answer {
  /** `platform`, `cluster Cluster`, or an object such as `Deployment web/web`. */
  readonly subject: string;
  readonly loss: Loss;
}

/**
 * Whether each workload, each cluster and the platform survive the loss of one pod, one node and one zone: in the order
 * platform, clusters, workloads, three lines each; clusters have none for pods. Derived from what templates and objects
 * declare, not from what runs.
 */
export function verdictOf(platform: PlatformGraph): readonly VerdictLine[] {
  const clusters = clusterVerdicts(platform);
  const parts: readonly Part[] = [...clusters, ...workloadVerdicts(platform, clusters)];
  return [
    ...LOSSES.flatMap((loss) => linesOf(loss, { subject: 'platform', answers: { [loss]: overall(loss, parts) } })),
    ...parts.flatMap((part) => LOSSES.flatMap((loss) => linesOf(loss, part))),
  ];
}

/** A cluster or a workload with its answers. */
interface Part {
  readonly subject: string;
  readonly answers: Readonly<Partial<Record<Loss, Answer>>>;
}

function linesOf(loss: Loss, { answers, subject }: Part): readonly VerdictLine[] {
  const answer = answers[loss];
  return answer ? [{ subject, loss, ...answer }] : [];
}

/** The platform survives what all of it survives; none where it has nothing to lose. */
function overall(loss: Loss, all: readonly Part[]): Answer | undefined {
  const lines = all.flatMap((part) => linesOf(loss, part));
  const [first, ...others] = lines;
  if (!first) return undefined;
  for (const survives of ['no', 'unknown'] as const) {
    const names = lines.filter((line) => line.survives === survives).map(({ subject }) => subject);
    if (names.length > 0) return { survives, because: `${names.join(', ')} ${endOf(survives, names.length)}` };
  }
  return { survives: 'yes', because: others.length === 0 ? `${first.subject} does` : 'every part of it does' };
}

function endOf(survives: 'no' | 'unknown', count: number): string {
  if (survives === 'unknown') return 'may or may not';
  return count === 1 ? 'does not' : 'do not';
}

/** The verdict as a table of text, for terminals and README files. */
export function renderVerdict(lines: readonly VerdictLine[]): string {
  const head = ['What', 'Loss of one', 'Survives', 'Because'];
  const rows = [head, ...lines.map(({ because, loss, subject, survives }) => [subject, loss, survives, because])];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const textOf = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [first = '', ...others] = rows.map(textOf);
  return [first, ...others].map((line) => `${line}\n`).join('');
}

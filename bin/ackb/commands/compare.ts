import { Argument } from 'commander';
import { COMPARISONS } from '../../../lib/choices/choosing';
import type { Comparison } from '../../../lib/choices/comparison';
import type { Fact } from '../../../lib/choices/fact';
import { addExamples, type CommandModule } from '../command-module';
import { formatColumns } from '../table';

const SUBJECTS = { clusters: 'type', storage: 'storage', scaling: 'way' } as const;

interface CompareOptions {
  readonly json?: boolean;
}

/** The data of docs/choosing.md, as tables. */
export const command: CommandModule<CompareOptions> = {
  define(line) {
    line
      .description('Types of cluster, storage and scaling, side by side: the data of docs/choosing.md.')
      .addArgument(new Argument('[what]', 'default: all of them').choices(Object.keys(SUBJECTS)))
      .option('--json', 'say it in JSON, with sources');
    addExamples(line, {
      'ackb compare clusters': 'managed, dedicated, serverless, edge, …',
      'ackb compare storage --json': 'for a program',
    });
  },

  async run(terminal, { json }, [what]) {
    const chosen = COMPARISONS.filter(({ subject }) => what === undefined || subject === subjectOf(what));
    if (json) terminal.say(JSON.stringify(chosen.map(describe), null, 2));
    else terminal.say(chosen.map((it) => formatComparison(it, terminal.columns).join('\n')).join('\n\n'));
    return 0;
  },
};

function subjectOf(what: string): string {
  return SUBJECTS[what as keyof typeof SUBJECTS];
}

function describe({ title, facts, aspects }: Comparison) {
  const rows = Object.entries(facts).map(([name, row]) => [name, pick(row, Object.keys(aspects))]);
  return { title, rows: Object.fromEntries(rows) };
}

function pick(row: Readonly<Record<string, Fact>>, aspects: readonly string[]) {
  return Object.fromEntries(
    aspects.flatMap((aspect) => {
      const fact = row[aspect];
      return fact ? [[aspect, { text: plain(fact.text), isUnsure: fact.isUnsure, sources: fact.sources }]] : [];
    }),
  );
}

function formatComparison({ title, subject, aspects, facts }: Comparison, width: number): string[] {
  const rows = Object.entries(facts).map(([name, row]) => [
    name,
    ...Object.keys(aspects).map((aspect) => formatFact(row[aspect])),
  ]);
  return [title, '', ...formatColumns([subject, ...(Object.values(aspects) as string[])], rows, width)];
}

function formatFact(fact: Fact | undefined): string {
  if (fact === undefined) return '';
  return `${plain(fact.text)}${fact.isUnsure ? ' (unsure)' : ''}`;
}

/** Without the marks of Markdown. */
function plain(text: string): string {
  return text
    .replaceAll('**', '')
    .replaceAll('`', '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

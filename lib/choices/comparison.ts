import type { Fact, Source } from './fact';

/** Things to choose from, compared under some of their aspects. */
export interface Comparison<Aspect extends string = string> {
  readonly title: string;

  /** What is compared, such as `cluster type`. */
  readonly subject: string;

  /** The aspects that make the columns, in order, with their headings. */
  readonly aspects: Readonly<Partial<Record<Aspect, string>>>;

  /** The facts by name, in order. */
  readonly facts: Readonly<Record<string, Readonly<Record<Aspect, Fact>>>>;
}

/** The sources of comparisons, each once, in the order they are first cited in. */
export function sourcesOf(comparisons: readonly Comparison[]): Source[] {
  const facts = comparisons.flatMap(rowsOf).flat();
  return [...new Set(facts.flatMap((fact) => fact.sources))];
}

/**
 * Renders a comparison as a Markdown table: a row for each thing, a column for each aspect. Facts bear the numbers of
 * their sources in `sources`, and say when they are unsure.
 */
export function renderComparison(comparison: Comparison, sources: readonly Source[]): string {
  const { subject, aspects, facts } = comparison;
  const names = Object.keys(facts);
  const rows = rowsOf(comparison).map((row, index) => [
    `**${names[index]}**`,
    ...row.map((it) => renderFact(it, sources)),
  ]);
  const header = [subject, ...Object.values(aspects)];
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Renders the list that the numbers refer to. */
export function renderSources(sources: readonly Source[]): string {
  return sources.map((source, index) => `${index + 1}. ${renderSource(source)}`).join('\n');
}

function rowsOf({ aspects, facts }: Comparison): Fact[][] {
  return Object.values(facts).map((row) => Object.keys(aspects).flatMap((aspect) => row[aspect] ?? []));
}

function renderFact({ text, sources: own, isUnsure }: Fact, sources: readonly Source[]): string {
  const numbers = own.map((source) => ` [${sources.indexOf(source) + 1}]`).join('');
  return `${text}${isUnsure ? ' *(unsure)*' : ''}${numbers}`;
}

function renderSource({ title, address, date }: Source): string {
  return `${address === undefined ? title : `[${title}](${address})`}${date === undefined ? '' : `, ${date}`}`;
}

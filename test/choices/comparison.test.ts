import { COMPARISONS } from '../../lib/choices/choosing';
import { type Comparison, renderComparison, renderSources, sourcesOf } from '../../lib/choices/comparison';
import { Fact, type Source } from '../../lib/choices/fact';
import { SOURCES } from '../../lib/choices/sources';

const PAGE: Source = { title: 'A page', address: 'https://example.com/a', date: '2026' };
const BOOK: Source = { title: 'A book' };
const COMPARISON: Comparison = {
  title: 'Fruit',
  subject: 'fruit',
  aspects: { colour: 'colour', price: 'costs' },
  facts: {
    apple: { colour: Fact.of('red', PAGE, BOOK), price: Fact.unsure('little', BOOK), unused: Fact.ofOurs('-') },
    pear: { price: Fact.ofOurs('nothing'), colour: Fact.of('green', PAGE), unused: Fact.ofOurs('-') },
  },
};

test('a row for each thing, a column for each aspect, in the order of the aspects', () => {
  expect(renderComparison(COMPARISON, sourcesOf([COMPARISON]))).toBe(
    [
      '| fruit | colour | costs |',
      '| --- | --- | --- |',
      '| **apple** | red [1] [2] | little *(unsure)* [2] |',
      '| **pear** | green [1] | nothing |',
    ].join('\n'),
  );
});

test('sources are numbered as they are cited first', () => {
  expect(renderSources(sourcesOf([COMPARISON]))).toBe('1. [A page](https://example.com/a), 2026\n2. A book');
});

const facts = COMPARISONS.flatMap((comparison) => Object.values(comparison.facts).flatMap((row) => Object.values(row)));

test('every fact fits a cell of a table', () => {
  expect(facts.filter(({ text }) => text === '' || /[|\n]/.test(text))).toEqual([]);
});

test('what is unsure says where it was read', () => {
  expect(facts.filter(({ isUnsure, sources }) => isUnsure && sources.length === 0)).toEqual([]);
});

test('every source is cited', () => {
  const cited = new Set(sourcesOf(COMPARISONS));
  expect(Object.values(SOURCES).filter((source) => !cited.has(source))).toEqual([]);
});

test('the comparisons of the page show every aspect there is', () => {
  const unseen = COMPARISONS.flatMap(({ subject, facts }) => {
    const shown = COMPARISONS.filter((it) => it.subject === subject).flatMap(({ aspects }) => Object.keys(aspects));
    return Object.keys(Object.values(facts)[0] ?? {}).filter((aspect) => !shown.includes(aspect));
  });
  expect(unseen).toEqual([]);
});

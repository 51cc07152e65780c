import Table from 'cli-table3';

/** Nothing around cells but room. */
const NO_LINES = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((part) => [part, '']),
);

/** Columns as wide as they need be. */
export function formatRows(rows: readonly (readonly string[])[], indent = ''): string[] {
  const table = new Table({ chars: { ...NO_LINES, middle: '  ' }, style: style() });
  table.push(...rows.map((row) => [...row]));
  return linesOf(table).map((line) => `${indent}${line}`);
}

/** Columns that share a width, by how much they have to say; what does not fit goes on below. */
export function formatColumns(head: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const table = new Table({
    chars: { ...NO_LINES, mid: '─' },
    colWidths: widthsOf([head, ...rows], width),
    wordWrap: true,
    style: { ...style(), 'padding-right': GAP },
  });
  table.push([...head], ...rows.map((row) => [...row]));
  return linesOf(table);
}

const GAP = 2;

/** No word is broken, even if that takes more than there is. */
function widthsOf(rows: readonly (readonly string[])[], width: number): number[] {
  const columns = (rows[0] ?? []).map((_cell, index) => rows.map((row) => row[index] ?? ''));
  const least = columns.map((cells) => longest(cells.flatMap((cell) => cell.split(/\s+/))) + GAP);
  const wanted = columns.map((cells, index) => Math.max(0, longest(cells) + GAP - (least[index] as number)));
  const room = Math.max(0, width - sum(least));
  const share = Math.min(1, room / Math.max(1, sum(wanted)));
  return least.map((characters, index) => characters + Math.floor((wanted[index] as number) * share));
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0);
}

function style() {
  return { head: [], border: [], 'padding-left': 0, 'padding-right': 0 };
}

function linesOf(table: { toString(): string }): string[] {
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

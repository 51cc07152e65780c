import { type Document, isCollection, isPair, Lexer, type LineCounter, type Node } from 'yaml';
import type { IgnoreComment } from './text-document';

const MARK = 'ack-blueprints:';
const IGNORE = /^#+\s*ack-blueprints:\s*ignore\s+(\S+)[ \t]*(.*)$/;

/** The first and the last line of something. */
type Lines = readonly [first: number, last: number];

/**
 * Comments such as `# ack-blueprints: ignore NET040 one zone is enough for tests`: behind or above a field or an entry
 * they are about that, with all below; above the first one of a document they are about the whole document.
 */
export function ignoresIn(text: string, documents: readonly Document.Parsed[], lines: LineCounter): IgnoreComment[] {
  if (!text.includes(MARK)) return [];
  const starts = documents.map((document) => blocksOf(document, lines));
  return commentsIn(text).flatMap(([offset, comment]) => {
    const [, id, reason] = IGNORE.exec(comment) ?? [];
    if (id === undefined || reason === undefined) return [];
    const { line, col } = lines.linePos(offset);
    const isAlone = text.slice(offset - col + 1, offset).trim() === '';
    const about = isAlone ? blockBelow(line, starts) : blockAt(line, starts);
    return [{ id, reason: reason.trim(), position: { line, column: col }, lines: about ?? [line, line] }];
  });
}

/** Comments with their offsets; what looks like one inside of a text is none to the lexer. */
function commentsIn(text: string): [offset: number, comment: string][] {
  const comments: [number, string][] = [];
  let offset = 0;
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && previous !== SCALAR) comments.push([offset, lexeme]);
    previous = lexeme;
    if (!CONTROLS.has(lexeme)) offset += lexeme.length;
  }
  return comments;
}

/** What the lexer says of the next lexeme; no characters of the text. */
const SCALAR = '\u001f';
const CONTROLS: ReadonlySet<string> = new Set(['\u0002', '\u0018', SCALAR]);

/** Fields and entries by the line that they begin at, the outermost of a line first; the whole document in front. */
function blocksOf({ contents }: Document.Parsed, lines: LineCounter): readonly Lines[] {
  const blocks: Lines[] = [];
  const pending: unknown[] = [contents];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const [first, last] = isPair(node) ? [node.key, node.value ?? node.key] : [node, node];
    const from = (first as Node | null)?.range?.[0];
    const to = (last as Node | null)?.range?.[1];
    if (from !== undefined && to !== undefined) blocks.push([lines.linePos(from).line, lastLine(lines, from, to)]);
    if (isPair(node)) pending.push(...(isCollection(node.value) ? [...node.value.items].reverse() : []));
    else if (isCollection(node)) pending.push(...[...node.items].reverse());
  }
  return blocks;
}

/** The end of a block is the beginning of the line behind it. */
function lastLine(lines: LineCounter, from: number, to: number): number {
  return lines.linePos(Math.max(from, to - 1)).line;
}

function blockBelow(line: number, documents: readonly (readonly Lines[])[]): Lines | undefined {
  return documents.flat().find(([first]) => first > line);
}

/** Behind a field: the document that begins on the same line is not meant. */
function blockAt(line: number, documents: readonly (readonly Lines[])[]): Lines | undefined {
  const blocks = documents.flatMap(([, ...inner]) => inner);
  return blocks.find(([first]) => first === line);
}

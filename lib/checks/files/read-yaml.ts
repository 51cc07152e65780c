import { type Document, LineCounter, type ParsedNode, parseAllDocuments, type Tags } from 'yaml';
import { ignoresIn } from './ignore-comments';
import type { ReadText, TextDocument, TextProblem } from './text-document';
import { YamlPositions } from './yaml-positions';
import { toPlain, YamlProblem } from './yaml-values';

/** Of a text that is no YAML at all, every document is damaged. */
const MOST_PROBLEMS = 5;

/**
 * Reads the documents of a YAML text as kubectl and ROS do, in the words of YAML 1.1 (`yes`, `0644`), but for times and
 * sets; with the short functions of ROS (`!Ref`). A damaged document leaves the others readable.
 */
export function readYaml(text: string): ReadText {
  const lines = new LineCounter();
  const parsed = parse(text, lines);
  if ('message' in parsed) return { documents: [], problems: [parsed], ignores: [] };
  const problems: TextProblem[] = [];
  const documents: TextDocument[] = [];
  for (const document of parsed) {
    const read = readDocument(document, lines);
    if ('content' in read) documents.push(read);
    else problems.push(read);
  }
  return { documents, problems: problems.slice(0, MOST_PROBLEMS), ignores: ignoresIn(text, parsed, lines) };
}

function parse(text: string, lineCounter: LineCounter): readonly Document.Parsed[] | TextProblem {
  try {
    const documents = parseAllDocuments(text, {
      version: '1.1',
      lineCounter,
      customTags: chooseTags,
      prettyErrors: false,
      // in quadratic time; toPlain looks for them instead
      uniqueKeys: false,
    });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    const { message } = error as Error;
    return { message: isTooDeep(message) ? TOO_DEEP : `is no YAML: ${message}` };
  }
}

/** Types that neither Kubernetes nor ROS knows: a date stays a text, and so does `12:30`. */
function chooseTags(tags: Tags): Tags {
  return tags.filter(
    (tag) =>
      typeof tag === 'string' || (tag.format !== 'TIME' && !/:(binary|merge|omap|pairs|set|timestamp)$/.test(tag.tag)),
  );
}

/** Of a damaged document its first error: the others come of it. */
function readDocument(document: Document.Parsed, lines: LineCounter): TextDocument | TextProblem {
  const [error] = document.errors;
  if (error) {
    const message = isTooDeep(error.message) ? TOO_DEEP : `is no YAML: ${error.message}`;
    return { message, position: positionOf(lines, error.pos[0]) };
  }
  try {
    const content = toPlain(document.contents as ParsedNode | null);
    return { content, positions: new YamlPositions(document, lines) };
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    return { message: error.message, position: positionOf(lines, error.offset) };
  }
}

const TOO_DEEP = 'is nested too deep';

/** The parser goes down as deep as the text does, and says so when the stack ends. */
function isTooDeep(message: string): boolean {
  return message.includes('call stack');
}

function positionOf(lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

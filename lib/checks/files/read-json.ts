import type { Json } from '../plain-json';
import type { Position, Positions } from '../subject';
import { readYaml } from './read-yaml';
import { LIMITS, type ReadText, type TextProblem } from './text-document';

/** Reads JSON at the speed of the language; where its values stand is worked out when somebody asks. */
export function readJson(text: string): ReadText {
  let content: Json;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { documents: [], problems: [problemOf(error as Error, text)], ignores: [] };
  }
  if (isDeeperThan(content, LIMITS.depth)) {
    return { documents: [], problems: [{ message: `is nested deeper than ${LIMITS.depth} levels` }], ignores: [] };
  }
  return { documents: [{ content, positions: new LazyPositions(text) }], problems: [], ignores: [] };
}

/** Some messages name no place: then that where YAML, which JSON is a part of, stumbles. */
function problemOf({ message }: Error, text: string): TextProblem {
  const [, offset] = /at position (\d+)/.exec(message) ?? [];
  const words = message.replace(/ in JSON at position .*|, ".*" is not valid JSON$|, \.\.\.".*$/s, '');
  const position = offset === undefined ? readYaml(text).problems[0]?.position : positionAt(text, Number(offset));
  return { message: `is no JSON: ${words}`, position };
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isDeeperThan(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((field) => isDeeperThan(field, depth - 1));
}

/** JSON is YAML: read once more, with positions. */
class LazyPositions implements Positions {
  private positions: Positions | undefined;

  constructor(private readonly text: string) {}

  public of(keys: readonly (string | number)[]): Position | undefined {
    this.positions ??= readYaml(this.text).documents[0]?.positions ?? { of: () => undefined };
    return this.positions.of(keys);
  }
}

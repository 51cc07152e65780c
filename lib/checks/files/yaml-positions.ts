import { type Document, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Position, Positions } from '../subject';

/** Where the values of a YAML document stand: a field at its key, an entry of a list at its value. */
export class YamlPositions implements Positions {
  private readonly pairs = new WeakMap<YAMLMap, Map<string, Pair>>();

  constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
  ) {}

  public of(keys: readonly (string | number)[]): Position | undefined {
    let node: unknown = this.document.contents;
    let offset = offsetOf(node);
    for (const key of keys) {
      const pair = isMap(node) ? this.pairOf(node, String(key)) : undefined;
      const next = isSeq(node) ? node.items[Number(key)] : pair?.value;
      if (next === undefined && !pair) break;
      offset = offsetOf(pair?.key ?? next) ?? offset;
      node = next;
    }
    if (offset === undefined) return undefined;
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  private pairOf(map: YAMLMap, key: string): Pair | undefined {
    const known = this.pairs.get(map) ?? indexOf(map);
    this.pairs.set(map, known);
    return known.get(key);
  }
}

function indexOf(map: YAMLMap): Map<string, Pair> {
  return new Map(
    map.items.map((pair) => [isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : '', pair]),
  );
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { isObject, type Json, show } from '../plain-json';
import { LIMITS } from './text-document';

/** A document whose YAML is sound, but not what it says. */
export class YamlProblem extends Error {
  /** @param offset where in the text */
  constructor(
    message: string,
    public readonly offset: number,
  ) {
    super(message);
  }
}

/**
 * A document as plain JSON. Aliases share what they repeat, and are counted as if they did not.
 *
 * @throws YamlProblem for keys given twice, aliases of nothing, and what is too deep or too much
 */
export function toPlain(node: Node | null): Json {
  return new Conversion().valueOf(node, 0).value;
}

/** A value, and how many it is made of. */
interface Counted {
  readonly value: Json;
  readonly size: number;
}

class Conversion {
  private readonly anchors = new Map<string, Counted>();

  public valueOf(node: unknown, depth: number): Counted {
    const offset = (node as Node | null)?.range?.[0] ?? 0;
    if (depth > LIMITS.depth) throw new YamlProblem(`is nested deeper than ${LIMITS.depth} levels`, offset);
    const plain = this.plainOf(node, depth, offset);
    const counted = { ...plain, value: withFunction(node, plain.value) };
    if (counted.size > LIMITS.values) throw new YamlProblem(`holds more than ${LIMITS.values} values`, offset);
    const anchor = (node as { anchor?: string } | null)?.anchor;
    if (anchor) this.anchors.set(anchor, counted);
    return counted;
  }

  private plainOf(node: unknown, depth: number, offset: number): Counted {
    if (isAlias(node)) {
      const counted = this.anchors.get(node.source);
      if (!counted) throw new YamlProblem(`the alias *${node.source} stands for nothing before it`, offset);
      return counted;
    }
    if (isScalar(node)) return { value: scalarOf(node.value, node.source), size: 1 };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.valueOf(item, depth + 1));
      return { value: items.map(({ value }) => value), size: sizeOf(items) };
    }
    return isMap(node) ? this.mapOf(node, depth) : { value: null, size: 1 };
  }

  private mapOf(map: YAMLMap, depth: number): Counted {
    const own = new Map<string, Counted>();
    const merged: Counted[] = [];
    for (const pair of map.items) {
      const key = keyOf(pair);
      const field = this.valueOf(pair.value, depth + 1);
      if (key === '<<') merged.push(field);
      else if (own.has(key)) throw new YamlProblem(`the key ${show(key)} is given twice`, offsetOf(pair));
      else own.set(key, field);
    }
    const fields = [...own].map(([key, { value }]) => [key, value] as const);
    // fromEntries, unlike an assignment, makes even `__proto__` a field like any other
    const value = Object.fromEntries([...merged.flatMap(fieldsToMerge), ...fields]);
    return { value, size: sizeOf([...own.values(), ...merged]) };
  }
}

/** The fields of `<<: *one` or `<<: [*one, *other]`; of two the first wins, so it comes last. */
function fieldsToMerge({ value }: Counted): [string, Json][] {
  const sources: Json[] = [value].flat();
  return sources.reverse().flatMap((source) => (isObject(source) ? Object.entries(source) : []));
}

function sizeOf(parts: readonly Counted[]): number {
  return parts.reduce((sum, { size }) => sum + size, 1);
}

/** `y` and `n` are texts to all that read Kubernetes or ROS. */
function scalarOf(value: unknown, source: string | undefined): Json {
  if (typeof value === 'boolean' && source?.length === 1) return source;
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Keys are texts, as they were written: `on` is no truth, `1.10` no number. */
function keyOf({ key }: Pair): string {
  if (isScalar(key)) return key.source ?? String(key.value);
  return key === null ? 'null' : String(key);
}

function offsetOf({ key }: Pair): number {
  return (key as Node | null)?.range?.[0] ?? 0;
}

/** A short function of ROS, such as `!GetAtt Vpc.VpcId`, in its long form. */
function withFunction(node: unknown, value: Json): Json {
  const tag = isAlias(node) ? undefined : (node as Node | null)?.tag;
  const [, name] = /^!(?:Fn::)?([A-Z]\w*)$/.exec(tag ?? '') ?? [];
  if (name === undefined) return value;
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  const isPath = name === 'GetAtt' && typeof value === 'string' && value.includes('.');
  return { [`Fn::${name}`]: isPath ? splitOnce(value) : value };
}

function splitOnce(path: string): [string, string] {
  const dot = path.indexOf('.');
  return [path.slice(0, dot), path.slice(dot + 1)];
}

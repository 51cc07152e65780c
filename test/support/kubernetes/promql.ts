/** What an expression of Prometheus gives. */
type ValueType = 'scalar' | 'string' | 'vector' | 'range';

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?![\w.]))|(?<duration>(?:\d+(?:ms|[smhdwy]))+)|(?<word>[A-Za-z_:][\w:]*)|(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<sign>=~|!~|==|!=|>=|<=|[-+*/%^<>=(){}[\],]))/y;

interface Token {
  readonly kind: 'number' | 'duration' | 'word' | 'text' | 'sign';
  readonly text: string;
}

const AGGREGATIONS = new Set(['avg', 'count', 'group', 'max', 'min', 'stddev', 'stdvar', 'sum']);

/** Functions that we use or expect, with what they take and give (Prometheus: "Query functions"). */
const FUNCTIONS: Readonly<Record<string, { takes: readonly ValueType[]; gives: ValueType }>> = {
  absent: { takes: ['vector'], gives: 'vector' },
  avg_over_time: { takes: ['range'], gives: 'vector' },
  histogram_quantile: { takes: ['scalar', 'vector'], gives: 'vector' },
  increase: { takes: ['range'], gives: 'vector' },
  max_over_time: { takes: ['range'], gives: 'vector' },
  rate: { takes: ['range'], gives: 'vector' },
  time: { takes: [], gives: 'scalar' },
  vector: { takes: ['scalar'], gives: 'vector' },
};

/** Operators from the loosest to the tightest. */
const OPERATORS: readonly (readonly string[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '>', '<', '>=', '<='],
  ['+', '-'],
  ['*', '/', '%'],
];
const SETS = ['or', 'and', 'unless'];

/**
 * The metrics that an expression of Prometheus reads.
 *
 * @throws Error for what is no such expression, and for one that gives nothing to alert on
 */
export function metricsOf(expression: string): string[] {
  return new Parser(expression).parse();
}

class Parser {
  private readonly tokens: readonly Token[];
  private readonly metrics: string[] = [];
  private position = 0;

  constructor(private readonly expression: string) {
    this.tokens = tokenize(expression);
  }

  public parse(): string[] {
    const type = this.parseOperation(0);
    if (this.position < this.tokens.length) this.fail('an operator or the end');
    if (type !== 'vector') throw new Error(`gives a ${type}, not a vector`);
    return this.metrics;
  }

  private parseOperation(level: number): ValueType {
    const operators = OPERATORS[level];
    if (!operators) return this.parsePrimary();
    let left = this.parseOperation(level + 1);
    for (let operator = this.take(operators); operator; operator = this.take(operators)) {
      this.take(['bool']);
      const match = this.take(['on', 'ignoring']);
      if (match) this.parseNames();
      const right = this.parseOperation(level + 1);
      for (const type of [left, right]) {
        if (type !== 'vector' && (type !== 'scalar' || match || SETS.includes(operator))) {
          throw new Error(`'${operator}' cannot be applied to a ${type}`);
        }
      }
      left = left === 'vector' || right === 'vector' ? 'vector' : 'scalar';
    }
    return left;
  }

  private parsePrimary(): ValueType {
    const token = this.tokens[this.position++];
    if (token?.kind === 'number') return 'scalar';
    if (token?.kind === 'text') return 'string';
    if (token?.text === '(') {
      const type = this.parseOperation(0);
      this.expect(')');
      return type;
    }
    if (token?.kind !== 'word') {
      this.position -= 1;
      return this.fail('a value');
    }
    if (AGGREGATIONS.has(token.text)) return this.parseAggregation();
    return this.peek() === '(' ? this.parseCall(token.text) : this.parseSelector(token.text);
  }

  private parseAggregation(): ValueType {
    const before = this.take(['by', 'without']);
    if (before) this.parseNames();
    this.checkArguments('an aggregation', ['vector']);
    if (!before && this.take(['by', 'without'])) this.parseNames();
    return 'vector';
  }

  private parseCall(name: string): ValueType {
    const called = FUNCTIONS[name];
    if (!called) throw new Error(`there is no function '${name}'`);
    this.checkArguments(`'${name}'`, called.takes);
    return called.gives;
  }

  private checkArguments(what: string, takes: readonly ValueType[]): void {
    this.expect('(');
    const given: ValueType[] = [];
    while (this.peek() !== ')') {
      if (given.length > 0) this.expect(',');
      given.push(this.parseOperation(0));
    }
    this.expect(')');
    if (given.join() !== takes.join())
      throw new Error(`${what} takes ${takes.join()}, got ${given.join() || 'nothing'}`);
  }

  private parseSelector(name: string): ValueType {
    this.metrics.push(name);
    if (this.take(['{'])) {
      for (let first = true; this.peek() !== '}'; first = false) {
        if (!first) this.expect(',');
        this.parseMatcher();
      }
      this.expect('}');
    }
    if (!this.take(['['])) return 'vector';
    if (this.tokens[this.position++]?.kind !== 'duration') this.fail('a duration');
    this.expect(']');
    return 'range';
  }

  private parseMatcher(): void {
    if (this.tokens[this.position++]?.kind !== 'word') this.fail('a label');
    const operator = this.take(['=', '!=', '=~', '!~']) ?? this.fail('a match');
    const value = this.tokens[this.position++];
    const text = value?.kind === 'text' ? value.text.slice(1, -1) : this.fail('a text');
    if (operator.endsWith('~')) new RegExp(`^(?:${text})$`);
  }

  private parseNames(): void {
    this.expect('(');
    while (!this.take([')'])) {
      if (this.tokens[this.position++]?.kind !== 'word') this.fail('a label');
      if (this.peek() !== ')') this.expect(',');
    }
  }

  private peek(): string | undefined {
    return this.tokens[this.position]?.text;
  }

  private take(texts: readonly string[]): string | undefined {
    const text = this.peek();
    if (text === undefined || !texts.includes(text)) return undefined;
    this.position += 1;
    return text;
  }

  private expect(text: string): void {
    this.take([text]) ?? this.fail(`'${text}'`);
  }

  private fail(wanted: string): never {
    throw new Error(`wants ${wanted}, got '${this.peek() ?? 'the end'}' in ${this.expression}`);
  }
}

function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const start = TOKEN.lastIndex;
    const groups = TOKEN.exec(expression)?.groups;
    const [kind, text] = Object.entries(groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (!kind || text === undefined) throw new Error(`cannot be read from '${expression.slice(start)}' on`);
    tokens.push({ kind: kind as Token['kind'], text });
  }
  return tokens;
}

/** What an expression of Prometheus gives. */
type ValueType = 'scalar' | 'string' | 'vector' | 'range';

const TOKEN =
  /(?:\s|#[^\n]*)*(?:(?<number>(?:\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)(?![\w.]))|(?<duration>(?:\d+(?:ms|[smhdwy]))+)|(?<word>[A-Za-z_:][\w:]*)|(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)|(?<sign>=~|!~|==|!=|>=|<=|[-+*/%^<>=(){}[\],@])|(?<end>$))/y;

interface Token {
  readonly kind: 'number' | 'duration' | 'word' | 'text' | 'sign' | 'end';
  readonly text: string;
}

const AGGREGATIONS = new Set(['avg', 'count', 'group', 'max', 'min', 'stddev', 'stdvar', 'sum']);

/** Aggregations that take something before the vector. */
const WITH_PARAMETER: Readonly<Record<string, ValueType>> = {
  bottomk: 'scalar',
  count_values: 'string',
  limit_ratio: 'scalar',
  limitk: 'scalar',
  quantile: 'scalar',
  topk: 'scalar',
};

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

/** Other functions: what they give; what they take is left to Prometheus. */
const OTHER_FUNCTIONS: Readonly<Record<string, ValueType>> = {
  ...Object.fromEntries(
    [
      ...['abs', 'absent_over_time', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'ceil', 'changes', 'clamp'],
      ...['clamp_max', 'clamp_min', 'cos', 'cosh', 'count_over_time', 'day_of_month', 'day_of_week', 'day_of_year'],
      ...['days_in_month', 'deg', 'delta', 'deriv', 'double_exponential_smoothing', 'exp', 'first_over_time', 'floor'],
      ...['histogram_avg', 'histogram_count', 'histogram_fraction', 'histogram_stddev', 'histogram_stdvar'],
      ...['histogram_sum', 'holt_winters', 'hour', 'idelta', 'info', 'irate', 'label_join', 'label_replace'],
      ...['last_over_time', 'ln', 'log10', 'log2', 'mad_over_time', 'min_over_time', 'minute', 'month'],
      ...['predict_linear', 'present_over_time', 'quantile_over_time', 'rad', 'resets', 'round', 'sgn', 'sin', 'sinh'],
      ...['sort', 'sort_by_label', 'sort_by_label_desc', 'sort_desc', 'sqrt', 'stddev_over_time', 'stdvar_over_time'],
      ...['sum_over_time', 'tan', 'tanh', 'timestamp', 'ts_of_max_over_time', 'ts_of_min_over_time', 'year'],
    ].map((name) => [name, 'vector' as const]),
  ),
  pi: 'scalar',
  scalar: 'scalar',
};

/** Operators from the loosest to the tightest. */
const OPERATORS: readonly (readonly string[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '>', '<', '>=', '<='],
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
  ['^'],
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
    if (!operators) return this.parseModifiers(this.parsePrimary());
    let left = this.parseOperation(level + 1);
    for (let operator = this.take(operators); operator; operator = this.take(operators)) {
      this.take(['bool']);
      const match = this.take(['on', 'ignoring']);
      if (match) this.parseNames();
      if (match && this.take(['group_left', 'group_right']) && this.peek() === '(') this.parseNames();
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

  /** What may stand behind a value: `offset 5m`, `@ end()`, and a range of its values, `[1h:5m]`. */
  private parseModifiers(type: ValueType): ValueType {
    let given = type;
    for (let modifier = this.take(['offset', '@', '[']); modifier; modifier = this.take(['offset', '@', '['])) {
      if (modifier === '[') given = this.parseRange();
      else {
        this.take(['-', '+']);
        const at = this.tokens[this.position++];
        if (!at) this.fail('a value');
        if (at.kind === 'word') this.checkArguments(`'${at.text}'`, []);
      }
    }
    return given;
  }

  private parseRange(): ValueType {
    if (this.tokens[this.position++]?.kind !== 'duration') this.fail('a duration');
    if (this.peek()?.startsWith(':')) this.position += 1;
    this.expect(']');
    return 'range';
  }

  private parsePrimary(): ValueType {
    if (this.take(['-', '+'])) return this.parseOperation(OPERATORS.length - 1);
    const token = this.tokens[this.position++];
    if (token?.kind === 'number') return 'scalar';
    if (token?.kind === 'text') return 'string';
    if (token?.text === '(') {
      const type = this.parseOperation(0);
      this.expect(')');
      return type;
    }
    if (token?.text === '{') {
      this.position -= 1;
      return this.parseMatchers();
    }
    if (token?.kind !== 'word') {
      this.position -= 1;
      return this.fail('a value');
    }
    if (/^(inf|nan)$/i.test(token.text)) return 'scalar';
    const isCalled = ['(', 'by', 'without'].includes(this.peek() ?? '');
    if (isCalled && AGGREGATIONS.has(token.text)) return this.parseAggregation(['vector']);
    const parameter = WITH_PARAMETER[token.text];
    if (isCalled && parameter) return this.parseAggregation([parameter, 'vector']);
    return this.peek() === '(' ? this.parseCall(token.text) : this.parseSelector(token.text);
  }

  private parseAggregation(takes: readonly ValueType[]): ValueType {
    const before = this.take(['by', 'without']);
    if (before) this.parseNames();
    this.checkArguments('an aggregation', takes);
    if (!before && this.take(['by', 'without'])) this.parseNames();
    return 'vector';
  }

  private parseCall(name: string): ValueType {
    const gives = OTHER_FUNCTIONS[name];
    if (gives) {
      this.parseArguments();
      return gives;
    }
    const called = FUNCTIONS[name];
    if (!called) throw new Error(`there is no function '${name}'`);
    this.checkArguments(`'${name}'`, called.takes);
    return called.gives;
  }

  private checkArguments(what: string, takes: readonly ValueType[]): void {
    const given = this.parseArguments();
    if (given.join() !== takes.join())
      throw new Error(`${what} takes ${takes.join()}, got ${given.join() || 'nothing'}`);
  }

  private parseArguments(): ValueType[] {
    this.expect('(');
    const given: ValueType[] = [];
    while (this.peek() !== ')') {
      if (given.length > 0) this.expect(',');
      given.push(this.parseOperation(0));
    }
    this.expect(')');
    return given;
  }

  private parseSelector(name: string): ValueType {
    this.metrics.push(name);
    return this.peek() === '{' ? this.parseMatchers() : 'vector';
  }

  private parseMatchers(): ValueType {
    this.expect('{');
    for (let first = true; this.peek() !== '}'; first = false) {
      if (!first) this.expect(',');
      if (this.peek() !== '}') this.parseMatcher();
    }
    this.expect('}');
    return 'vector';
  }

  private parseMatcher(): void {
    if (this.tokens[this.position++]?.kind !== 'word') this.fail('a label');
    const operator = this.take(['=', '!=', '=~', '!~']) ?? this.fail('a match');
    const value = this.tokens[this.position++];
    const text = value?.kind === 'text' ? value.text.slice(1, -1) : this.fail('a text');
    // Prometheus reads patterns as Go does, which knows flags such as `(?i)`
    if (operator.endsWith('~') && !text.includes('(?')) new RegExp(`^(?:${text})$`);
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
    if (kind !== 'end') tokens.push({ kind: kind as Token['kind'], text });
  }
  return tokens;
}

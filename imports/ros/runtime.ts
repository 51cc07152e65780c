/** What every generated binding in this folder runs on: checks props by the facts of the type and renders them. */
import * as ros from '@alicloud/ros-cdk-core';

/** The facts of one value: a property, a nested key or the element of a list. */
export interface ValueFacts {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'list' | 'map' | 'any';
  readonly oneOf?: readonly (string | number | boolean)[];
  /** Bounds of a number, of the length of a string, or of the size of a list or map. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** Of a map with known keys: by their names in TypeScript. */
  readonly keys?: KeyFacts;
  /** Of a list: its element. Of a map with any keys: its values. */
  readonly each?: ValueFacts;
}

/** Properties or nested keys, by their names in TypeScript. */
export type KeyFacts = Readonly<Record<string, NamedFacts>>;

export interface NamedFacts extends ValueFacts {
  /** The name in the template. */
  readonly ros: string;
  readonly required?: boolean;
}

/** The fields of a level-1 resource: its props, which may be changed until synthesis. */
export type Mutable<Props> = { -readonly [Name in keyof Props]: Props[Name] };

type Values = Record<string, unknown>;

/** Props that ROS would refuse: every problem of one resource, a line each. */
export class RosPropertyError extends Error {
  public override readonly name = 'RosPropertyError';

  constructor(resource: ros.IConstruct, problems: readonly string[]) {
    super(`${problems.join('\n')} [at ${resource.node.path || 'the app'}]`);
  }
}

/**
 * A resource described by facts: has a field for each property, checks them and renders them.
 *
 * The fields are checked when constructed, and once more at synthesis, as they may have changed.
 */
export abstract class FactsResource extends ros.RosResource {
  /** Whether the properties are checked. */
  public enableResourcePropertyConstraint: boolean;

  /** @throws RosPropertyError naming each property that ROS would refuse */
  constructor(
    scope: ros.Construct,
    id: string,
    type: string,
    private readonly _facts: KeyFacts,
    props: object,
    enableResourcePropertyConstraint: boolean,
  ) {
    super(scope, id, { type, properties: props });
    this.enableResourcePropertyConstraint =
      enableResourcePropertyConstraint && this.stack.enableResourcePropertyConstraint;
    const values = (props ?? {}) as Values;
    if (this.enableResourcePropertyConstraint) checkProperties(this, _facts, values);
    for (const name of Object.keys(_facts)) Object.assign(this, { [name]: values[name] });
  }

  protected override get rosProperties(): Values {
    const fields = this as unknown as Values;
    return Object.fromEntries(Object.keys(this._facts).map((name) => [name, fields[name]]));
  }

  protected override renderProperties(resolved: Values): Values {
    if (this.enableResourcePropertyConstraint) checkProperties(this, this._facts, resolved);
    return renderKeys(this._facts, resolved);
  }
}

/** A function of the template, such as `{ Ref: … }`, that stands for a value known only when deploying. */
function isIntrinsic(value: object): boolean {
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDeployTime(value: unknown): boolean {
  return ros.Token.isUnresolved(value) || (isMap(value) && isIntrinsic(value));
}

// ---- checks: each yields its problems, the path as the user wrote it

function checkProperties(resource: ros.IConstruct, facts: KeyFacts, values: Values): void {
  const problems = [...checkKeys(facts, values, '')];
  if (problems.length > 0) throw new RosPropertyError(resource, problems);
}

function* checkKeys(facts: KeyFacts, values: Values, parent: string): Generator<string> {
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(facts, name)) yield unknownKey(`${parent}${name}`, name, facts);
  }
  for (const [name, key] of Object.entries(facts)) {
    yield* checkKey(key, values[name], `${parent}${name}`);
  }
}

function* checkKey(facts: NamedFacts, value: unknown, path: string): Generator<string> {
  if (value !== undefined && value !== null) yield* checkValue(facts, value, path);
  else if (facts.required) yield `'${path}' is required: ${allowed(facts)}`;
}

function* checkValue(facts: ValueFacts, value: unknown, path: string): Generator<string> {
  if (isDeployTime(value)) return;
  if (!hasType(facts, value) || !withinConstraints(facts, value)) {
    yield `'${path}' must be ${allowed(facts)}, got ${show(value, path)}`;
    return;
  }
  if (facts.keys && isMap(value)) yield* checkKeys(facts.keys, value, `${path}.`);
  if (facts.each) yield* checkEach(facts.each, value, path);
}

function* checkEach(facts: ValueFacts, value: unknown, path: string): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* checkValue(facts, element, `${path}[${index}]`);
  } else if (isMap(value)) {
    for (const [key, element] of Object.entries(value)) yield* checkValue(facts, element, `${path}.${key}`);
  }
}

const HAS_TYPE: Readonly<Record<ValueFacts['type'], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value),
  map: isMap,
  any: () => true,
};

function hasType(facts: ValueFacts, value: unknown): boolean {
  return HAS_TYPE[facts.type](value);
}

function withinConstraints({ oneOf, min, max, pattern }: ValueFacts, value: unknown): boolean {
  const size = sizeOf(value);
  return (
    (oneOf === undefined || oneOf.includes(value as string)) &&
    (min === undefined || size >= min) &&
    (max === undefined || size <= max) &&
    (pattern === undefined || new RegExp(pattern).test(value as string))
  );
}

/** What `min` and `max` bound. */
function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : 0;
}

// ---- words

const A_TYPE: Readonly<Record<ValueFacts['type'], string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  list: 'a list',
  map: 'a map',
  any: 'any value',
};

/** `an integer from 1 to 36`, `one of "Week", "Month"`. */
function allowed(facts: ValueFacts): string {
  if (facts.oneOf) return `one of ${facts.oneOf.map((value) => JSON.stringify(value)).join(', ')}`;
  const pattern = facts.pattern === undefined ? '' : ` matching /${facts.pattern}/`;
  return `${A_TYPE[facts.type]}${bounds(facts)}${pattern}`;
}

/** What the bounds of a value count, one and many. */
const UNITS: Partial<Record<ValueFacts['type'], readonly [string, string]>> = {
  string: [' character', ' characters'],
  list: [' element', ' elements'],
  map: [' entry', ' entries'],
};

function bounds({ type, min, max }: ValueFacts): string {
  const [one, many] = UNITS[type] ?? ['', ''];
  const unit = (max ?? min) === 1 ? one : many;
  if (min !== undefined && max !== undefined) return ` ${unit ? 'of' : 'from'} ${min} to ${max}${unit}`;
  if (min !== undefined) return ` of at least ${min}${unit}`;
  return max === undefined ? '' : ` of at most ${max}${unit}`;
}

const LONGEST_SHOWN = 80;
const SECRET = /password|secret|token|privatekey/i;

/** What was got, cut to a readable length; a secret is not shown. */
function show(value: unknown, path: string): string {
  if (SECRET.test(path)) return 'a value that is not shown here';
  const text = inWords(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

function inWords(value: unknown): string {
  if (ros.Construct.isConstruct(value)) return `the construct '${value.node.path}'`;
  if (typeof value !== 'object' && typeof value !== 'string') return String(value);
  return JSON.stringify(value, (key, inner) => (SECRET.test(key) ? '(not shown)' : inner));
}

function unknownKey(path: string, name: string, facts: KeyFacts): string {
  const nearest = nearestKey(name, facts);
  return nearest
    ? `'${path}' is unknown, did you mean '${nearest}'?`
    : `'${path}' is unknown, known are ${known(facts)}`;
}

const MOST_LISTED = 12;

function known(facts: KeyFacts): string {
  const names = Object.keys(facts);
  const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '';
  return `${names
    .slice(0, MOST_LISTED)
    .map((name) => `'${name}'`)
    .join(', ')}${more}`;
}

/** The name meant by the ROS name, by another case, or by up to a third of the letters wrong. */
function nearestKey(name: string, facts: KeyFacts): string | undefined {
  const wanted = name.toLowerCase();
  const ranked = Object.entries(facts).map(([known, { ros: rosName }]) => ({
    known,
    distance: rosName === name ? -1 : editDistance(wanted, known.toLowerCase()),
  }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.ceil(name.length / 3) ? best.known : undefined;
}

/** Levenshtein: how many letters to add, drop or change. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}

// ---- rendering: the names of the template for those of TypeScript; values as they are

function renderKeys(facts: KeyFacts, values: Values): Values {
  const rendered: Values = {};
  for (const [name, key] of Object.entries(facts)) {
    if (values[name] !== undefined) rendered[key.ros] = renderValue(key, values[name]);
  }
  return rendered;
}

function renderValue({ keys, each }: ValueFacts, value: unknown): unknown {
  if (each && Array.isArray(value)) return value.map((element) => renderValue(each, element));
  if (!isMap(value) || isIntrinsic(value)) return value;
  if (keys) return renderKeys(keys, value);
  return each
    ? Object.fromEntries(Object.entries(value).map(([key, element]) => [key, renderValue(each, element)]))
    : value;
}

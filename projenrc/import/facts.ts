/** What a ROS type is, as `GetResourceType` answers it and `imports/ros/spec` keeps it. */
export interface TypeFacts {
  /** `ALIYUN::<namespace>::<type>` or `DATASOURCE::<namespace>::<type>`. */
  readonly ResourceType: string;
  readonly EntityType: string;
  /** By name; what an attribute holds is not known. */
  readonly Attributes: Readonly<Record<string, unknown>>;
  readonly Properties: Readonly<Record<string, PropertyFacts>>;
  /** Gone from the type, still met in old templates: for linting, never bound. */
  readonly RemovedProperties?: Readonly<Record<string, PropertyFacts>>;
  /** Type of `Ref`. */
  readonly RefType?: string;
  /** Where the facts are from; `Status: 'REMOVED'` for a type that ROS no longer offers. */
  readonly Source?: { readonly Status?: string; readonly [key: string]: unknown };
}

/** One property, one nested key, or the element of a list. */
export interface PropertyFacts {
  readonly Type: ValueType;
  readonly Required?: boolean;
  /** Absent where nobody knows. */
  readonly UpdateAllowed?: boolean;
  readonly Immutable?: boolean;
  readonly Default?: unknown;
  readonly Constraints?: readonly Constraint[];
  /** Keys of a map by name; `*` is the element of a list or the value under any key of a map. */
  readonly Schema?: Readonly<Record<string, PropertyFacts>>;
}

export const VALUE_TYPES = ['string', 'number', 'integer', 'boolean', 'list', 'map', 'any'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export interface Constraint {
  readonly AllowedValues?: readonly (string | number | boolean)[];
  readonly Range?: Bounds;
  /** Characters of a string, elements of a list, entries of a map. */
  readonly Length?: Bounds;
  readonly AllowedPattern?: string;
}

export interface Bounds {
  readonly Min?: number;
  readonly Max?: number;
}

/** The `*` of a schema, or of the attributes of a type that has any. */
export const ANY_KEY = '*';

/** The attributes that have a name. */
export function attributesOf(facts: TypeFacts): string[] {
  return Object.keys(facts.Attributes)
    .filter((name) => name !== ANY_KEY)
    .sort();
}

/** All constraints that say something about a value of this type, as one; a kind is never said twice. */
export function constraintsOf(facts: PropertyFacts): Constraint {
  const all: Constraint = Object.assign({}, ...(facts.Constraints ?? []));
  return {
    ...(isOneOf(facts, 'string', 'number', 'integer', 'boolean') && pick(all, 'AllowedValues')),
    ...(isOneOf(facts, 'number', 'integer') && pick(all, 'Range')),
    ...(isOneOf(facts, 'string', 'list', 'map') && pick(all, 'Length')),
    ...(isOneOf(facts, 'string') && isPattern(all.AllowedPattern) && pick(all, 'AllowedPattern')),
  };
}

function isOneOf({ Type }: PropertyFacts, ...types: readonly ValueType[]): boolean {
  return types.includes(Type);
}

function pick(all: Constraint, kind: keyof Constraint): Constraint {
  return all[kind] === undefined ? {} : { [kind]: all[kind] };
}

/** ROS writes patterns for Python: one that JavaScript cannot read is left to ROS. */
function isPattern(source: string | undefined): boolean {
  try {
    new RegExp(source ?? '');
    return true;
  } catch {
    return false;
  }
}

/** The keys of a map that has known ones. */
export function keysOf(facts: PropertyFacts): Readonly<Record<string, PropertyFacts>> | undefined {
  return facts.Type === 'map' && facts.Schema && !(ANY_KEY in facts.Schema) ? facts.Schema : undefined;
}

/** What stands under the `*` of a list or map. */
export function elementOf(facts: PropertyFacts): PropertyFacts | undefined {
  return facts.Schema?.[ANY_KEY];
}

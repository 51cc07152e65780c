import { below, entriesOf, type Fields, isObject, oneOf, type Problems, show } from '../../plain-json';
import { intrinsicOf } from '../intrinsics';
import type { Template } from '../template';
import type { Bounds, ConstraintFacts, PropertyFacts, TypeFacts, TypeFactsLoader } from '../type-facts';

/** Properties of every resource against the facts of its type, at any depth. */
export function* checkProperties(template: Template, typeFacts: TypeFactsLoader): Problems {
  for (const [id, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    const at = below('Resources', id);
    const facts = typeFacts(Type);
    if (!facts) yield `${at}.Type: unknown type ${Type}`;
    else if (facts.Source?.Status === 'REMOVED') yield `${at}.Type: ${Type} can no longer be created`;
    else yield* checkKeys(`${at}.Properties`, Properties, schemaOf(facts));
  }
}

/** The living and the dead properties of a type. */
function schemaOf({ Properties, RemovedProperties = {} }: TypeFacts): Readonly<Record<string, PropertyFacts>> {
  const dead = Object.entries(RemovedProperties).map(([name, facts]) => [name, { ...facts, Dead: true }]);
  return { ...Properties, ...Object.fromEntries(dead) };
}

/** The properties of a resource, or the keys of a map that names them. */
function* checkKeys(path: string, values: Fields, schema: Readonly<Record<string, PropertyFacts>>): Problems {
  for (const [name, facts] of Object.entries(schema)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) {
      if (facts.Required && !facts.Dead) yield `${below(path, name)}: missing`;
    } else if (facts.Dead) yield `${below(path, name)}: no longer has any effect, leave it out`;
    else yield* checkValue(below(path, name), value, facts);
  }
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(schema, name)) yield `${below(path, name)}: unknown property`;
  }
}

/** One value; what a function gives is known to ROS alone. */
export function* checkValue(path: string, value: unknown, facts: PropertyFacts): Problems {
  if (intrinsicOf(value)) return;
  if (!hasType(value, facts.Type)) return yield `${path}: must be ${facts.Type}, got ${show(value)}`;
  for (const constraint of facts.Constraints ?? []) yield* checkConstraint(path, value, constraint);
  const { '*': each, ...named } = facts.Schema ?? {};
  if (Array.isArray(value)) {
    if (!each) return;
    for (const [at, item] of entriesOf(path, value)) yield* checkValue(at, item, each);
  } else if (isObject(value)) {
    if (Object.keys(named).length > 0) yield* checkKeys(path, value, named);
    else if (each) for (const [key, item] of Object.entries(value)) yield* checkValue(below(path, key), item, each);
  }
}

function hasType(value: unknown, type: PropertyFacts['Type']): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'integer':
      return Number.isInteger(value);
    case 'list':
      return Array.isArray(value);
    case 'map':
      return isObject(value);
    // boolean, number and string are what typeof says
    default:
      return typeof value === type;
  }
}

function* checkConstraint(path: string, value: any, constraint: ConstraintFacts): Problems {
  const { AllowedPattern, AllowedValues, Length, Range } = constraint;
  if (AllowedValues && !AllowedValues.includes(value))
    yield `${path}: must be ${oneOf(AllowedValues)}, got ${show(value)}`;
  if (AllowedPattern !== undefined && typeof value === 'string' && !new RegExp(AllowedPattern).test(value)) {
    yield `${path}: must match ${AllowedPattern}, got ${show(value)}`;
  }
  if (Range && typeof value === 'number' && !isWithin(value, Range)) {
    yield `${path}: must be ${wordsOf(Range)}, got ${value}`;
  }
  if (Length && (typeof value === 'string' || Array.isArray(value)) && !isWithin(value.length, Length)) {
    const unit = Array.isArray(value) ? 'entries' : 'characters';
    yield `${path}: must have ${wordsOf(Length)} ${unit}, got ${value.length}`;
  }
}

function isWithin(value: number, { Min = -Infinity, Max = Infinity }: Bounds): boolean {
  return Min <= value && value <= Max;
}

function wordsOf({ Min, Max }: Bounds): string {
  if (Min === undefined) return `at most ${Max}`;
  return Max === undefined ? `at least ${Min}` : `${Min} to ${Max}`;
}

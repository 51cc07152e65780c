import { below, entriesOf, type Fields, isObject, show } from '../../plain-json';
import { type Problems, Rule, type Severity, templateCheck } from '../../rule';
import { intrinsicOf } from '../intrinsics';
import { hintOf, nearestOf } from '../nearest';
import { replacementOf } from '../replacements';
import type { Template } from '../template';
import type { TemplateGraph } from '../template-graph';
import type { PropertyFacts, TypeFacts } from '../type-facts';
import { checkConstraint, NOT_ALLOWED, OUT_OF_BOUNDS, WRONG_FORM } from './constraints';

const UNKNOWN = new Rule({
  id: 'ROS011',
  severity: 'error',
  title: 'Unknown property',
  why: 'ROS refuses the template, or what was meant by a misspelt name does not happen. A name that resembles none we know may be newer than our facts, or long gone: then this is a warning.',
  fix: 'Correct the name, or leave it out.',
  source: 'ROS: reference of the resource type, "Properties"',
});

const MISSING = new Rule({
  id: 'ROS012',
  severity: 'error',
  title: 'Missing property',
  why: 'ROS refuses the template. Where our facts are of 2024 this is a warning.',
  fix: 'Give the property a value.',
  source: 'ROS: reference of the resource type, "Required"',
});

const WRONG_TYPE = new Rule({
  id: 'ROS013',
  severity: 'error',
  title: 'Value of a wrong type',
  why: 'ROS refuses the template: it cannot read the value as what the property is.',
  fix: 'Write a value of the type.',
  source: 'ROS: reference of the resource type, "Type"',
});

const CONVERTED = new Rule({
  id: 'ROS014',
  severity: 'info',
  title: 'Value that ROS converts',
  why: 'ROS reads texts as numbers, booleans or JSON where the property is one, and the other way round; YAML may have changed the value before, as in 8.0 or 010.',
  fix: 'Write a value of the type.',
  source: 'ROS: Parameters; reference of the resource type, "Type"',
});

const DEAD = new Rule({
  id: 'ROS081',
  severity: 'warning',
  title: 'Property without effect',
  why: 'The vendor has taken the property back: from July 2026 on the service ignores it or answers with error 400.',
  fix: 'Leave it out, and say the same by what has replaced it.',
  source: 'ACK: Announcement on API parameter changes and deprecation (2025-12-25)',
});

/** Functions in functions that are looked into. */
const MOST_BRANCHES = 20;

/** Properties of every resource against the facts of its type, at any depth. */
function* checkProperties({ Resources }: Template, graph: TemplateGraph): Problems {
  for (const [id, { Type, Properties = {} }] of Object.entries(Resources)) {
    const facts = graph.typeFacts(Type);
    if (!facts || facts.isRemoved || facts.isOpen) continue;
    const severity = facts.isOld ? 'warning' : 'error';
    yield* checkKeys(below('Resources', id, 'Properties'), Properties, schemaOf(facts), severity);
  }
}

/** The living and the dead properties of a type. */
function schemaOf({ Properties, RemovedProperties = {} }: TypeFacts): Readonly<Record<string, PropertyFacts>> {
  const dead = Object.entries(RemovedProperties).map(([name, facts]) => [name, { ...facts, Dead: true }]);
  return { ...Properties, ...Object.fromEntries(dead) };
}

/** The properties of a resource, or the keys of a map that names them. */
function* checkKeys(
  path: string,
  values: Fields,
  schema: Readonly<Record<string, PropertyFacts>>,
  severity: Severity,
): Problems {
  for (const [name, facts] of Object.entries(schema)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) {
      if (facts.Required && !facts.Dead) yield MISSING.at(below(path, name), 'missing', { severity, where: path });
    } else if (facts.Dead) yield dead(below(path, name), name);
    else yield* checkValue(below(path, name), value, facts, severity);
  }
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(schema, name)) yield unknown(path, name, Object.keys(schema), severity);
  }
}

function dead(path: string, name: string) {
  const instead = replacementOf(name);
  return DEAD.at(path, `no longer has any effect, ${instead === '' ? 'leave it out' : `take ${instead}`}`);
}

function unknown(path: string, name: string, known: readonly string[], severity: Severity) {
  const nearest = nearestOf(name, known);
  return UNKNOWN.at(below(path, name), `unknown property${hintOf(nearest)}`, {
    severity: nearest?.isSlip ? severity : 'warning',
  });
}

/** One value; what a function gives is known to ROS alone, but both branches of a condition are looked at. */
export function* checkValue(
  path: string,
  value: unknown,
  facts: PropertyFacts,
  severity: Severity = 'error',
  branches = MOST_BRANCHES,
): Problems {
  const intrinsic = intrinsicOf(value);
  if (intrinsic) {
    if (intrinsic.name !== 'Fn::If' || branches === 0 || !Array.isArray(intrinsic.argument)) return;
    for (const [at, branch] of [...entriesOf(below(path, 'Fn::If'), intrinsic.argument)].slice(1)) {
      if (branch !== null && branch !== '') yield* checkValue(at, branch, facts, severity, branches - 1);
    }
    return;
  }
  if (!hasType(value, facts.Type)) {
    if (!isConvertible(value, facts.Type)) {
      return yield WRONG_TYPE.at(path, `must be ${facts.Type}, got ${show(value)}`, { severity });
    }
    yield CONVERTED.at(path, `must be ${facts.Type}, got ${show(value)}`);
  }
  for (const constraint of facts.Constraints ?? []) yield* checkConstraint(path, value, constraint, severity);
  const { '*': each, ...named } = facts.Schema ?? {};
  if (Array.isArray(value)) {
    if (!each) return;
    for (const [at, item] of entriesOf(path, value)) yield* checkValue(at, item, each, severity, branches);
  } else if (isObject(value)) {
    if (Object.keys(named).length > 0) yield* checkKeys(path, value, named, severity);
    else if (each)
      for (const [key, item] of Object.entries(value)) yield* checkValue(below(path, key), item, each, severity);
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

/** Whether ROS makes a value of the type of it. */
function isConvertible(value: unknown, type: PropertyFacts['Type']): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'string' && /^(true|false)$/i.test(value);
    case 'integer':
      return typeof value === 'string' && /^\s*-?\d{1,20}\s*$/.test(value);
    case 'number':
      return typeof value === 'string' && value.trim() !== '' && value.length < 40 && Number.isFinite(Number(value));
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean';
    case 'list':
      return typeof value === 'string' && (value.includes(',') || value.trim().startsWith('['));
    case 'map':
      return typeof value === 'string' && value.trim().startsWith('{');
    default:
      return false;
  }
}

const RULES = [UNKNOWN, MISSING, WRONG_TYPE, CONVERTED, DEAD, NOT_ALLOWED, OUT_OF_BOUNDS, WRONG_FORM] as const;

/** Rules of values, in the order that checks of them find breaches. */
export const VALUE_RULES: typeof RULES = RULES;
export const properties = templateCheck(RULES, checkProperties);

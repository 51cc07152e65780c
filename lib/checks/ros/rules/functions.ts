import { below, isObject, type Json, show } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { FUNCTIONS, type Intrinsic, intrinsicOf, valuesIn } from '../intrinsics';
import { hintOf, nearestOf } from '../nearest';
import type { Template } from '../template';
import type { TemplateGraph } from '../template-graph';

const UNKNOWN = new Rule({
  id: 'ROS030',
  severity: 'error',
  title: 'Unknown function',
  why: 'ROS refuses the template. A name that resembles none we know may be newer than our facts: then this is a warning.',
  fix: 'Correct the name.',
  source: 'ROS: Functions',
});

const WRONG_ARGUMENT = new Rule({
  id: 'ROS031',
  severity: 'error',
  title: 'Function with wrong arguments',
  why: 'ROS refuses the template, or fails when the function is worked out: then after other resources have been made.',
  fix: 'Write the arguments in the form that the message names.',
  source: 'ROS: Functions',
});

const NOT_ALONE = new Rule({
  id: 'ROS032',
  severity: 'error',
  title: 'Function beside other keys',
  why: 'A function counts only where it is alone in its object: beside other keys it is refused, or read as a plain key.',
  fix: 'Move the function below a key of its own, or merge maps by Fn::MergeMapToList.',
  source: 'ROS: Functions',
});

const WRONG_PLACE = new Rule({
  id: 'ROS033',
  severity: 'error',
  title: 'Function where it cannot be',
  why: 'ROS refuses the template: mappings and parameters are read before any function, conditions before any resource is there, and functions that compare are for conditions and rules only.',
  fix: 'Name a condition and ask it by Fn::If; put what has to be worked out into Locals, Resources or Outputs.',
  source: 'ROS: Conditions; Fn::Equals; Why template validation fails',
});

/** Functions that are for Conditions and Rules only (ROS: Fn::And, Fn::Equals, Fn::Not, Fn::Or). */
const COMPARING: readonly string[] = ['Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or'];

/** Functions: known, alone in their object, with arguments of the right form, and where they can be. */
function* checkFunctions(_template: Template, graph: TemplateGraph): Problems {
  for (const call of graph.calls) yield* checkFunction(call.path, call);
  for (const { path, keys } of graph.mixed) {
    const name = keys.find((key) => FUNCTIONS.has(key));
    yield NOT_ALONE.at(path, `${name} must be the only key, got ${keys.slice(0, 10).join(', ')}`);
  }
}

function* checkFunction(path: string, { name, argument }: Intrinsic): Problems {
  if (name !== 'Ref' && !FUNCTIONS.has(name)) {
    const nearest = nearestOf(name, FUNCTIONS);
    const severity = nearest?.isSlip ? 'error' : 'warning';
    return yield UNKNOWN.at(path, `unknown function ${name.slice(0, 80)}${hintOf(nearest)}`, { severity });
  }
  const expected = EXPECTED[name];
  if (expected && !expected.fits(argument)) {
    yield WRONG_ARGUMENT.at(below(path, name), `must be ${expected.form}, got ${show(argument)}`);
  }
}

/** Functions in sections that know none, or not these. */
function* checkPlaces({ Mappings, Parameters = {}, Resources }: Template, graph: TemplateGraph): Problems {
  for (const [path, value] of valuesIn('Mappings', Mappings)) {
    const name = functionOf(value);
    if (name) yield WRONG_PLACE.at(path, `${name} cannot be in a mapping`);
  }
  for (const [id, parameter] of Object.entries(Parameters)) {
    for (const [path, value] of valuesIn(below('Parameters', id, 'Default'), parameter.Default)) {
      const name = functionOf(value);
      // a default that is JSON may hold a template
      if (name) yield WRONG_PLACE.at(path, `${name} cannot be in a parameter`, { severity: 'warning' });
    }
  }
  for (const { section, path, ...call } of graph.calls) {
    if (section === 'Conditions' && readsResource(call, Resources)) {
      yield WRONG_PLACE.at(path, `${call.name} of a resource cannot be in a condition`);
    }
    if ((section === 'Resources' || section === 'Outputs') && COMPARING.includes(call.name)) {
      yield WRONG_PLACE.at(path, `${call.name} can be in Conditions and Rules only`);
    }
  }
}

function functionOf(value: unknown): string | undefined {
  const name = intrinsicOf(value)?.name;
  return name === 'Ref' || FUNCTIONS.has(name ?? '') ? name : undefined;
}

function readsResource({ name, argument }: Intrinsic, resources: Template['Resources']): boolean {
  return (
    name === 'Fn::GetAtt' || (name === 'Ref' && typeof argument === 'string' && Object.hasOwn(resources, argument))
  );
}

/** The form of a function's argument. */
interface Expected {
  readonly form: string;
  fits(argument: Json): boolean;
}

const isText = (value: unknown) => isScalar(value) || intrinsicOf(value) !== undefined;
const isListOf = (value: unknown) => Array.isArray(value) || intrinsicOf(value) !== undefined;
const isPair = (value: unknown) => Array.isArray(value) && value.length === 2;
const isScalar = (value: unknown) => ['boolean', 'number', 'string'].includes(typeof value);

const EXPECTED: Readonly<Record<string, Expected>> = {
  Ref: { form: 'a name', fits: (name) => typeof name === 'string' },
  'Fn::FindInMap': {
    form: '[map, key, key]',
    fits: (list) => Array.isArray(list) && [3, 4].includes(list.length) && list.slice(0, 3).every(isText),
  },
  'Fn::GetAtt': {
    form: '[resource, attribute]',
    fits: (list) => Array.isArray(list) && list.length >= 2 && typeof list[0] === 'string' && isText(list[1]),
  },
  'Fn::If': { form: '[condition, value, value]', fits: (list) => Array.isArray(list) && list.length === 3 },
  'Fn::Join': {
    form: '[delimiter, list of texts]',
    fits: (list) => isPair(list) && isText(list[0]) && isListOf(list[1]) && areTexts(list[1]),
  },
  'Fn::Select': {
    form: '[index, list]',
    fits: (list) => Array.isArray(list) && [2, 3].includes(list.length) && isSelectable(list[0], list[1], list.length),
  },
  'Fn::Sub': {
    form: 'a text or [text, variables]',
    fits: (value) => typeof value === 'string' || (isPair(value) && typeof value[0] === 'string' && isObject(value[1])),
  },
};

/** Whether all parts can be joined: texts, numbers and functions, no lists or maps. */
function areTexts(list: unknown): boolean {
  return !Array.isArray(list) || list.every((part) => part === null || isText(part));
}

/** A list that is written out must reach as far as the index, but for a default; a map is selected from by key. */
function isSelectable(index: unknown, source: unknown, length: number): boolean {
  if (!isText(index)) return false;
  if (!Array.isArray(source)) return isObject(source) || typeof source === 'string';
  if (intrinsicOf(index)) return true;
  // ROS knows slices such as 0:2 as well
  if (!/^\d+$/.test(String(index))) return !/^[A-Za-z]+$/.test(String(index));
  return length === 3 || Number(index) < source.length;
}

export const functions = templateCheck([UNKNOWN, WRONG_ARGUMENT, NOT_ALONE], checkFunctions);
export const functionPlaces = templateCheck([WRONG_PLACE], checkPlaces);

import { below, type Fields, isObject, type Json, oneOf, show } from '../../plain-json';
import { type Problems, Rule, templateCheck } from '../../rule';
import { intrinsicOf } from '../intrinsics';
import { hintOf, nearestOf } from '../nearest';
import type { Template } from '../template';
import { isWithin, wordsOf } from './constraints';

const UNKNOWN = new Rule({
  id: 'ROS061',
  severity: 'warning',
  title: 'Unknown type or field of a parameter',
  why: 'ROS refuses the template, or leaves out what the field was meant for: a constraint that nobody checks, a label that nobody sees.',
  fix: 'Correct the name, or leave it out.',
  source: 'ROS: Parameters',
});

const BAD_DEFAULT = new Rule({
  id: 'ROS062',
  severity: 'error',
  title: 'Default against its own parameter',
  why: 'ROS refuses a template whose default does not meet type and constraints of its parameter.',
  fix: 'Correct the default, or the constraint.',
  source: 'ROS: Why template validation fails',
});

const IMPOSSIBLE = new Rule({
  id: 'ROS063',
  severity: 'error',
  title: 'Constraints that no value can meet',
  why: 'ROS refuses every value for the parameter, so no stack can be made of the template.',
  fix: 'Let the least value be at most the greatest.',
  source: 'ROS: Parameters',
});

const TYPES: readonly string[] = [
  ...['Boolean', 'CommaDelimitedList', 'Json', 'Number', 'String'],
  ...['ALIYUN::OOS::Parameter::Value', 'ALIYUN::OOS::SecretParameter::Value'],
];

const FIELDS: readonly string[] = [
  ...['AllowedPattern', 'AllowedValues', 'AssociationProperty', 'AssociationPropertyMetadata', 'Confirm'],
  ...['ConstraintDescription', 'Default', 'Description', 'Label', 'MaxLength', 'MaxValue', 'MinLength', 'MinValue'],
  ...['NoEcho', 'Placeholder', 'Required', 'TextArea', 'Type'],
];

/** What parameters say of themselves. */
function* checkParameters({ Parameters = {} }: Template): Problems {
  for (const [id, parameter] of Object.entries(Parameters)) {
    const at = below('Parameters', id);
    const { MaxLength, MaxValue, MinLength, MinValue, Type } = parameter;
    if (typeof Type === 'string' && !TYPES.includes(Type)) {
      const nearest = nearestOf(Type, TYPES);
      yield UNKNOWN.at(below(at, 'Type'), `unknown type ${show(Type)}${hintOf(nearest)}`, {
        severity: nearest?.isSlip ? 'error' : 'warning',
      });
    }
    for (const field of Object.keys(parameter)) {
      if (FIELDS.includes(field)) continue;
      yield UNKNOWN.at(below(at, field), `unknown field of a parameter${hintOf(nearestOf(field, FIELDS))}`);
    }
    if (isAbove(MinLength, MaxLength))
      yield IMPOSSIBLE.at(at, `MinLength ${MinLength} is above MaxLength ${MaxLength}`);
    if (isAbove(MinValue, MaxValue)) yield IMPOSSIBLE.at(at, `MinValue ${MinValue} is above MaxValue ${MaxValue}`);
    yield* checkDefault(below(at, 'Default'), parameter);
  }
}

function isAbove(one: Json, other: Json): boolean {
  return isNumeric(one) && isNumeric(other) && Number(one) > Number(other);
}

function isNumeric(value: Json): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && value.length < 40 && value.trim() !== '' && Number.isFinite(Number(value));
}

/** No default, or an empty one, leaves the value to whoever makes the stack. */
function* checkDefault(path: string, parameter: Fields): Problems {
  const { AllowedPattern, AllowedValues, Default, MaxLength, MaxValue, MinLength, MinValue, Type } = parameter;
  if (Default === undefined || Default === null || Default === '' || intrinsicOf(Default)) return;
  const form = formOf(Type, Default);
  if (form !== undefined) return yield BAD_DEFAULT.at(path, `must be ${form}, got ${show(Default)}`);
  if (Array.isArray(AllowedValues) && AllowedValues.length > 0) {
    const allowed = new Set(AllowedValues.map(plainText));
    const other = itemsOf(Type, Default).find((item) => !allowed.has(plainText(item)));
    if (other !== undefined) {
      yield BAD_DEFAULT.at(path, `must be ${oneOf(AllowedValues.slice(0, 20).map(plainText))}, got ${show(other)}`);
    }
  }
  if (Type === 'Number') {
    const bounds = { Min: numberOf(MinValue), Max: numberOf(MaxValue) };
    if (!isWithin(Number(Default), bounds)) yield BAD_DEFAULT.at(path, `must be ${wordsOf(bounds)}, got ${Default}`);
  }
  if (Type === 'String' && typeof Default === 'string') {
    const bounds = { Min: numberOf(MinLength), Max: numberOf(MaxLength) };
    if (!isWithin(Default.length, bounds)) {
      yield BAD_DEFAULT.at(path, `must have ${wordsOf(bounds)} characters, got ${Default.length}`);
    }
    if (typeof AllowedPattern === 'string' && !fits(Default, AllowedPattern)) {
      yield BAD_DEFAULT.at(path, `must match ${show(AllowedPattern)}, got ${show(Default)}`);
    }
  }
}

/** What a default of the type looks like, if this one does not. */
function formOf(type: unknown, value: unknown): string | undefined {
  switch (type) {
    case 'Number':
      return isNumeric(value) ? undefined : 'a number';
    case 'Boolean':
      return /^(true|false|on|off|yes|no|y|n|t|f|1|0)$/i.test(plainText(value)) ? undefined : 'true or false';
    case 'String':
      return isObject(value) || Array.isArray(value) ? 'a text' : undefined;
    case 'Json':
      return typeof value === 'string' && !isJson(value) ? 'JSON' : undefined;
    default:
      return undefined;
  }
}

function itemsOf(type: unknown, value: unknown): readonly unknown[] {
  if (type === 'CommaDelimitedList' && typeof value === 'string') return value.split(',').map((item) => item.trim());
  if (Array.isArray(value)) return type === 'CommaDelimitedList' ? value : [];
  return isObject(value) || type === 'Json' ? [] : [value];
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value).trim();
}

function numberOf(value: Json): number | undefined {
  return isNumeric(value) ? Number(value) : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Patterns of templates are anybody's: those that may take long, or that JavaScript cannot read, are left to ROS. */
function fits(text: string, pattern: string): boolean {
  if (text.length > 60 || pattern.length > 500 || /\)[*+{]|\\\d/.test(pattern)) return true;
  if ((pattern.match(/[*+]/g) ?? []).length > 8) return true;
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return true;
  }
}

export const parameters = templateCheck([UNKNOWN, BAD_DEFAULT, IMPOSSIBLE], checkParameters);

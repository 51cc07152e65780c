import { isObject, type Problems, show } from '../../plain-json';
import { FUNCTIONS, type Intrinsic, intrinsicOf, valuesIn } from '../intrinsics';
import type { Template } from '../template';

/** Functions: known, alone in their object, and with arguments of the right form. */
export function* checkFunctions({ Conditions, Locals, Outputs, Resources, ...template }: Template): Problems {
  for (const [section, value] of Object.entries({ Conditions, Locals, Resources, Outputs })) {
    for (const [path, current] of valuesIn(section, value)) {
      const intrinsic = intrinsicOf(current);
      if (intrinsic) yield* checkFunction(path, intrinsic, { Conditions, Resources, ...template });
      else if (isObject(current)) yield* checkKeysBeside(path, current);
    }
  }
}

/** A function beside other keys is read as a plain key, or refused. */
function* checkKeysBeside(path: string, value: Record<string, unknown>): Problems {
  const name = Object.keys(value).find((key) => key.startsWith('Fn::'));
  if (name) yield `${path}: ${name} must be the only key, got ${Object.keys(value).join(', ')}`;
}

function* checkFunction(path: string, { name, argument }: Intrinsic, template: Template): Problems {
  if (name !== 'Ref' && !FUNCTIONS.has(name)) return yield `${path}: unknown function ${name}`;
  const expected = EXPECTED[name];
  if (expected && !expected.fits(argument))
    return yield `${path}.${name}: must be ${expected.form}, got ${show(argument)}`;
  const [first] = Array.isArray(argument) ? argument : [];
  if (name === 'Fn::If' && !isNamedIn(template.Conditions, first))
    yield `${path}: no condition is called ${show(first)}`;
  if (name === 'Fn::FindInMap' && typeof first === 'string' && !isNamedIn(template.Mappings, first)) {
    yield `${path}: no mapping is called ${show(first)}`;
  }
}

function isNamedIn(section: Readonly<Record<string, unknown>> | undefined, name: unknown): boolean {
  return typeof name === 'string' && Object.hasOwn(section ?? {}, name);
}

/** The form of a function's argument. */
interface Expected {
  readonly form: string;
  fits(argument: any): boolean;
}

const isText = (value: unknown) => typeof value === 'string' || intrinsicOf(value) !== undefined;
const isListOf = (value: unknown) => Array.isArray(value) || intrinsicOf(value) !== undefined;
const isPair = (value: unknown) => Array.isArray(value) && value.length === 2;
const isScalar = (value: unknown) => ['boolean', 'number', 'string'].includes(typeof value);

const EXPECTED: Readonly<Record<string, Expected>> = {
  Ref: { form: 'a name', fits: (name) => typeof name === 'string' },
  'Fn::FindInMap': {
    form: '[map, key, key]',
    fits: (list) => Array.isArray(list) && list.length === 3 && list.every(isText),
  },
  'Fn::GetAtt': {
    form: '[resource, attribute]',
    fits: (list) => isPair(list) && typeof list[0] === 'string' && isText(list[1]),
  },
  'Fn::If': { form: '[condition, value, value]', fits: (list) => Array.isArray(list) && list.length === 3 },
  'Fn::Join': {
    form: '[delimiter, list of texts]',
    fits: (list) => isPair(list) && typeof list[0] === 'string' && isListOf(list[1]) && areTexts(list[1]),
  },
  'Fn::Select': {
    form: '[index, list]',
    fits: (list) => Array.isArray(list) && [2, 3].includes(list.length) && isSelectable(list[0], list[1]),
  },
  'Fn::Sub': {
    form: 'a text or [text, variables]',
    fits: (value) => typeof value === 'string' || (isPair(value) && typeof value[0] === 'string' && isObject(value[1])),
  },
};

/** Whether all parts can be joined: texts, numbers and functions, no lists or maps. */
function areTexts(list: unknown): boolean {
  return !Array.isArray(list) || list.every((part) => isScalar(part) || intrinsicOf(part) !== undefined);
}

/** A list that is written out must reach as far as the index; a map is selected from by key. */
function isSelectable(index: unknown, source: unknown): boolean {
  if (intrinsicOf(index)) return isObject(source) || Array.isArray(source);
  if (isObject(source)) return isScalar(index);
  return isScalar(index) && /^\d+$/.test(String(index)) && Array.isArray(source) && Number(index) < source.length;
}

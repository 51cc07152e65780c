import * as ros from '@alicloud/ros-cdk-core';
import * as fc from 'fast-check';
import { constraintsOf, elementOf, keysOf, type PropertyFacts, type TypeFacts } from '../../../projenrc/import/facts';
import { propertyName } from '../../../projenrc/import/naming';

type Props = Record<string, unknown>;

/**
 * Props that ROS takes by the facts: what is required, what is in `always`, and some of the rest; a few of the values
 * are known only when deploying.
 */
export function validProps(facts: TypeFacts, always: readonly string[] = []): fc.Arbitrary<Props> {
  return keys(facts.Properties, always);
}

/** As {@link validProps}, with nothing that may be left out. */
export function requiredProps(facts: TypeFacts): fc.Arbitrary<Props> {
  const required = Object.entries(facts.Properties).filter(([, property]) => property.Required);
  return keys(Object.fromEntries(required), []);
}

function keys(properties: Readonly<Record<string, PropertyFacts>>, always: readonly string[]): fc.Arbitrary<Props> {
  const entries = Object.entries(properties);
  const values = entries.map(([rosName, facts]) => [
    propertyName(rosName),
    rosName === 'Tag' ? officialTags(facts) : value(facts),
  ]);
  const required = entries.filter(([rosName, { Required }]) => Required || always.includes(rosName));
  return fc.record(Object.fromEntries(values), { requiredKeys: required.map(([rosName]) => propertyName(rosName)) });
}

function value(facts: PropertyFacts): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 15, arbitrary: knownValue(facts) }, { weight: 1, arbitrary: deployTimeValue(facts) });
}

/**
 * The official classes hold `Tag` (not `Tags`) for a tag of the framework: each needs a value, though ROS asks for a
 * key only, and one that is known only when deploying loses both.
 */
function officialTags(facts: PropertyFacts): fc.Arbitrary<unknown> {
  const tag = keysOf(elementOf(facts) ?? facts) ?? {};
  return list(facts, keys(tag, Object.keys(tag)));
}

function deployTimeValue(facts: PropertyFacts): fc.Arbitrary<unknown> {
  const reference = fc.constantFrom('Parameter', 'Other').map((name) => ({ Ref: name }));
  const plain: Partial<Record<PropertyFacts['Type'], fc.Arbitrary<unknown>>> = {
    string: reference.map((ref) => ros.Token.asString(ref)),
    number: reference.map((ref) => ros.Token.asNumber(ref)),
    integer: reference.map((ref) => ros.Token.asNumber(ref)),
    list: reference.map((ref) => ros.Token.asList(ref)),
  };
  return fc.oneof(
    plain[facts.Type] ?? reference,
    reference,
    reference.map((ref) => ros.Token.asAny(ref)),
  );
}

function knownValue(facts: PropertyFacts): fc.Arbitrary<unknown> {
  const { AllowedValues, Range } = constraintsOf(facts);
  if (AllowedValues) return fc.constantFrom(...AllowedValues);
  switch (facts.Type) {
    case 'string':
      return text(facts);
    case 'number':
    case 'integer':
      return fc.integer({ min: Range?.Min ?? 0, max: Range?.Max ?? Math.max(1000, (Range?.Min ?? 0) * 2) });
    case 'boolean':
      return fc.boolean();
    case 'list':
      return list(facts);
    case 'map':
      return map(facts);
    case 'any':
      return fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()));
  }
}

/** Short, as nothing is learnt from long ones. */
const LENGTH = 8;

/** Strings for patterns that look ahead, which cannot be turned into a generator. */
const EXAMPLES: readonly string[] = [
  'Abc-12345',
  'a1b2c3d4',
  'Passw0rd!x',
  '/data/',
  'http://example.com',
  '10.0.0.0/8',
];

function text(facts: PropertyFacts): fc.Arbitrary<string> {
  const { AllowedPattern, Length } = constraintsOf(facts);
  const minLength = Length?.Min ?? 0;
  const maxLength = Math.min(Length?.Max ?? LENGTH, minLength + LENGTH);
  if (AllowedPattern === undefined) return fc.string({ minLength, maxLength });
  const fits = (candidate: string) => new RegExp(AllowedPattern).test(candidate) && candidate.length >= minLength;
  const examples = EXAMPLES.filter(fits);
  return AllowedPattern.includes('(?') ? fc.constantFrom(...examples) : matching(AllowedPattern).filter(fits);
}

function matching(pattern: string): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(pattern));
}

function list(facts: PropertyFacts, element = elements(facts)): fc.Arbitrary<unknown> {
  const { Length } = constraintsOf(facts);
  const minLength = Length?.Min ?? 0;
  return fc.array(element, { minLength, maxLength: Math.min(Length?.Max ?? minLength + 3, minLength + 3) });
}

function elements(facts: PropertyFacts): fc.Arbitrary<unknown> {
  const element = elementOf(facts);
  return element ? value(element) : fc.string();
}

function map(facts: PropertyFacts): fc.Arbitrary<unknown> {
  const known = keysOf(facts);
  if (known) return keys(known, []);
  return fc.dictionary(fc.constantFrom('one', 'two', 'Three'), elements(facts));
}

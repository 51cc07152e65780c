import { type Constraint, type PropertyFacts, type TypeFacts, VALUE_TYPES, type ValueType } from './facts';
import { parseTypeName } from './naming';

type Answer = Readonly<Record<string, unknown>>;

/**
 * The facts in a `GetResourceType` answer. Descriptions and keys that the generator does not know are left out.
 *
 * @throws Error if it describes no type
 */
export function factsFromAnswer(answer: Answer, resourceType: string): TypeFacts {
  if (!isRecord(answer.Properties)) {
    throw new Error(
      `the answer for '${resourceType}' has no Properties, got the keys ${Object.keys(answer).join(', ')}`,
    );
  }
  return {
    ResourceType: resourceType,
    EntityType: parseTypeName(resourceType).isDataSource ? 'DataSource' : 'Resource',
    Attributes: mapValues(recordOf(answer.Attributes), () => ({})),
    Properties: mapValues(answer.Properties, propertyFrom),
    Source: { From: 'GetResourceType' },
  };
}

function propertyFrom(answer: unknown): PropertyFacts {
  const { Constraints, Default, Immutable, Required, Schema, Type, UpdateAllowed } = recordOf(answer);
  return {
    ...(Array.isArray(Constraints) && { Constraints: Constraints.map(constraintFrom) }),
    ...(Default !== undefined && Default !== null && { Default }),
    ...(Immutable === true && { Immutable }),
    Required: Required === true,
    ...(isRecord(Schema) && { Schema: mapValues(Schema, propertyFrom) }),
    Type: typeFrom(Type),
    ...(typeof UpdateAllowed === 'boolean' && { UpdateAllowed }),
  };
}

/** A type that nobody here knows takes any value. */
function typeFrom(type: unknown): ValueType {
  return VALUE_TYPES.find((known) => known === type) ?? 'any';
}

function constraintFrom(answer: unknown): Constraint {
  const { AllowedPattern, AllowedValues, Length, Range } = recordOf(answer) as Constraint;
  return {
    ...(AllowedPattern !== undefined && { AllowedPattern }),
    ...(AllowedValues !== undefined && { AllowedValues }),
    ...(Length !== undefined && { Length }),
    ...(Range !== undefined && { Range }),
  };
}

/** With sorted keys, as the facts are kept. */
function mapValues<T>(record: Answer, map: (value: unknown) => T): Record<string, T> {
  const keys = Object.keys(record).sort();
  return Object.fromEntries(keys.map((key) => [key, map(record[key])]));
}

function isRecord(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordOf(value: unknown): Answer {
  return isRecord(value) ? value : {};
}

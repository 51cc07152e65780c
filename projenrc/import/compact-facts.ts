import type { Constraint, PropertyFacts, TypeFacts } from './facts';

/**
 * A property as the checks of templates read it: its type, with `!` if it is required, alone or beside what else there
 * is to know.
 */
export type CompactProperty =
  | string
  | {
      readonly Type: string;
      readonly Constraints?: readonly Constraint[];
      readonly Schema?: Readonly<Record<string, CompactProperty>>;
    };

/** A type as the checks of templates read it. */
export interface CompactType {
  readonly Attributes: readonly string[];
  /** Missing where only the attributes are known. */
  readonly Properties?: Readonly<Record<string, CompactProperty>>;
  readonly RefType?: string;
  readonly RemovedProperties?: Readonly<Record<string, CompactProperty>>;
  /** ROS no longer offers it. */
  readonly Removed?: true;
  /** The facts are of a release of 2024: there may be names that they do not know. */
  readonly Old?: true;
}

/**
 * A file of types by name: a line a type, without what checks do not ask for.
 *
 * @param types those whose facts are kept in full
 * @param others what the file had before: types that are kept in no other form stay
 */
export function compactFacts(types: readonly TypeFacts[], others: Readonly<Record<string, CompactType>> = {}): string {
  const known = new Map(Object.entries(others));
  for (const facts of types) known.set(facts.ResourceType, compactType(facts));
  const lines = [...known].map(([type, facts]) => `${JSON.stringify(type)}:${JSON.stringify(facts)}`);
  return `{\n${lines.sort().join(',\n')}\n}\n`;
}

function compactType(facts: TypeFacts): CompactType {
  const { Attributes, Properties, RefType, RemovedProperties, Source } = facts;
  return {
    Attributes: Object.keys(Attributes),
    Properties: compactKeys(Properties),
    ...(RefType !== undefined && { RefType }),
    ...(RemovedProperties && { RemovedProperties: compactKeys(RemovedProperties) }),
    ...(Source?.Status === 'REMOVED' && { Removed: true as const }),
    ...(isOld(facts) && { Old: true as const }),
  };
}

/** Release 1.3.0 of the bindings is of October 2024; some types were brought up to date from elsewhere. */
function isOld({ Source }: TypeFacts): boolean {
  return Source?.Version === '1.3.0' && Source.UpdatedFrom === undefined;
}

function compactKeys(properties: Readonly<Record<string, PropertyFacts>>): Record<string, CompactProperty> {
  return Object.fromEntries(Object.entries(properties).map(([name, facts]) => [name, compactProperty(facts)]));
}

function compactProperty({ Constraints, Required, Schema, Type }: PropertyFacts): CompactProperty {
  const type = Required ? `${Type}!` : Type;
  if (!Constraints?.length && !Schema) return type;
  return {
    Type: type,
    ...(Constraints?.length && { Constraints }),
    ...(Schema && { Schema: compactKeys(Schema) }),
  };
}

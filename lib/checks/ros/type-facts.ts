import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fields, isObject } from '../plain-json';

/** What is known about a resource type. */
export interface TypeFacts {
  readonly ResourceType: string;
  readonly Attributes: Readonly<Record<string, unknown>>;
  readonly Properties: Readonly<Record<string, PropertyFacts>>;
  /** What `Ref` gives, such as `String`, or `Null` for nothing. */
  readonly RefType?: string;
  /** Properties that ROS has taken back. */
  readonly RemovedProperties?: Readonly<Record<string, PropertyFacts>>;
  /** ROS no longer offers the type. */
  readonly isRemoved?: boolean;
  /** The facts are of 2024: there may be names and values that they do not know. */
  readonly isOld?: boolean;
  /** Nothing is known of its properties. */
  readonly isOpen?: boolean;
}

/** What is known about a property, at any depth. */
export interface PropertyFacts {
  readonly Type: 'any' | 'boolean' | 'integer' | 'list' | 'map' | 'number' | 'string';
  readonly Required?: boolean;
  readonly Constraints?: readonly ConstraintFacts[];
  /** Keys of a map; `*` stands for any key, or for the elements of a list. */
  readonly Schema?: Readonly<Record<string, PropertyFacts>>;
  /** Taken back by the vendor: accepted perhaps, without effect. An addition of ours. */
  readonly Dead?: boolean;
}

/** One constraint on a value. */
export interface ConstraintFacts {
  readonly AllowedValues?: readonly unknown[];
  readonly AllowedPattern?: string;
  readonly Length?: Bounds;
  readonly Range?: Bounds;
}

/** Both ends are inclusive; a missing one is open. */
export interface Bounds {
  readonly Min?: number;
  readonly Max?: number;
}

/** Finds the facts of a type such as `ALIYUN::ECS::VPC`; undefined if there is no such type. */
export type TypeFactsLoader = (type: string) => TypeFacts | undefined;

const FACTS = join(__dirname, '../../../imports/ros/facts');
const namespaces = new Map<string, Fields>();
const loaded = new Map<string, TypeFacts | undefined>();
let attributesOnly: Fields | undefined;
let known: readonly string[] | undefined;

/** The facts in `imports/ros/facts`, each namespace read once. */
export function bundledTypeFacts(type: string): TypeFacts | undefined {
  if (!loaded.has(type)) loaded.set(type, readTypeFacts(type));
  return loaded.get(type);
}

/** Names of all types in the namespace of this one; none if nothing is known of the namespace. */
export function typesBeside(type: string): readonly string[] {
  const namespace = namespaceOf(type);
  const types = namespace === undefined ? {} : readNamespace(namespace);
  const others = Object.keys(readAttributesOnly()).filter((other) => namespaceOf(other) === namespace);
  return [...Object.keys(types), ...(Object.keys(types).length > 0 ? others : [])];
}

/** Namespaces that are known, such as `ECS`. */
export function knownNamespaces(): readonly string[] {
  known ??= readdirSync(FACTS).flatMap((file) => /^([A-Z]\w*)\.json$/.exec(file)?.[1] ?? []);
  return known;
}

function namespaceOf(type: string): string | undefined {
  return /^(?:ALIYUN|DATASOURCE)::(\w+)::\w+$/.exec(type)?.[1];
}

function readTypeFacts(type: string): TypeFacts | undefined {
  const namespace = namespaceOf(type);
  if (namespace === undefined) return undefined;
  const types = readNamespace(namespace);
  if (Object.hasOwn(types, type)) return expandType(type, types[type]);
  const others = readAttributesOnly();
  return Object.hasOwn(others, type) ? expandType(type, others[type]) : undefined;
}

function readNamespace(namespace: string): Fields {
  const read = namespaces.get(namespace);
  if (read) return read;
  const file = join(FACTS, `${namespace}.json`);
  const types = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  namespaces.set(namespace, types);
  return types;
}

function readAttributesOnly(): Fields {
  attributesOnly ??= JSON.parse(readFileSync(join(FACTS, 'attributes-only.json'), 'utf8')) as Fields;
  return attributesOnly;
}

function expandType(
  type: string,
  { Attributes, Properties, RefType, RemovedProperties, Removed, Old }: Fields,
): TypeFacts {
  return {
    ResourceType: type,
    Attributes: Object.fromEntries(Attributes.map((name: string) => [name, {}])),
    Properties: expandKeys(Properties ?? {}),
    ...(RefType !== undefined && { RefType }),
    ...(RemovedProperties && { RemovedProperties: expandKeys(RemovedProperties) }),
    ...(Removed && { isRemoved: true }),
    ...(Old && { isOld: true }),
    ...(!Properties && { isOpen: true }),
  };
}

function expandKeys(properties: Fields): Record<string, PropertyFacts> {
  return Object.fromEntries(Object.entries(properties).map(([name, facts]) => [name, expandProperty(facts)]));
}

/** `string!` is a required text; see `projenrc/import/compact-facts.ts`. */
function expandProperty(facts: string | Fields): PropertyFacts {
  const { Type, Constraints, Schema } = isObject(facts) ? facts : { Type: facts };
  const isRequired = Type.endsWith('!');
  return {
    Type: isRequired ? Type.slice(0, -1) : Type,
    ...(isRequired && { Required: true }),
    ...(Constraints && { Constraints }),
    ...(Schema && { Schema: expandKeys(Schema) }),
  };
}

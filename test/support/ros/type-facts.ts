import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is known about a resource type, in the shape of the ROS action GetResourceType. */
export interface TypeFacts {
  readonly ResourceType: string;
  readonly Attributes: Readonly<Record<string, unknown>>;
  readonly Properties: Readonly<Record<string, PropertyFacts>>;
  /** What `Ref` gives, such as `String`, or `Null` for nothing. */
  readonly RefType?: string;
  /** Properties that ROS has taken back. */
  readonly RemovedProperties?: Readonly<Record<string, PropertyFacts>>;
  readonly Source?: { readonly Status?: string };
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

const SPEC = join(__dirname, '../../../imports/ros/spec');
const loaded = new Map<string, TypeFacts | undefined>();

/** The facts in `imports/ros/spec`, each file read once. */
export function bundledTypeFacts(type: string): TypeFacts | undefined {
  if (!loaded.has(type)) loaded.set(type, readTypeFacts(type));
  return loaded.get(type);
}

function readTypeFacts(type: string): TypeFacts | undefined {
  const [, entity, service, name] = /^(ALIYUN|DATASOURCE)::(\w+)::(\w+)$/.exec(type) ?? [];
  if (!service || !name) return undefined;
  const file = join(SPEC, service, ...(entity === 'DATASOURCE' ? ['datasource'] : []), `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

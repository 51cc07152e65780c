import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PropertyFacts } from './type-facts';

/** A model class of the ACK SDK: it tells the names and the types of its fields. */
interface Model {
  readonly name: string;
  names(): Readonly<Record<string, string>>;
  types(): Readonly<Record<string, ModelType>>;
}

type ModelType =
  | string
  | Model
  | { readonly type: 'array'; readonly itemType: ModelType }
  | { readonly type: 'map'; readonly valueType: ModelType };

/** What no cluster can do without (ACK: CreateCluster). */
const REQUIRED: readonly string[] = ['cluster_type', 'name', 'region_id'];

/** Marked deprecated, but without a replacement so far. */
const TOLERATED: readonly string[] = ['pod_vswitch_ids'];

let facts: PropertyFacts | undefined;

/** The body of CreateCluster in the shape of property facts, from the request model of the ACK SDK. */
export function clusterConfigFacts(): PropertyFacts {
  facts ??= readClusterConfigFacts();
  return facts;
}

function readClusterConfigFacts(): PropertyFacts {
  const { CreateClusterRequest } = require('@alicloud/cs20151215/dist/models/CreateClusterRequest');
  const body = mapOf(CreateClusterRequest);
  const schema = Object.entries(body.Schema ?? {}).map(([key, value]) => [
    key,
    { ...value, Required: REQUIRED.includes(key), Dead: value.Dead && !TOLERATED.includes(key) },
  ]);
  return { ...body, Schema: Object.fromEntries(schema) };
}

function mapOf(model: Model): PropertyFacts {
  const names = model.names();
  const deprecated = deprecatedFieldsOf(model.name);
  const entries = Object.entries(model.types()).map(([field, type]) => [
    names[field] ?? field,
    { ...factsOf(type), Dead: deprecated.has(field) },
  ]);
  return { Type: 'map', Schema: Object.fromEntries(entries) };
}

function factsOf(type: ModelType): PropertyFacts {
  if (typeof type === 'function') return mapOf(type);
  if (typeof type === 'string') return { Type: SCALARS[type] ?? 'any' };
  if ('itemType' in type) return { Type: 'list', Schema: { '*': factsOf(type.itemType) } };
  return 'valueType' in type ? { Type: 'map', Schema: { '*': factsOf(type.valueType) } } : { Type: 'any' };
}

const SCALARS: Readonly<Record<string, PropertyFacts['Type']>> = {
  boolean: 'boolean',
  number: 'number',
  string: 'string',
};

/** The fields of a model that its declarations mark deprecated; at run time nothing says so. */
function deprecatedFieldsOf(model: string): Set<string> {
  const [, body = ''] =
    new RegExp(`class ${model} extends [\\s\\S]*?{([\\s\\S]*?)\\n}`).exec(declarationsOf(model)) ?? [];
  const fields = [...body.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??:/g)];
  return new Set(fields.filter(([, comment = '']) => comment.includes('@deprecated')).map(([, , field = '']) => field));
}

/** Nested models are declared in the file of the outer one: `NodepoolScalingGroup` in `Nodepool.d.ts`. */
function declarationsOf(model: string): string {
  const folder = dirname(require.resolve('@alicloud/cs20151215/dist/models/CreateClusterRequest'));
  for (let length = model.length; length > 0; length--) {
    const file = join(folder, `${model.slice(0, length)}.d.ts`);
    if (existsSync(file)) return readFileSync(file, 'utf8');
  }
  return '';
}

import { readFileSync } from 'node:fs';
import { CreateClusterRequest } from '@alicloud/cs20151215/dist/models/CreateClusterRequest';

/** A class of the request model: what its keys are called on the wire, and what they hold. */
interface ModelClass {
  readonly name: string;
  names(): Record<string, string>;
  types(): Record<string, ModelType>;
}

interface ModelList {
  readonly type: 'array';
  readonly itemType: ModelType;
}

type ModelType = string | ModelClass | ModelList;

const DECLARATIONS = ['CreateClusterRequest', 'Nodepool', 'Addon', 'Tag', 'Taint', 'MaintenanceWindow']
  .map((file) => require.resolve(`@alicloud/cs20151215/dist/models/${file}`).replace(/\.js$/, '.d.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Keys the model marks deprecated, as `Class.key`: by tag, or only in the text. */
const DEPRECATED = new Set(
  [...DECLARATIONS.matchAll(/export declare class (\w+) [\s\S]*?static names/g)].flatMap(([body, name]) =>
    [...body.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\?:/g)]
      .filter(([, text]) => /@deprecated|\[Deprecated\]/.test(text ?? ''))
      .map(([, , key]) => `${name}.${key}`),
  ),
);

/** Where a CreateCluster body leaves the request model: unknown keys, deprecated keys, wrong types. */
export function modelProblems(body: unknown): { unknown: string[]; deprecated: string[]; mistyped: string[] } {
  const found = { unknown: [] as string[], deprecated: [] as string[], mistyped: [] as string[] };
  const visit = (value: unknown, type: ModelType, path: string): void => {
    if (isDeployTime(value)) return;
    if (typeof type === 'string') {
      if (typeof value !== type) found.mistyped.push(`${path}: ${typeof value}, not ${type}`);
    } else if ('itemType' in type) {
      if (!Array.isArray(value)) found.mistyped.push(`${path}: no list`);
      else for (const [index, item] of value.entries()) visit(item, type.itemType, `${path}[${index}]`);
    } else {
      visitObject(value, type, path);
    }
  };
  const visitObject = (value: unknown, model: ModelClass, path: string): void => {
    if (typeof value !== 'object') {
      found.mistyped.push(`${path}: no map`);
      return;
    }
    const keys = new Map(Object.entries(model.names()).map(([key, wire]) => [wire, key]));
    for (const [wire, item] of Object.entries(value as object)) {
      const here = path === '' ? wire : `${path}.${wire}`;
      const key = keys.get(wire);
      const type = key === undefined ? undefined : model.types()[key];
      if (type === undefined) found.unknown.push(here);
      else visit(item, type, here);
      if (DEPRECATED.has(`${model.name}.${key}`)) found.deprecated.push(here);
    }
  };
  visitObject(body, CreateClusterRequest as unknown as ModelClass, '');
  return found;
}

/** `{ Ref: … }` and `{ 'Fn::…': … }`. */
function isDeployTime(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [key = '', ...more] = Object.keys(value);
  return more.length === 0 && /^(Ref|Fn::\w+)$/.test(key);
}

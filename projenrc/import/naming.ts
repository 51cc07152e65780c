import { toCamelCase, toSnakeCase } from 'codemaker';
import { elementOf, keysOf, type PropertyFacts, type TypeFacts } from './facts';

/** `ALIYUN::CS::ClusterNodePool`, taken apart. */
export interface TypeName {
  /** `CS` */
  readonly namespace: string;
  /** `ClusterNodePool` */
  readonly type: string;
  readonly isDataSource: boolean;
}

/** @throws Error if it is not of this form */
export function parseTypeName(resourceType: string): TypeName {
  const [, entity, namespace, type] = /^(ALIYUN|DATASOURCE)::(\w+)::(\w+)$/.exec(resourceType) ?? [];
  if (!namespace || !type) {
    throw new Error(`'${resourceType}' is no ROS type, expected such as ALIYUN::CS::ClusterNodePool`);
  }
  return { namespace, type, isDataSource: entity === 'DATASOURCE' };
}

/** Where the facts of a type are kept below `spec/`, without extension: `CS/datasource/ClusterNodePools`. */
export function specPath(name: TypeName): string {
  return [name.namespace, ...(name.isDataSource ? ['datasource'] : []), name.type].join('/');
}

/** Where the binding of a type goes, without extension: `cs/datasource/cluster-node-pools`. */
export function modulePath(name: TypeName): string {
  const file = toSnakeCase(name.type, '-');
  return [name.namespace.toLowerCase(), ...(name.isDataSource ? ['datasource'] : []), file].join('/');
}

/** Names that the official packages change because they mean something in the languages they serve. */
const RENAMED: Readonly<Record<string, string>> = { Id: 'identity', Equals: 'equalsTo' };

/** The class for users is named as its type; a type all in capitals becomes a word: `VPC` → `Vpc`. */
export function className({ type }: TypeName): string {
  return /^[A-Z]+$/.test(type) ? type.charAt(0) + type.slice(1).toLowerCase() : type;
}

/** `VSwitchIds` → `vSwitchIds`. */
export function propertyName(rosName: string): string {
  return RENAMED[rosName] ?? toCamelCase(rosName);
}

/** `NodePoolId` → `attrNodePoolId`, `ISP` → `attrIsp`. */
export function attributeName(rosName: string): string {
  return toCamelCase('attr', rosName);
}

/** A map with known keys somewhere below a type's properties. */
export interface NestedMap {
  readonly facts: PropertyFacts;
  /** `ScalingGroupProperty`. */
  readonly interfaceName: string;
}

/**
 * Names the interfaces of nested maps: after their key, and where that is taken, after the key above as well. The
 * shallow ones choose first, as in the official packages.
 */
export function nestedMaps(type: TypeFacts): ReadonlyMap<PropertyFacts, NestedMap> {
  const named = new Map<PropertyFacts, NestedMap>();
  const taken = new Set<string>();
  let level = entries(type.Properties, []);
  while (level.length > 0) {
    for (const { facts, path } of level) {
      if (!keysOf(facts)) continue;
      const interfaceName = `${freeName(path, taken)}Property`;
      taken.add(interfaceName);
      named.set(facts, { facts, interfaceName });
    }
    level = level.flatMap(({ facts, path }) => below(facts, path));
  }
  return named;
}

interface Located {
  readonly facts: PropertyFacts;
  readonly path: readonly string[];
}

function entries(properties: Readonly<Record<string, PropertyFacts>>, path: readonly string[]): Located[] {
  return Object.keys(properties)
    .sort()
    .map((key) => resolveElements(properties[key] as PropertyFacts, [...path, key]));
}

/** A list of lists of maps is named after its key, as the map itself would be. */
function resolveElements(facts: PropertyFacts, path: readonly string[]): Located {
  const element = elementOf(facts);
  return element ? resolveElements(element, path) : { facts, path };
}

function below(facts: PropertyFacts, path: readonly string[]): Located[] {
  const keys = keysOf(facts);
  return keys ? entries(keys, path) : [];
}

function freeName(path: readonly string[], taken: ReadonlySet<string>): string {
  for (let length = 1; length <= path.length; length++) {
    const name = path.slice(-length).join('');
    if (!taken.has(`${name}Property`)) return name;
  }
  throw new Error(`no free interface name for ${path.join('.')}`);
}

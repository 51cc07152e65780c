import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { TypeFacts } from '../../../projenrc/import/facts';
import { readNamespace } from '../../../projenrc/import/generate';
import { parseTypeName } from '../../../projenrc/import/naming';
import { renderType } from '../../../projenrc/import/render-type';
import { type Fields, interfacesIn } from './declarations';

/** Props written for the official packages compile with bindings made from the facts, and the other way round. */
const PACKAGES = { ECS: '@alicloud/ros-cdk-ecs', NAS: '@alicloud/ros-cdk-nas', VPC: '@alicloud/ros-cdk-vpc' };

const FOLDER = resolve(__dirname, '../../../imports/ros');

describe.each(Object.entries(PACKAGES))('%s', (namespace, packageName) => {
  const library = dirname(require.resolve(packageName));
  const resources = officialInterfaces(join(library, `${namespace.toLowerCase()}.generated.d.ts`));
  const dataSources = officialInterfaces(join(library, 'datasource', `${namespace.toLowerCase()}.generated.d.ts`));
  const types = readNamespace(FOLDER, namespace).map((facts) => [facts.ResourceType, facts] as const);

  test.each(types)('%s takes the same props', (_, facts) => {
    const { type, isDataSource } = parseTypeName(facts.ResourceType);
    const official = isDataSource ? dataSources : resources;
    expect(propsOf(type, ourInterfaces(facts))).toEqual(propsOf(type, official));
  });
});

/**
 * Left out on both sides: `tag` (not `tags`). The official packages take a tag of the framework there, which needs a
 * value; by the facts ROS asks for a key only.
 */
const TAG = /\.TagProperty$/;

function propsOf(type: string, interfaces: ReadonlyMap<string, Fields>): Record<string, Fields> {
  const own = [...interfaces].filter(([name]) => name === `Ros${type}Props` || name.startsWith(`Ros${type}.`));
  return Object.fromEntries(
    own.filter(([name]) => !TAG.test(name)).map(([name, { tag, ...fields }]) => [name, fields]),
  );
}

function ourInterfaces(facts: TypeFacts): ReadonlyMap<string, Fields> {
  return interfacesIn(renderType(facts));
}

function officialInterfaces(path: string): ReadonlyMap<string, Fields> {
  return interfacesIn(readFileSync(path, 'utf8'));
}

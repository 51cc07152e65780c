import { resolve } from 'node:path';
import * as ros from '@alicloud/ros-cdk-core';
import * as fc from 'fast-check';
import type { TypeFacts } from '../../../projenrc/import/facts';
import { readNamespace } from '../../../projenrc/import/generate';
import { attributeName, className, parseTypeName, propertyName } from '../../../projenrc/import/naming';
import { type Binding, loadBinding } from './load-binding';
import { requiredProps, validProps } from './valid-props';

/** Proof by a peer: bindings made from the facts render what the official packages do, for the types these have. */
const PACKAGES: Readonly<Record<string, string>> = {
  ECS: '@alicloud/ros-cdk-ecs',
  NAS: '@alicloud/ros-cdk-nas',
  VPC: '@alicloud/ros-cdk-vpc',
};

const FOLDER = resolve(__dirname, '../../../imports/ros');

/** Same props each time, so that a failure is one that comes again. */
const RUNS: fc.Parameters<unknown> = { numRuns: 30, seed: 2 };

describe.each(Object.entries(PACKAGES))('%s', (namespace, packageName) => {
  const types = readNamespace(FOLDER, namespace).map((facts) => [facts.ResourceType, facts] as const);

  describe.each(types)('%s', (_, facts) => {
    const name = parseTypeName(facts.ResourceType);
    const classes = [`Ros${name.type}`, className(name)] as const;
    const ours = loadBinding(facts);
    const theirs = officialModule(packageName, name.isDataSource);

    test('exports the same names', () => {
      expect(Object.keys(theirs)).toEqual(expect.arrayContaining(Object.keys(ours)));
    });

    test('has the same type name and the same constructors', () => {
      for (const name of classes) {
        expect(ours[name].ROS_RESOURCE_TYPE_NAME).toBe(theirs[name].ROS_RESOURCE_TYPE_NAME);
        expect(ours[name].length).toBe(theirs[name].length);
      }
    });

    test('has the same attributes', () => {
      const props = sampleProps(facts);
      for (const name of classes) {
        const [mine, other] = [ours[name], theirs[name]].map((Class) => new Class(newStack(), 'X', props, true));
        const names = Object.keys(other).filter((key) => key.startsWith('attr'));
        expect(attributesOf(facts)).toEqual(names.sort());
        for (const attribute of names)
          expect(resolved(mine, mine[attribute])).toEqual(resolved(other, other[attribute]));
      }
    });

    test('the level-1 class renders the same Properties', () => {
      fc.assert(
        fc.property(validProps(facts), (props) => {
          expect(propertiesOf(ours[classes[0]], props)).toEqual(propertiesOf(theirs[classes[0]], props));
        }),
        RUNS,
      );
    });

    test('the class for users renders the same Properties, where the official one adds no default', () => {
      const defaulted = defaultedBy(theirs[classes[1]], facts);
      fc.assert(
        fc.property(validProps(facts, defaulted), (props) => {
          expect(propertiesOf(ours[classes[1]], props)).toEqual(propertiesOf(theirs[classes[1]], props));
        }),
        RUNS,
      );
    });
  });
});

function officialModule(packageName: string, isDataSource: boolean): Binding {
  const module = require(packageName);
  return isDataSource ? module.datasource : module;
}

/** Attributes that no official class has, as a newer source named them. */
function attributesOf({ Attributes, Source }: TypeFacts): string[] {
  const added = (Source?.AttributesAddedFromIacCode ?? []) as string[];
  return Object.keys(Attributes)
    .filter((name) => !added.includes(name))
    .map(attributeName)
    .sort();
}

/** Properties the class sets by itself: the official packages know defaults, the facts do not. */
function defaultedBy(Class: any, facts: TypeFacts): string[] {
  const props = sampleProps(facts);
  const { resource } = new Class(newStack(), 'X', props, true);
  return Object.keys(facts.Properties).filter((rosName) => {
    const name = propertyName(rosName);
    return resource[name] !== undefined && props[name] === undefined;
  });
}

function sampleProps(facts: TypeFacts): Record<string, unknown> {
  return fc.sample(requiredProps(facts), { numRuns: 1, seed: 1 })[0] ?? {};
}

function newStack(): ros.Stack {
  return new ros.Stack(undefined, 'Stack');
}

function resolved(construct: ros.IConstruct, value: unknown): any {
  return ros.Stack.of(construct).resolve(value);
}

/** What stands in the template, tokens resolved. */
function propertiesOf(Class: any, props: object): Record<string, unknown> {
  const construct = new Class(newStack(), 'X', props, true);
  const resource = construct instanceof ros.RosResource ? construct : construct.resource;
  return resolved(construct, resource._toRosTemplate()).Resources.X.Properties ?? {};
}

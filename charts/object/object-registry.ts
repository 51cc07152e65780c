import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ValidationError } from '../../lib/errors';
import { stackRenderedFor } from '../../lib/workloads/for-stack';
import { describeUnknownFields } from './closed-kinds';
import { isClusterScoped } from './kinds';
import { describeUnresolved } from './unresolved-values';

const REGISTRIES = new WeakMap<IConstruct, ObjectRegistry>();

/**
 * All objects of an app, over its charts. Keeps (kind, namespace, name) unique: of two objects called alike, the one
 * applied last silently replaces the other. Keeps values that only a deployment knows out of files, and fields that no
 * server would refuse or heed.
 *
 * Objects of our constructs that are called alike are refused when they are made. Everything else is looked at in one
 * validation, which names all of it at once. cdk8s runs it before it renders an app or a chart, and `cluster.addChart`
 * before it renders object by object.
 */
export class ObjectRegistry {
  /** The one registry of the tree that a construct belongs to. */
  public static of(construct: IConstruct): ObjectRegistry {
    const { root } = construct.node;
    const known = REGISTRIES.get(root);
    if (known) return known;
    const registry = new ObjectRegistry(root);
    REGISTRIES.set(root, registry);
    root.node.addValidation(registry);
    return registry;
  }

  private readonly owners = new Map<string, ApiObject>();
  private checkedSize = -1;
  private found: string[] = [];
  private unresolved: string[] = [];

  private constructor(private readonly root: IConstruct) {}

  /**
   * Claims the name of an object.
   *
   * @throws ValidationError naming both constructs when it is taken
   */
  public add(object: ApiObject): void {
    const key = titleOf(object);
    const owner = this.owners.get(key);
    if (owner) throw new ValidationError(object, describe(key, owner, object));
    this.owners.set(key, object);
  }

  /** One line for each object that is called like another, or would hold what only a deployment knows, or nobody. */
  public validate(): string[] {
    const constructs = this.root.node.findAll();
    // cdk8s validates the whole app once for each of its charts
    if (constructs.length !== this.checkedSize) {
      const objects = constructs.filter((construct) => ApiObject.isApiObject(construct));
      this.found = [...findDuplicates(objects), ...describeUnknownFields(objects)];
      this.unresolved = describeUnresolved(objects);
      this.checkedSize = constructs.length;
    }
    // a stack knows, or will know, what a file never does
    return stackRenderedFor(this.root) ? this.found : [...this.found, ...this.unresolved];
  }
}

function findDuplicates(objects: readonly ApiObject[]): string[] {
  const owners = new Map<string, ApiObject>();
  return objects.flatMap((object) => {
    const key = titleOf(object);
    const owner = owners.get(key);
    if (!owner) owners.set(key, object);
    return owner ? [describe(key, owner, object)] : [];
  });
}

function titleOf({ apiGroup, kind, metadata, name }: ApiObject): string {
  const namespace = isClusterScoped(kind) ? '' : `${metadata.namespace ?? 'default'}/`;
  return `${kind}${apiGroup === 'core' ? '' : `.${apiGroup}`} ${namespace}${name}`;
}

function describe(title: string, first: ApiObject, second: ApiObject): string {
  return `'name' must differ: ${title} is defined twice, by ${first.node.path} and by ${second.node.path}; give one of them another name`;
}

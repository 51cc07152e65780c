import type { IConstruct } from 'constructs';
import { ValidationError } from '../../lib/errors';

const REGISTRIES = new WeakMap<IConstruct, LogKeyRegistry>();

/** Who collects logs under which key, over all charts: of two with one key, Simple Log Service follows either. */
export class LogKeyRegistry {
  /** The one registry of the tree that a construct belongs to. */
  public static of({ node: { root } }: IConstruct): LogKeyRegistry {
    const registry = REGISTRIES.get(root) ?? new LogKeyRegistry();
    REGISTRIES.set(root, registry);
    return registry;
  }

  private readonly owners = new Map<string, IConstruct>();

  private constructor() {}

  /**
   * Claims a key.
   *
   * @throws ValidationError naming both constructs when it is taken
   */
  public add(key: string, owner: IConstruct): void {
    const first = this.owners.get(key);
    if (first) {
      throw new ValidationError(
        owner,
        `'logs' have the key '${key}', under which ${first.node.path} collects already; give one of them another, e.g. Logs.stdout({ key: '${key}-2' })`,
      );
    }
    this.owners.set(key, owner);
  }
}

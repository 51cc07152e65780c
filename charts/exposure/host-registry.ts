import type { IConstruct } from 'constructs';
import { ValidationError } from '../../lib/errors';
import type { IAlbGateway } from './alb-gateway';

const REGISTRIES = new WeakMap<IConstruct, HostRegistry>();

/** Who serves which host on which ALB, over all charts: of two rules for one, an ALB follows either. */
export class HostRegistry {
  /** The one registry of the tree that a construct belongs to. */
  public static of({ node: { root } }: IConstruct): HostRegistry {
    const registry = REGISTRIES.get(root) ?? new HostRegistry();
    REGISTRIES.set(root, registry);
    return registry;
  }

  private readonly owners = new Map<string, IConstruct>();

  private constructor() {}

  /**
   * Claims all paths of a host.
   *
   * @throws ValidationError naming both constructs when they are taken
   */
  public add({ ingressClassName }: IAlbGateway, host: string, owner: IConstruct): void {
    const key = `${ingressClassName} ${host}`;
    const first = this.owners.get(key);
    if (first) {
      throw new ValidationError(
        owner,
        `'host' ${host} is served by ${first.node.path} already, on the same ALB '${ingressClassName}'; give one of them another host`,
      );
    }
    this.owners.set(key, owner);
  }
}

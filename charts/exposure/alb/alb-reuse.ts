import { checkInstance, failOn, show } from '../../../lib/problems';

/** An ALB that exists, for an AlbConfig to take over. */
export class AlbReuse {
  /**
   * Adds what the Ingresses need, and changes neither its settings nor its listeners.
   *
   * @param loadBalancerId such as `alb-bp1l0kk4gxce43k`
   */
  public static asItIs(loadBalancerId: string): AlbReuse {
    failOn('AlbReuse.asItIs', checkId(loadBalancerId));
    return new AlbReuse(loadBalancerId, false);
  }

  /** Gives it the settings and listeners of this gateway; those it had are lost. */
  public static overwritten(loadBalancerId: string): AlbReuse {
    failOn('AlbReuse.overwritten', checkId(loadBalancerId));
    return new AlbReuse(loadBalancerId, true);
  }

  private constructor(
    public readonly loadBalancerId: string,
    public readonly isOverwritten: boolean,
  ) {}
}

/** Problems of an ALB to take over. */
export function checkReuse(reuse: AlbReuse): string[] {
  return checkInstance('reuse', reuse, AlbReuse, "AlbReuse.asItIs('alb-bp1l0kk4gxce43k')");
}

function checkId(id: unknown): string[] {
  if (typeof id === 'string' && /^alb-[a-z0-9]+$/.test(id)) return [];
  return [`'loadBalancerId' must be the id of an ALB, got ${show(id)}, e.g. 'alb-bp1l0kk4gxce43k'`];
}

import { checkInstance, failOn, show } from '../../../lib/problems';

/** A gateway of MSE that exists, for an MseIngressConfig to take over. */
export class MseReuse {
  /**
   * Its settings stay (MSE: "Configure an MseIngressConfig", `override: false`).
   *
   * @param gatewayId such as `gw-1234`
   */
  public static asItIs(gatewayId: string): MseReuse {
    failOn('MseReuse.asItIs', checkId(gatewayId));
    return new MseReuse(gatewayId);
  }

  private constructor(public readonly gatewayId: string) {}
}

/** Problems of a gateway to take over. */
export function checkMseReuse(reuse: MseReuse): string[] {
  return checkInstance('reuse', reuse, MseReuse, "MseReuse.asItIs('gw-1234')");
}

function checkId(id: unknown): string[] {
  if (typeof id === 'string' && /^gw-[a-z0-9]+$/.test(id)) return [];
  return [`'gatewayId' must be the id of an MSE gateway, got ${show(id)}, e.g. 'gw-1234'`];
}

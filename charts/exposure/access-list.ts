import { checkInstance, failOn, show } from '../../lib/problems';

/** Which addresses a load balancer listens to: access control lists, made elsewhere. */
export class AccessList {
  /**
   * Only those in a list.
   *
   * @param aclIds such as `acl-bp1l0kk4gxce43k******`
   */
  public static allowing(...aclIds: string[]): AccessList {
    failOn('AccessList.allowing', checkAclIds(aclIds));
    return new AccessList('White', aclIds);
  }

  /** All but those in a list. */
  public static denying(...aclIds: string[]): AccessList {
    failOn('AccessList.denying', checkAclIds(aclIds));
    return new AccessList('Black', aclIds);
  }

  private constructor(
    public readonly type: 'White' | 'Black',
    public readonly aclIds: readonly string[],
  ) {}
}

/** Problems of which addresses are listened to. */
export function checkAccessList(access: AccessList): string[] {
  return checkInstance('access', access, AccessList, "AccessList.allowing('acl-bp1l0kk4gxce43k')");
}

function checkAclIds(aclIds: readonly unknown[]): string[] {
  if (aclIds.length === 0) return ["'aclIds' must name one or more, got none, e.g. 'acl-bp1l0kk4gxce43k'"];
  return aclIds.flatMap((id, index) =>
    typeof id === 'string' && /^acl-[a-z0-9]+$/.test(id)
      ? []
      : [`'aclIds[${index}]' must be the id of an access control list, got ${show(id)}, e.g. 'acl-bp1l0kk4gxce43k'`],
  );
}

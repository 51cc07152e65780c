import * as ros from '@alicloud/ros-cdk-core';
import { GrantPermissions, type RosGrantPermissions } from '../../imports/ros/cs/grant-permissions';
import { dnsLabelProblems } from '../cluster/names';
import { ValidationError } from '../errors';
import { logicalId } from '../logical-id';
import { checkObject, checkText, failOn, propsOf, show, valueProblems } from '../problems';
import { ClusterRole } from './cluster-role';

/** Grants one ALIYUN::CS::GrantPermissions takes. */
const MAX_GRANTS = 20;

/** Options of a {@link ClusterUser}: one of the two ids. */
export interface ClusterUserProps {
  /**
   * Id of a RAM user: a number, not the name.
   *
   * @default - it is a RAM role, see `ramRoleId`
   */
  readonly ramUserId?: string;

  /**
   * Id of a RAM role: a number, not the name or ARN.
   *
   * @default - it is a RAM user, see `ramUserId`
   */
  readonly ramRoleId?: string;
}

/** Options of `cluster.grantAccess`. */
export interface AccessOptions {
  /**
   * The only namespace it is for.
   *
   * @default - the whole cluster
   */
  readonly namespace?: string;
}

/** A cluster as far as access to it goes. */
interface IAccessible extends ros.IConstruct {
  readonly clusterId: string;
}

/**
 * Somebody who uses clusters: a RAM user or role, with everything `cluster.grantAccess` gives.
 *
 * Defines one ALIYUN::CS::GrantPermissions with all grants, in all clusters: it **overwrites** what that user was granted
 * anywhere before. So there is one of these a user, in one stack of one app, and grants made by hand go. What adds to
 * others instead is a RoleBinding in a chart.
 *
 * ACK wants a RAM policy too that lets the user at least look at the cluster, or the deployment fails.
 */
export class ClusterUser extends ros.Construct {
  private readonly userId: string;
  private readonly isRamRole: boolean;
  private readonly grants: RosGrantPermissions.PermissionsProperty[] = [];
  private resource?: GrantPermissions;

  /** @throws ValidationError when the id is missing or is none, or when the app has this user already */
  constructor(scope: ros.Construct, id: string, props: ClusterUserProps) {
    super(scope, id);
    const { ramUserId, ramRoleId } = propsOf(props);
    // as a number it has lost digits already
    for (const [prop, value] of Object.entries({ ramUserId, ramRoleId })) {
      failOn(this, value === undefined ? [] : checkText(prop, value, '212345678901234567'));
    }
    this.userId = ramUserId ?? ramRoleId ?? '';
    this.isRamRole = ramRoleId !== undefined;
    if ((ramUserId === undefined) === (ramRoleId === undefined)) {
      throw new ValidationError(
        this,
        `either 'ramUserId' or 'ramRoleId' is required, e.g. ramUserId: '212345678901234567'`,
      );
    }
    this.checkId();
    this.checkUnique();
  }

  /**
   * Called by `cluster.grantAccess`. The same grant again is no news.
   *
   * @throws ValidationError for a role that namespaces cannot have, a cluster of another stack, or too many grants
   */
  public addGrant(cluster: IAccessible, role: ClusterRole, options: AccessOptions = {}): void {
    this.checkGrant(cluster, role, options);
    const { namespace } = options;
    const grant = {
      clusterId: cluster.clusterId,
      roleType: namespace === undefined ? 'cluster' : 'namespace',
      roleName: role.value,
      namespace,
      isCustom: role.isCustom || undefined,
      isRamRole: this.isRamRole || undefined,
    };
    if (this.grants.some((known) => JSON.stringify(known) === JSON.stringify(grant))) return;
    if (this.grants.length === MAX_GRANTS) {
      throw new ValidationError(
        this,
        `a user takes ${MAX_GRANTS} grants, got one more: grant a whole cluster, or bind roles in a chart`,
      );
    }
    this.grants.push(grant);
    // Without a grant there is none: an empty one would take away what the user has.
    this.resource ??= this.defineGrants();
  }

  private defineGrants(): GrantPermissions {
    return new GrantPermissions(this, logicalId(this, ''), {
      userId: this.userId,
      permissions: ros.Lazy.anyValue({ produce: () => this.grants }),
    });
  }

  private checkId(): void {
    if (ros.Token.isUnresolved(this.userId) || /^\d+$/.test(this.userId)) return;
    const [prop, kind] = this.isRamRole ? ['ramRoleId', 'role'] : ['ramUserId', 'user'];
    throw new ValidationError(
      this,
      `'${prop}' is '${this.userId}', must be the numeric id of the RAM ${kind}, not its name`,
    );
  }

  private checkUnique(): void {
    const twin = this.node.root.node
      .findAll()
      .find((other) => other !== this && other instanceof ClusterUser && other.userId === this.userId);
    if (!twin) return;
    throw new ValidationError(
      this,
      `'${this.userId}' is ${twin.node.path} already, and a second one would overwrite what that is granted: use that one`,
    );
  }

  private checkGrant(cluster: IAccessible, role: ClusterRole, options: AccessOptions): void {
    failOn(this, cluster instanceof ros.Construct ? [] : [`'cluster' must be a cluster, got ${show(cluster)}`]);
    failOn(cluster, [
      ...valueProblems('role', role, ClusterRole, 'ClusterRole.DEVELOPER'),
      ...checkObject('options', options, "{ namespace: 'web' }"),
    ]);
    const { namespace } = options;
    const problems = namespace === undefined ? [] : dnsLabelProblems('namespace', namespace);
    if (namespace !== undefined && role.isForWholeCluster) {
      problems.push(
        `'namespace' is '${namespace}', but ACK grants '${role.value}' for whole clusters only: leave it out, or use ` +
          `ClusterRole.DEVELOPER or ClusterRole.RESTRICTED`,
      );
    }
    const [here, there] = [ros.Stack.of(this), ros.Stack.of(cluster)];
    if (here !== there && ros.Token.isUnresolved(cluster.clusterId)) {
      problems.push(
        `${cluster.node.path} is in stack '${there.stackName}', and ROS hands no values from stack to stack: refer to it ` +
          `in '${here.stackName}' with Cluster.fromClusterAttributes and its id`,
      );
    }
    failOn(cluster, problems);
  }
}

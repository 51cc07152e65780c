import { checkText, failOn } from '../problems';

/** What somebody may do with the objects of a cluster or of a namespace in it (ACK: GrantPermissions, `role_name`). */
export class ClusterRole {
  /** Everything, in the whole cluster. */
  public static readonly ADMIN = new ClusterRole('admin', { wholeCluster: true });

  /** Looks at everything, in the whole cluster; changes nothing. */
  public static readonly ADMIN_VIEW = new ClusterRole('admin-view', { wholeCluster: true });

  /** Operations: workloads everywhere; nodes, volumes, namespaces and quotas to look at. For the whole cluster. */
  public static readonly OPERATIONS = new ClusterRole('ops', { wholeCluster: true });

  /** Works on workloads, Services, configuration and claims. */
  public static readonly DEVELOPER = new ClusterRole('dev');

  /** Looks at what developers work on. */
  public static readonly RESTRICTED = new ClusterRole('restricted');

  /** A ClusterRole of Kubernetes by its name; it has to be there. */
  public static of(clusterRoleName: string): ClusterRole {
    failOn('ClusterRole.of', checkText('clusterRoleName', clusterRoleName, 'auditor'));
    return new ClusterRole(clusterRoleName, { custom: true });
  }

  private constructor(
    /** As ACK or Kubernetes spells it. */
    public readonly value: string,
    private readonly traits: { readonly wholeCluster?: boolean; readonly custom?: boolean } = {},
  ) {}

  /** Whether ACK refuses it for a single namespace. */
  public get isForWholeCluster(): boolean {
    return this.traits.wholeCluster ?? false;
  }

  /** Whether it is a ClusterRole of the user's own. */
  public get isCustom(): boolean {
    return this.traits.custom ?? false;
  }
}

import { checkText, failOn, valueListProblems } from '../problems';

/**
 * What ACK makes beside a cluster and can leave behind when the cluster is deleted
 * (ROS: `DeleteOptions` of ALIYUN::CS::ManagedKubernetesCluster).
 */
export class RetainedResource {
  /** The SLS project with the logs of applications, audit and events. */
  public static readonly LOGS = new RetainedResource('SLS_Data');

  /** The SLS project with the logs of the control plane. */
  public static readonly CONTROL_PLANE_LOGS = new RetainedResource('SLS_ControlPlane');

  /** Application load balancers made by the ALB Ingress controller; one that stays keeps its vSwitches undeletable. */
  public static readonly APPLICATION_LOAD_BALANCERS = new RetainedResource('ALB');

  /** Load balancers made for Services; one that stays keeps its vSwitch undeletable. */
  public static readonly LOAD_BALANCERS = new RetainedResource('SLB');

  /** Private DNS zones made for service discovery. */
  public static readonly PRIVATE_ZONES = new RetainedResource('PrivateZone');

  /** All there are, in the order they are written. */
  public static readonly ALL: readonly RetainedResource[] = [
    RetainedResource.LOGS,
    RetainedResource.CONTROL_PLANE_LOGS,
    RetainedResource.APPLICATION_LOAD_BALANCERS,
    RetainedResource.LOAD_BALANCERS,
    RetainedResource.PRIVATE_ZONES,
  ];

  /** What is kept when nothing is said: logs tell afterwards what happened, and hold nothing back. */
  public static readonly USUAL: readonly RetainedResource[] = [
    RetainedResource.LOGS,
    RetainedResource.CONTROL_PLANE_LOGS,
  ];

  /** Something that has no name here, such as what ACK makes beside clusters tomorrow. */
  public static of(resourceType: string): RetainedResource {
    failOn('RetainedResource.of', checkText('resourceType', resourceType, 'SLS_Data'));
    return new RetainedResource(resourceType);
  }

  /** What is wrong with a list of them, a sentence each; nothing when it can be used. */
  public static problems(prop: string, values: unknown): string[] {
    return valueListProblems(prop, values, RetainedResource, 'RetainedResource.LOGS');
  }

  /** Renders the choice for everything there is, as ACK's own differs from one to the other. */
  public static render(retained: readonly RetainedResource[]): { resourceType: string; deleteMode: string }[] {
    const kept = retained.map(({ value }) => value);
    const all = new Set([...RetainedResource.ALL.map(({ value }) => value), ...kept]);
    return [...all].map((resourceType) => ({
      resourceType,
      deleteMode: kept.includes(resourceType) ? 'retain' : 'delete',
    }));
  }

  private constructor(
    /** As ACK spells it. */
    public readonly value: string,
  ) {}
}

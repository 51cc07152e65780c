import { show } from '../problems';

/**
 * From where the Kubernetes API server can be reached.
 *
 * There is no list of addresses to let in: no property of a cluster, neither in ROS nor in ACK's CreateCluster, limits
 * who reaches a public endpoint. Whoever needs that sets an access control list on the load balancer afterwards.
 */
export class ApiAccess {
  /** From the VPC, and what is connected to it. */
  public static readonly PRIVATE = new ApiAccess(false);

  /** From the VPC and, by an elastic IP address, from the whole internet. */
  public static readonly PUBLIC = new ApiAccess(true);

  /** What is wrong with a value that came from untyped code; nothing when it can be used. */
  public static problems(prop: string, value: unknown): string[] {
    if (value instanceof ApiAccess) return [];
    return [
      `'${prop}' is ${show(value)}, but no property of a cluster limits who reaches a public endpoint: ` +
        `use ApiAccess.PRIVATE, or ApiAccess.PUBLIC and an access control list on the load balancer afterwards`,
    ];
  }

  private constructor(
    /** Whether the endpoint gets a public address. */
    public readonly isPublic: boolean,
  ) {}
}

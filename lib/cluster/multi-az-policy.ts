import { checkText, failOn } from '../problems';

/** How the nodes of a pool are shared out over its zones (ACK: `multi_az_policy`). */
export class MultiAzPolicy {
  /** Evenly over the zones: what keeps a service alive when a zone goes. */
  public static readonly BALANCE = new MultiAzPolicy('BALANCE');

  /** The first zone first, the next when it has no instances left. */
  public static readonly PRIORITY = new MultiAzPolicy('PRIORITY');

  /** The cheapest zone and instance type first. */
  public static readonly COST_OPTIMIZED = new MultiAzPolicy('COST_OPTIMIZED');

  /** A policy that has no name here yet. */
  public static of(policy: string): MultiAzPolicy {
    failOn('MultiAzPolicy.of', checkText('policy', policy, 'BALANCE'));
    return new MultiAzPolicy(policy);
  }

  private constructor(
    /** As ACK spells it. */
    public readonly value: string,
  ) {}
}

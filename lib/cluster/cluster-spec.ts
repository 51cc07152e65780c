import { checkText, failOn } from '../problems';

/** What the managed control plane of a cluster can do, and costs (ACK: `cluster_spec`). */
export class ClusterSpec {
  /** Basic: no service level agreement, few nodes. For trying things out. */
  public static readonly BASIC = new ClusterSpec('ack.standard');

  /** Pro: grows with the cluster, with a service level agreement. */
  public static readonly PRO = new ClusterSpec('ack.pro.small');

  /** Pro with reserved control plane resources, smallest tier. */
  public static readonly PRO_XLARGE = new ClusterSpec('ack.pro.xlarge');

  /** Pro with reserved control plane resources, middle tier. */
  public static readonly PRO_2XLARGE = new ClusterSpec('ack.pro.2xlarge');

  /** Pro with reserved control plane resources, largest tier; ACK gives it to allow-listed accounts. */
  public static readonly PRO_4XLARGE = new ClusterSpec('ack.pro.4xlarge');

  /** A specification that has no name here yet. */
  public static of(spec: string): ClusterSpec {
    failOn('ClusterSpec.of', checkText('spec', spec, 'ack.pro.small'));
    return new ClusterSpec(spec);
  }

  private constructor(
    /** As ACK spells it. */
    public readonly value: string,
  ) {}

  /** Whether it is the Basic one, which lacks what Pro has. */
  public get isBasic(): boolean {
    return this.value === ClusterSpec.BASIC.value;
  }
}

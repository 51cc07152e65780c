/** Over how many zones the data of a bucket is spread; it cannot be changed later. */
export class Redundancy {
  /**
   * Over the zones of the region: the loss of one costs neither data nor access. Not every region has it; Frankfurt,
   * Singapore, Hong Kong, Tokyo, Jakarta and the large ones in mainland China do (OSS: disaster recovery).
   */
  public static readonly ZONES = new Redundancy('ZRS');

  /** Within one zone: when it is lost, so is the access to the data. */
  public static readonly ONE_ZONE = new Redundancy('LRS');

  private constructor(
    /** Value of `RedundancyType`. */
    public readonly value: string,
  ) {}
}

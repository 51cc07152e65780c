/** What takes a size takes any object with this method: ours, or the `Size` of cdk8s. */
export interface ISize {
  /** Whole gibibytes (1 GiB = 2^30 bytes). */
  toGibibytes(): number;
}

/** An amount of storage. */
export class Size implements ISize {
  /** `amount` × 2^30 bytes. */
  public static gibibytes(amount: number): Size {
    return new Size(amount);
  }

  /** `amount` × 2^40 bytes. */
  public static tebibytes(amount: number): Size {
    return new Size(amount * 1024);
  }

  private constructor(private readonly amountInGibibytes: number) {}

  public toGibibytes(): number {
    return this.amountInGibibytes;
  }
}

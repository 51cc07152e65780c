/** What becomes of data when its stack is deleted, or its construct is taken out of the stack. */
export class DataRetention {
  /** The data stays, and all that is needed to reach it. Somebody has to delete it by hand one day. */
  public static readonly KEEP = new DataRetention(true);

  /** The data is deleted, for good. */
  public static readonly DELETE_WITH_STACK = new DataRetention(false);

  private constructor(
    /** Whether the data outlives the stack. */
    public readonly keepsData: boolean,
  ) {}
}

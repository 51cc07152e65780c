/** What becomes of a snapshot when somebody deletes the VolumeSnapshot that it was taken for. */
export class SnapshotRetention {
  /** It stays. Somebody has to delete it by hand one day. */
  public static readonly KEEP = new SnapshotRetention('Retain');

  /** It is deleted, for good. */
  public static readonly DELETE_WITH_SNAPSHOT = new SnapshotRetention('Delete');

  private constructor(
    /** Value of `deletionPolicy`. */
    public readonly deletionPolicy: 'Retain' | 'Delete',
  ) {}
}

import { checkInteger, failOn } from '../../lib/problems';

/** What becomes of the data of a volume that a StorageClass made when somebody deletes its claim. */
export class ClaimRetention {
  /** The volume and its data stay. Somebody has to delete them by hand one day. */
  public static readonly KEEP = new ClaimRetention('keep', 'KEEP');

  /** The volume and its data are deleted, for good. */
  public static readonly DELETE_WITH_CLAIM = new ClaimRetention('delete', 'DELETE_WITH_CLAIM');

  /** The directory stays under another name, and the volume goes: directories of NAS or of an NFS server. */
  public static readonly ARCHIVE = new ClaimRetention('archive', 'ARCHIVE');

  /**
   * The disk is deleted after a last snapshot of it.
   *
   * @param days how long the snapshot is kept, 1 to 65536 (CSI: `volumeDeleteSnapshotRetentionDays`)
   * @throws ValidationError for another number
   */
  public static deleteAfterSnapshot(days: number): ClaimRetention {
    failOn(
      'ClaimRetention.deleteAfterSnapshot',
      checkInteger('days', days ?? null, { min: 1, max: 65_536, example: 30 }),
    );
    return new ClaimRetention('snapshot', `deleteAfterSnapshot(${days})`, days);
  }

  private constructor(
    public readonly kind: 'keep' | 'delete' | 'archive' | 'snapshot',
    private readonly call: string,
    /** Days that the last snapshot is kept; none where there is none. */
    public readonly snapshotDays?: number,
  ) {}

  /** What Kubernetes does with the volume. */
  public get reclaimPolicy(): 'Retain' | 'Delete' {
    return this.kind === 'keep' ? 'Retain' : 'Delete';
  }

  public toString(): string {
    return `ClaimRetention.${this.call}`;
  }
}

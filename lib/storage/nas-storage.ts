import { checkChoice, checkMethods, checkText, failOn } from '../problems';
import type { ISize } from '../size';

const MIN_GIB = 100;
const MAX_GIB = 256 * 1024;

/** NAS: CreateFileSystem, `FileSystemType`; the kinds that speak NFS. */
export type NasFileSystemType = 'standard' | 'extreme';

/** The storage class of a NAS file system; it cannot be changed later. */
export class NasStorage {
  /** General purpose, cheap and slower, up to 10 PiB: files that are read now and then. */
  public static readonly CAPACITY = new NasStorage('standard', 'Capacity');

  /** General purpose, between the two others, up to 1 PiB; not in every region. */
  public static readonly PREMIUM = new NasStorage('standard', 'Premium');

  /** General purpose, low latency, up to 1 PiB: many small files. */
  public static readonly PERFORMANCE = new NasStorage('standard', 'Performance');

  /** Extreme, of a size said up front; NFS version 3 only. */
  public static readonly EXTREME_STANDARD = new NasStorage('extreme', 'standard');

  /** Extreme with more throughput, of a size said up front; NFS version 3 only. */
  public static readonly EXTREME_ADVANCE = new NasStorage('extreme', 'advance');

  /** A class not named here: `NasStorage.of('standard', 'Premium')`. */
  public static of(fileSystemType: NasFileSystemType, storageType: string): NasStorage {
    failOn('NasStorage.of', [
      ...checkChoice('fileSystemType', fileSystemType, ['standard', 'extreme']),
      ...checkText('storageType', storageType, 'Premium'),
    ]);
    return new NasStorage(fileSystemType, storageType);
  }

  private constructor(
    /** Value of `FileSystemType`, on which the file system, its access group and the rules must agree. */
    public readonly fileSystemType: NasFileSystemType,
    /** Value of `StorageType`. */
    public readonly storageType: string,
  ) {}

  /** Whether the size is said up front; other classes grow with use. */
  public get isSized(): boolean {
    return this.fileSystemType === 'extreme';
  }

  /** What is wrong with a size, a sentence each. The bounds of extreme classes: 100 GiB to 256 TiB (NAS: limits). */
  public sizeProblems(prop: string, size: ISize | undefined): string[] {
    if (size === undefined) {
      return this.isSized ? [`'${prop}' is required for ${this}, e.g. Size.gibibytes(100)`] : [];
    }
    const problems = checkMethods(prop, size, ['toGibibytes'], 'a Size', 'Size.gibibytes(100)');
    if (problems.length > 0) return problems;
    if (!this.isSized) return [`'${prop}' is ${size.toGibibytes()} GiB, but ${this} grows with use; leave it out`];
    const gibibytes = size.toGibibytes();
    if (Number.isInteger(gibibytes) && gibibytes >= MIN_GIB && gibibytes <= MAX_GIB) return [];
    return [`'${prop}' is ${gibibytes} GiB, ${this} takes whole GiB from ${MIN_GIB} to ${MAX_GIB}`];
  }

  /** The topmost directory that can be mounted. */
  public get rootPath(): string {
    return this.fileSystemType === 'extreme' ? '/share' : '/';
  }

  /** `standard/Capacity`. */
  public toString(): string {
    return `${this.fileSystemType}/${this.storageType}`;
  }
}

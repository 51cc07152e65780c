import { checkText, failOn } from '../../../lib/problems';
import { checkRequiredInteger } from '../../object/shape';

/** How fast an ESSD is, and how large it has to be for that (CSI: disk, `performanceLevel`). */
export enum DiskPerformanceLevel {
  /** From 1 GiB. */
  PL0 = 'PL0',
  /** From 20 GiB. */
  PL1 = 'PL1',
  /** From 461 GiB. */
  PL2 = 'PL2',
  /** From 1261 GiB. */
  PL3 = 'PL3',
}

const LEVEL_MINIMUMS = {
  [DiskPerformanceLevel.PL0]: 1,
  [DiskPerformanceLevel.PL1]: 20,
  [DiskPerformanceLevel.PL2]: 461,
  [DiskPerformanceLevel.PL3]: 1261,
};

/** A type of disk that a {@link DiskClass} asks for (CSI: disk, `type`). */
export class DiskType {
  /** Enterprise SSD, from 20 GiB, or from what its performance level takes. */
  public static readonly ESSD = new DiskType('cloud_essd', 20);

  /** ESSD AutoPL, from 1 GiB: its performance is apart from its size. */
  public static readonly ESSD_AUTO_PL = new DiskType('cloud_auto', 1);

  /** ESSD Entry, from 10 GiB: for instances of the entry families only. */
  public static readonly ESSD_ENTRY = new DiskType('cloud_essd_entry', 10);

  /** Regional ESSD, from 10 GiB: kept in several zones, so that it outlives one. Not in every region. */
  public static readonly REGIONAL_ESSD = new DiskType('cloud_regional_disk_auto', 10);

  /** Standard SSD, from 20 GiB: previous generation. */
  public static readonly SSD = new DiskType('cloud_ssd', 20);

  /** Ultra disk, from 20 GiB: previous generation. */
  public static readonly EFFICIENCY = new DiskType('cloud_efficiency', 20);

  /**
   * A type not listed here.
   *
   * @param type value of `type`, such as `cloud_essd`
   * @param minimumGibibytes size of the smallest one
   * @throws ValidationError when one of both is missing
   */
  public static of(type: string, minimumGibibytes: number): DiskType {
    failOn('DiskType.of', [
      ...checkText('type', type, 'cloud_essd'),
      ...(typeof type === 'string' && type.includes(',')
        ? [`'type' must be one type, got '${type}', e.g. 'cloud_essd'`]
        : []),
      ...checkRequiredInteger('minimumGibibytes', minimumGibibytes, { min: 1, example: 20 }),
    ]);
    return new DiskType(type, minimumGibibytes);
  }

  private constructor(
    public readonly value: string,
    private readonly minimumGibibytes: number,
  ) {}

  /** Whether it is kept in several zones, and so can follow its pod from one to another. */
  public get isRegional(): boolean {
    return this.value === DiskType.REGIONAL_ESSD.value;
  }

  /** Whether it has performance levels. */
  public get hasLevels(): boolean {
    return this.value === DiskType.ESSD.value;
  }

  /** Size in GiB of the smallest that can be had at each of some performance levels. */
  public minimumAt(levels: readonly DiskPerformanceLevel[]): number {
    if (!this.hasLevels || levels.length === 0) return this.minimumGibibytes;
    return Math.max(...levels.map((level) => LEVEL_MINIMUMS[level]));
  }

  public toString(): string {
    return this.value;
  }
}

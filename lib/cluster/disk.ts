import * as ros from '@alicloud/ros-cdk-core';
import { checkChoice, checkText, failOn, propsOf, show } from '../problems';
import type { ISize } from '../size';

/** What disks of a node may hold, GiB (ACK: `system_disk_size`, `data_disks`). */
const SYSTEM_DISK = { min: 40, max: 500 };
const DATA_DISK = { min: 40, max: 32_768 };

/** ESSD performance level, from few to many operations a second. */
export type EssdLevel = (typeof ESSD_LEVELS)[number];

const ESSD_LEVELS = ['PL0', 'PL1', 'PL2', 'PL3'] as const;

/** Options of {@link Disk.essd}. */
export interface EssdOptions {
  /**
   * Operations a second the disk can do.
   *
   * @default - ECS decides (PL1)
   */
  readonly performanceLevel?: EssdLevel;
}

/** A disk of a node, the system's or for data; encrypted with the key ECS manages unless said otherwise. */
export class Disk {
  /** An ESSD: 40 to 500 GiB for the system, up to 32 TiB for data. */
  public static essd(size: ISize, options: EssdOptions = {}): Disk {
    const { performanceLevel } = propsOf(options);
    if (performanceLevel !== undefined) {
      failOn('Disk.essd', checkChoice('performanceLevel', performanceLevel, ESSD_LEVELS));
    }
    return new Disk('cloud_essd', gibibytesOf('Disk.essd', size), performanceLevel, true);
  }

  /** An ESSD AutoPL, as large as an ESSD: its operations a second are not tied to its size. */
  public static essdAutoPl(size: ISize): Disk {
    return new Disk('cloud_auto', gibibytesOf('Disk.essdAutoPl', size), undefined, true);
  }

  /** A disk of a category that has no name here, such as `cloud_efficiency`. */
  public static of(category: string, size: ISize): Disk {
    failOn('Disk.of', checkText('category', category, 'cloud_efficiency'));
    return new Disk(category, gibibytesOf('Disk.of', size), undefined, true);
  }

  private constructor(
    /** As ECS spells it, such as `cloud_essd`. */
    public readonly category: string,
    /** GiB. */
    public readonly gibibytes: number,
    /** ESSD performance level; ECS decides when left out. */
    public readonly performanceLevel: EssdLevel | undefined,
    /** Whether the content is encrypted. */
    public readonly isEncrypted: boolean,
  ) {}

  /** The same disk, not encrypted. */
  public unencrypted(): Disk {
    return new Disk(this.category, this.gibibytes, this.performanceLevel, false);
  }

  /** What is wrong with it as a system disk, a sentence; nothing when it can be used. */
  public problems(prop: string): string[] {
    return this.sizeProblems(prop, SYSTEM_DISK);
  }

  /** What is wrong with it as a data disk, a sentence; nothing when it can be used. */
  public dataProblems(prop: string): string[] {
    return this.sizeProblems(prop, DATA_DISK);
  }

  private sizeProblems(prop: string, { min, max }: typeof SYSTEM_DISK): string[] {
    const { gibibytes } = this;
    if (ros.Token.isUnresolved(gibibytes)) return [];
    if (Number.isInteger(gibibytes) && gibibytes >= min && gibibytes <= max) return [];
    return [
      `'${prop}' has ${show(gibibytes)} GiB, allowed are whole GiB from ${min} to ${max}, e.g. Disk.essd(Size.gibibytes(50))`,
    ];
  }
}

function gibibytesOf(place: string, size: ISize): number {
  const isSize = typeof (size as ISize | undefined)?.toGibibytes === 'function';
  failOn(place, isSize ? [] : [`'size' must be a Size, e.g. Size.gibibytes(50), got ${show(size)}`]);
  return size.toGibibytes();
}

import { checkChoice, checkInteger, checkList, failOn } from '../../lib/problems';
import type { ISize } from '../../lib/size';
import { checkObjectName } from '../object/names';
import { checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import type { Target } from '../target/target';
import { AccessMode } from './volume';

/** A StorageClass, defined by this app or already there: it makes a volume for each claim that names it. */
export interface IStorageClass {
  readonly name: string;
  /** How its volumes can be mounted; the first is what a claim asks for that says nothing. */
  readonly accessModes: readonly AccessMode[];
  /** The only platform that has its driver; none where every cluster can have it. */
  readonly platform?: Target['platform'] | undefined;
  /** Why it can make no volume of a size; none if it can. The size is one of whole gibibytes, 1 or more. */
  checkCapacity(prop: string, capacity: ISize): string[];
}

/** What is known about a StorageClass that somebody else makes. */
export interface StorageClassAttributes {
  /** Disks are `[AccessMode.READ_WRITE_ONCE]`. The first is what a claim asks for that says nothing. */
  readonly accessModes: readonly AccessMode[];
  /**
   * The only platform that has it.
   *
   * @default - every cluster can have it
   */
  readonly platform?: Target['platform'];
  /**
   * Smallest volume, in GiB.
   *
   * @default 1
   */
  readonly minimumGibibytes?: number;
  /**
   * Largest volume, in GiB.
   *
   * @default - no limit
   */
  readonly maximumGibibytes?: number;
}

/** A StorageClass of which the name is known, such as `local-path`. */
export class StorageClass implements IStorageClass {
  /**
   * A class that is there, or that something else defines.
   *
   * @throws ValidationError when it can have no such name, or no access mode is given
   */
  public static fromName(name: string, attributes: StorageClassAttributes): IStorageClass {
    const example = '{ accessModes: [AccessMode.READ_WRITE_ONCE] }';
    failOn('StorageClass.fromName', [
      ...checkObjectName('name', name, 'local-path'),
      ...checkObject('attributes', attributes, example),
    ]);
    const { accessModes, platform, minimumGibibytes = 1, maximumGibibytes } = attributes;
    failOn('StorageClass.fromName', [
      ...checkAccessModes(accessModes),
      ...ifGiven(platform, (given) => checkChoice('platform', given, ['ack', 'local'])),
      ...checkRequiredInteger('minimumGibibytes', minimumGibibytes, { min: 1 }),
      ...checkInteger('maximumGibibytes', maximumGibibytes, { min: 1, example: 65_536 }),
    ]);
    return new StorageClass(name, accessModes, platform, minimumGibibytes, maximumGibibytes);
  }

  private constructor(
    public readonly name: string,
    public readonly accessModes: readonly AccessMode[],
    public readonly platform: Target['platform'] | undefined,
    private readonly minimumGibibytes: number,
    private readonly maximumGibibytes: number | undefined,
  ) {}

  public checkCapacity(prop: string, capacity: ISize): string[] {
    const what = `StorageClass ${this.name}`;
    return [
      ...checkMinimum(prop, capacity, this.minimumGibibytes, what),
      ...checkMaximum(prop, capacity, this.maximumGibibytes, what),
    ];
  }
}

/** Problems of a size that is too small for what is to have it. */
export function checkMinimum(prop: string, capacity: ISize, minimum: number, what: string): string[] {
  const gibibytes = capacity.toGibibytes();
  if (gibibytes >= minimum) return [];
  return [`'${prop}' must be ${minimum} GiB or more for ${what}, got ${gibibytes}, e.g. Size.gibibytes(${minimum})`];
}

/** Problems of a size that is too large for what is to have it. */
export function checkMaximum(prop: string, capacity: ISize, maximum: number | undefined, what: string): string[] {
  const gibibytes = capacity.toGibibytes();
  if (maximum === undefined || gibibytes <= maximum) return [];
  return [`'${prop}' must be ${maximum} GiB or less for ${what}, got ${gibibytes}`];
}

function checkAccessModes(modes: readonly AccessMode[]): string[] {
  const example = '[AccessMode.READ_WRITE_ONCE]';
  if (!Array.isArray(modes)) return checkList('accessModes', modes, example);
  if (modes.length === 0) return [`'accessModes' must have one or more, got none, e.g. ${example}`];
  return modes.flatMap((mode, index) => checkChoice(`accessModes[${index}]`, mode, Object.values(AccessMode)));
}

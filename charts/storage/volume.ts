import { checkChoice, failOn } from '../../lib/problems';
import { checkName } from '../object/names';
import { checkQuantity } from '../object/quantity';
import { checkObject } from '../object/shape';

/** Who may mount a volume at the same time; words of Kubernetes. */
export enum AccessMode {
  /** The pods of one node: disks. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** One pod. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
  /** Every pod, without writing. */
  READ_ONLY_MANY = 'ReadOnlyMany',
  /** Every pod: NAS. */
  READ_WRITE_MANY = 'ReadWriteMany',
}

/** Where the data of a volume lies. */
export type VolumeSource =
  | { readonly persistentVolumeClaim: { readonly claimName: string } }
  | { readonly emptyDir: { readonly sizeLimit?: string } };

/** Something that pods can mount. */
export interface IVolume {
  /** Name of the volume inside a pod: a DNS label. */
  readonly name: string;
  /** Who may mount it at the same time; none where each pod gets a volume of its own. */
  readonly accessMode?: AccessMode | undefined;
  /** Namespace of the claim; none where there is no claim, or where it is taken to be that of the pod. */
  readonly namespace?: string | undefined;
  readonly source: VolumeSource;
}

/** Where a container sees a volume. */
export interface Mount {
  readonly volume: IVolume;
  /** Absolute directory in the container, such as `/var/www/html`. */
  readonly path: string;
  /** @default false */
  readonly readOnly?: boolean;
  /**
   * Directory inside the volume, such as `uploads`.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;
}

/** What is known about a claim that somebody else defines. */
export interface ClaimAttributes {
  /** A disk is `READ_WRITE_ONCE`. */
  readonly accessMode: AccessMode;
}

/** A volume of a shared directory of one pod. */
export interface ScratchProps {
  /**
   * Quantity, such as `64Mi`; a pod that writes more is evicted.
   *
   * @default - no limit
   */
  readonly sizeLimit?: string;
}

/** Volumes that need no construct. */
export class Volume implements IVolume {
  /**
   * A PersistentVolumeClaim that exists, or that something else defines, in the namespace of the pod.
   *
   * @throws ValidationError when the name is no DNS label, or the access mode none of Kubernetes
   */
  public static fromClaim(claimName: string, attributes: ClaimAttributes): IVolume {
    failOn('Volume.fromClaim', [
      ...checkName('claimName', claimName),
      ...checkObject('attributes', attributes, '{ accessMode: AccessMode.READ_WRITE_MANY }'),
    ]);
    const { accessMode } = attributes;
    failOn('Volume.fromClaim', checkChoice('accessMode', accessMode, Object.values(AccessMode)));
    return new Volume(claimName, { persistentVolumeClaim: { claimName } }, accessMode);
  }

  /**
   * An empty directory that lives as long as its pod, for the containers of that pod to share.
   *
   * @throws ValidationError when the name is no DNS label, or the limit no quantity
   */
  public static scratch(name: string, props: ScratchProps = {}): IVolume {
    failOn('Volume.scratch', checkObject('props', props, "{ sizeLimit: '64Mi' }"));
    const { sizeLimit } = props;
    failOn('Volume.scratch', [...checkName('name', name), ...checkQuantity('sizeLimit', sizeLimit, '64Mi')]);
    return new Volume(name, { emptyDir: { sizeLimit } });
  }

  private constructor(
    public readonly name: string,
    public readonly source: VolumeSource,
    public readonly accessMode?: AccessMode,
  ) {}
}

import type { ApiObject } from 'cdk8s';
import { checkInstance, checkInteger, checkText, failOn } from '../../../lib/problems';
import { Construct } from '../../construct';
import { KubernetesObject } from '../../object/kubernetes-object';
import { ownLabels } from '../../object/labels';
import { checkObjectName, checkOwnName, nameOf } from '../../object/names';
import { checkObject, checkTextMap, ifGiven } from '../../object/shape';
import { DISK_DRIVER } from '../disk/disk-class';
import { SnapshotRetention } from './snapshot-retention';

/** A VolumeSnapshotClass, defined by this app or already there. */
export interface IVolumeSnapshotClass {
  readonly name: string;
}

/** What snapshots a {@link VolumeSnapshotClass} makes. */
export interface VolumeSnapshotClassProps {
  /**
   * Name, without a namespace in front, as a class is there for all of them. DNS label.
   *
   * @default - from the construct's id: `Disks` gives `disks`
   */
  readonly name?: string;
  /**
   * What becomes of a snapshot when its VolumeSnapshot is deleted.
   *
   * @default SnapshotRetention.KEEP
   */
  readonly retention?: SnapshotRetention;
  /**
   * Days after which ECS deletes a snapshot whatever is said above, 1 to 65536 (CSI: disk snapshots, `retentionDays`).
   *
   * @default - never
   */
  readonly retentionDays?: number;
  /**
   * Tags of its snapshots.
   *
   * @default - none but those of the driver
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Such as `rg-acfm…`.
   *
   * @default - the default resource group
   */
  readonly resourceGroupId?: string;
}

/**
 * Says how snapshots of disks are made. Defines a VolumeSnapshotClass of the disk CSI driver.
 *
 * Its kind, and `VolumeSnapshot`, come with the add-on of the CSI driver (`snapshot.storage.k8s.io/v1`).
 */
export class VolumeSnapshotClass extends Construct implements IVolumeSnapshotClass {
  /**
   * A class that is there, or that something else defines.
   *
   * @throws ValidationError when it can have no such name
   */
  public static fromName(name: string): IVolumeSnapshotClass {
    failOn('VolumeSnapshotClass.fromName', checkObjectName('name', name, 'disks'));
    return { name };
  }

  public readonly name: string;

  /** The VolumeSnapshotClass, outside of namespaces. */
  public readonly volumeSnapshotClass: ApiObject;

  /** @throws ValidationError for a name, number of days or tag that cannot be had */
  constructor(scope: Construct, id: string, props: VolumeSnapshotClassProps = {}) {
    super(scope, id);
    failOn(this, checkObject('props', props, '{ retentionDays: 30 }'));
    const { retention = SnapshotRetention.KEEP } = props;
    this.name = props.name ?? nameOf(this);
    failOn(this, [
      ...checkOwnName(props.name, this.name),
      ...checkInstance('retention', retention, SnapshotRetention, 'SnapshotRetention.KEEP'),
      ...checkInteger('retentionDays', props.retentionDays, { min: 1, max: 65_536, example: 30 }),
      ...ifGiven(props.tags, (given) => checkTextMap('tags', given, "{ team: 'blue' }")),
      ...ifGiven(props.resourceGroupId, (given) => checkText('resourceGroupId', given, 'rg-acfm0123456789a')),
    ]);
    this.volumeSnapshotClass = new KubernetesObject(this, 'VolumeSnapshotClass', {
      name: this.name,
      labels: ownLabels(this.name),
      driver: DISK_DRIVER,
      deletionPolicy: retention.deletionPolicy,
      parameters: renderParameters(props),
    });
  }
}

function renderParameters(props: VolumeSnapshotClassProps): Record<string, string> | undefined {
  const { retentionDays, tags = {}, resourceGroupId } = props;
  const parameters = {
    ...(retentionDays && { retentionDays: String(retentionDays) }),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`snapshotTags/${key}`, value])),
    ...(resourceGroupId && { resourceGroupId }),
  };
  return Object.keys(parameters).length > 0 ? parameters : undefined;
}

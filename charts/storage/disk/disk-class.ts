import { failOn } from '../../../lib/problems';
import type { ISize } from '../../../lib/size';
import type { Construct } from '../../construct';
import { checkObjectName } from '../../object/names';
import { ClaimRetention } from '../claim-retention';
import { ProvisionedClass, type ProvisionedClassProps, type Provisioning } from '../provisioned-class';
import { checkMaximum, checkMinimum, type IStorageClass, StorageClass } from '../storage-class';
import { AccessMode } from '../volume';
import { checkDisks } from './disk-class-checks';
import { DiskEncryption } from './disk-encryption';
import { type DiskPerformanceLevel, DiskType } from './disk-type';

/** The CSI driver of disks. */
export const DISK_DRIVER = 'diskplugin.csi.alibabacloud.com';

/** The key of nodes and volumes for their zone; regional disks have one for their region. */
export const DISK_ZONE_KEY = 'topology.diskplugin.csi.alibabacloud.com/zone';

/** How a disk is formatted. */
export type DiskFileSystem = 'ext4' | 'ext3' | 'xfs';

/** Largest disk, in GiB. */
const MAXIMUM = 65_536;

/** The one class of ACK that waits for the pod; its disks are of 20 GiB or more. */
const BUILT_IN = 'alicloud-disk-topology-alltype';

/** Classes of ACK that choose a zone before the pod has one. */
const IMMEDIATE = ['available', 'efficiency', 'essd', 'ssd'].map((type) => `alicloud-disk-${type}`);

/** What disks a {@link DiskClass} makes. */
export interface DiskClassProps extends ProvisionedClassProps {
  /**
   * Types of disk, the preferred one first: the next is tried where a zone is out of one, or the node cannot attach it.
   * A claim has to be as large as each of them takes.
   *
   * @default [DiskType.ESSD, DiskType.ESSD_AUTO_PL]
   */
  readonly types?: readonly DiskType[];
  /**
   * Performance levels of `DiskType.ESSD`, the preferred one first. A claim has to be as large as each of them takes.
   *
   * @default - what ECS chooses
   */
  readonly performanceLevels?: readonly DiskPerformanceLevel[];
  /**
   * Zones in which its disks may be made, such as `['eu-central-1a']`.
   *
   * @default - the zone of the pod, whichever it is
   */
  readonly zones?: readonly string[];
  /** @default DiskEncryption.SERVICE_KEY */
  readonly encryption?: DiskEncryption;
  /** @default 'ext4' */
  readonly fileSystem?: DiskFileSystem;
  /**
   * Arguments of the program that formats a disk, such as `['-O', 'project,quota']`.
   *
   * @default - none
   */
  readonly mkfsOptions?: readonly string[];
  /**
   * Tags of its disks.
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
 * Makes a disk for each claim, in the zone of the pod that mounts it.
 *
 * Defines a StorageClass that waits for the pod (`WaitForFirstConsumer`): a disk lies in one zone, and a pod that has to
 * go elsewhere never starts. Only `DiskType.REGIONAL_ESSD` outlives its zone. Disks can be enlarged, and stay when their
 * claim is deleted.
 */
export class DiskClass extends ProvisionedClass {
  /**
   * A class that the CSI driver of ACK brings along: `alicloud-disk-topology-alltype`, whose disks are ESSDs, else SSDs,
   * else ultra disks, unencrypted; or one that another app defines. **What ACK brings along deletes a disk with its
   * claim.**
   *
   * @throws ValidationError for a class of ACK that binds at once (`alicloud-disk-essd` …): it makes the disk in any
   * zone, and the pod never starts that cannot run there
   */
  public static fromName(name: string): IStorageClass {
    failOn('DiskClass.fromName', [...checkObjectName('name', name, BUILT_IN), ...checkBinding(name)]);
    return StorageClass.fromName(name, {
      accessModes: [AccessMode.READ_WRITE_ONCE],
      platform: 'ack',
      minimumGibibytes: name === BUILT_IN ? 20 : 1,
      maximumGibibytes: MAXIMUM,
    });
  }

  private readonly types: readonly DiskType[];
  private readonly levels: readonly DiskPerformanceLevel[];

  /** @throws ValidationError for types, levels, zones or parameters that cannot be had together */
  constructor(scope: Construct, id: string, props: DiskClassProps = {}) {
    super(scope, id, props, "{ types: [DiskType.ESSD], zones: ['eu-central-1a'] }", () => toProvisioning(props));
    this.types = typesOf(props);
    this.levels = props.performanceLevels ?? [];
  }

  public override checkCapacity(prop: string, capacity: ISize): string[] {
    return [
      ...this.types.flatMap((type) => this.checkMinimumOf(type, prop, capacity)),
      ...checkMaximum(prop, capacity, MAXIMUM, 'a disk'),
    ];
  }

  private checkMinimumOf(type: DiskType, prop: string, capacity: ISize): string[] {
    const at = type.hasLevels && this.levels.length > 0 ? ` with ${this.levels.join(', ')}` : '';
    return checkMinimum(prop, capacity, type.minimumAt(this.levels), `${type}${at}`);
  }
}

function typesOf({ types = [DiskType.ESSD, DiskType.ESSD_AUTO_PL] }: DiskClassProps): readonly DiskType[] {
  return types;
}

function toProvisioning(props: DiskClassProps): Provisioning {
  return {
    platform: 'ack',
    accessModes: [AccessMode.READ_WRITE_ONCE],
    ownRetention: ClaimRetention.deleteAfterSnapshot(30),
    check: () => checkDisks(props, typesOf(props)),
    render: (retention) => ({
      provisioner: DISK_DRIVER,
      parameters: renderParameters(props, retention),
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      allowedTopologies: props.zones && [{ matchLabelExpressions: [{ key: DISK_ZONE_KEY, values: props.zones }] }],
    }),
  };
}

function renderParameters(props: DiskClassProps, { snapshotDays }: ClaimRetention): Record<string, string> {
  const { performanceLevels, encryption = DiskEncryption.SERVICE_KEY, fileSystem = 'ext4', mkfsOptions, tags } = props;
  return {
    type: typesOf(props).join(','),
    ...(performanceLevels && { performanceLevel: performanceLevels.join(',') }),
    // without it a node changes no group, and a pod without root cannot write
    'csi.storage.k8s.io/fstype': fileSystem,
    ...(mkfsOptions?.length && { mkfsOptions: mkfsOptions.join(' ') }),
    ...encryption.parameters,
    ...(props.resourceGroupId && { resourceGroupId: props.resourceGroupId }),
    ...Object.fromEntries(Object.entries(tags ?? {}).map(([key, value]) => [`diskTags/${key}`, value])),
    ...(snapshotDays && { volumeDeleteSnapshotRetentionDays: String(snapshotDays) }),
  };
}

function checkBinding(name: string): string[] {
  if (!IMMEDIATE.includes(name)) return [];
  return [
    `'name' must not be '${name}', which makes a disk before the zone of its pod is known; use '${BUILT_IN}', or define a DiskClass`,
  ];
}

import { checkZone } from '../../../lib/network/zone-id';
import { checkChoice, checkText, show } from '../../../lib/problems';
import type { ISize } from '../../../lib/size';
import type { Construct } from '../../construct';
import { isDeployTime } from '../../object/deploy-time';
import { ifGiven } from '../../object/shape';
import { BoundVolume, type BoundVolumeProps } from '../bound-volume';
import { checkCapacity } from '../capacity';
import { AccessMode } from '../volume';
import { DISK_DRIVER, DISK_ZONE_KEY, type DiskFileSystem } from './disk-class';

/** The key of nodes for their region, to which regional disks are bound. */
const REGION_KEY = 'topology.kubernetes.io/region';

/** Which disk a {@link DiskVolume} is. */
export interface DiskVolumeProps extends BoundVolumeProps {
  /** Such as `d-gw8…`: a plain value. */
  readonly diskId: string;
  /** Its size, or less: Kubernetes matches the claim by it. */
  readonly capacity: ISize;
  /**
   * Zone of the disk: pods that mount it run there.
   *
   * @default - none; a regional disk has a `region`
   */
  readonly zone?: string;
  /**
   * Region of a regional disk, which pods of every zone can mount.
   *
   * @default - none; any other disk has a `zone`
   */
  readonly region?: string;
  /**
   * Of the disk; it is formatted so where it is empty.
   *
   * @default 'ext4'
   */
  readonly fileSystem?: DiskFileSystem;
}

/**
 * A disk that is there already, for one pod.
 *
 * Defines a PersistentVolume of the disk CSI driver and a PersistentVolumeClaim, bound to each other and to nothing
 * else. Its pod runs in the zone of the disk, and nowhere while that one is gone. The disk stays when both are deleted.
 * For a new disk, claim one of a {@link DiskClass}.
 */
export class DiskVolume extends BoundVolume {
  /** @throws ValidationError for an id, place or size that cannot be one of a disk */
  constructor(scope: Construct, id: string, props: DiskVolumeProps) {
    const example = "{ diskId: 'd-gw8a', zone: 'eu-central-1a', capacity: Size.gibibytes(20) }";
    super(scope, id, props, example, () => ({
      platform: 'ack',
      accessMode: AccessMode.READ_WRITE_ONCE,
      capacity: props.capacity,
      check: () => checkDisk(props),
      render: () => renderDisk(props),
    }));
  }
}

function renderDisk({ diskId, zone, region, fileSystem = 'ext4' }: DiskVolumeProps) {
  const place =
    zone === undefined ? { key: REGION_KEY, values: [`${region}`] } : { key: DISK_ZONE_KEY, values: [zone] };
  return {
    // without a file system a node changes no group, and a pod without root cannot write
    csi: { driver: DISK_DRIVER, volumeHandle: diskId, fsType: fileSystem },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ operator: 'In', ...place }] }] } },
  };
}

function checkDisk(props: DiskVolumeProps): string[] {
  const { diskId, capacity, fileSystem } = props;
  return [
    ...checkDiskId(diskId),
    ...checkCapacity(capacity),
    ...checkPlace(props),
    ...ifGiven(fileSystem, (given) => checkChoice('fileSystem', given, ['ext4', 'ext3', 'xfs'])),
  ];
}

function checkDiskId(id: unknown): string[] {
  if (isDeployTime(id) || (typeof id === 'string' && /^d-[a-z0-9]+$/.test(id))) return [];
  return [`'diskId' must be the id of a disk, got ${show(id)}, e.g. 'd-gw8disk0000000000000a'`];
}

function checkPlace({ zone, region }: DiskVolumeProps): string[] {
  if (zone !== undefined && region !== undefined) {
    return ["'zone' and 'region' cannot both be given; only a regional disk has a 'region', and it has no 'zone'"];
  }
  if (region !== undefined) return checkText('region', region, 'eu-central-1');
  return checkZone('zone', zone);
}

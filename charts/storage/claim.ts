import type { k8s } from 'cdk8s-plus-27';
import { checkChoice } from '../../lib/problems';
import type { ISize } from '../../lib/size';
import type { Plain } from '../object/plain';
import { checkMethods, checkTexts } from '../object/shape';
import { checkCapacity, toQuantity } from './capacity';
import type { IStorageClass } from './storage-class';
import type { AccessMode } from './volume';

/** What is asked of a StorageClass. */
export interface ClaimRequest {
  /** Who makes the volume, such as a `DiskClass`, or `DiskClass.fromName('alicloud-disk-topology-alltype')`. */
  readonly storageClass: IStorageClass;
  /** Whole gibibytes; the class says how small a volume can be. */
  readonly capacity: ISize;
  /**
   * One of those that the class can give.
   *
   * @default - the usual one of the class: `READ_WRITE_ONCE` for disks, `READ_WRITE_MANY` for directories
   */
  readonly accessMode?: AccessMode;
}

export const CLAIM_EXAMPLE = '{ storageClass: disks, capacity: Size.gibibytes(20) }';

/** Who may mount the volume that a claim gets. */
export function accessModeOf({ storageClass, accessMode = storageClass.accessModes[0] }: ClaimRequest): AccessMode {
  return accessMode as AccessMode;
}

/** The claim as Kubernetes takes it. */
export function renderClaim(request: ClaimRequest): Plain<k8s.PersistentVolumeClaimSpec> {
  return {
    accessModes: [accessModeOf(request)],
    resources: { requests: { storage: toQuantity(request.capacity) } },
    storageClassName: request.storageClass.name,
  };
}

/** Why a StorageClass can make no such volume; none if it can. */
export function checkClaim({ storageClass, capacity, accessMode }: ClaimRequest): string[] {
  const problems = [...checkStorageClass(storageClass), ...checkCapacity(capacity)];
  if (problems.length > 0) return problems;
  return [
    ...storageClass.checkCapacity('capacity', capacity),
    ...(accessMode === undefined ? [] : checkChoice('accessMode', accessMode, storageClass.accessModes)),
  ];
}

function checkStorageClass(storageClass: IStorageClass): string[] {
  const example = "DiskClass.fromName('alicloud-disk-topology-alltype')";
  const problems = checkMethods('storageClass', storageClass, ['checkCapacity'], 'a storage class', example);
  if (problems.length > 0) return problems;
  return checkTexts('storageClass.accessModes', storageClass.accessModes, '[AccessMode.READ_WRITE_ONCE]');
}

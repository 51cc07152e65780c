import type { ApiObject } from 'cdk8s';
import { failOn } from '../../lib/problems';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkOwnName, nameOf, namespaceOf } from '../object/names';
import { checkObject, ifGiven } from '../object/shape';
import type { Target } from '../target/target';
import { accessModeOf, CLAIM_EXAMPLE, type ClaimRequest, checkClaim, renderClaim } from './claim';
import { checkSnapshot, type IVolumeSnapshot } from './snapshot/volume-snapshot';
import { AccessMode, type IVolume, type VolumeSource } from './volume';

/** What volume a {@link ClaimedVolume} asks for. */
export interface ClaimedVolumeProps extends ClaimRequest {
  /**
   * Name of the claim. DNS label.
   *
   * @default - from the construct's id: `Uploads` gives `uploads`
   */
  readonly name?: string;
  /**
   * What the volume starts with: a snapshot of a disk, in the same namespace. The disk has to be as large as the one it
   * was taken of.
   *
   * @default - nothing
   */
  readonly snapshot?: IVolumeSnapshot;
}

/**
 * A new volume, made by a StorageClass.
 *
 * Defines a PersistentVolumeClaim. What becomes of the data when it is deleted, the class says. Replicas that are to
 * have a volume each claim theirs with `Volume.perReplica`.
 */
export class ClaimedVolume extends Construct implements IVolume {
  public readonly name: string;
  /** That of the chart, which is `default` where it has none. */
  public readonly namespace: string;
  public readonly accessMode: AccessMode;
  public readonly isReadOnly: boolean;
  public readonly platform?: Target['platform'] | undefined;
  public readonly source: VolumeSource;

  /** The PersistentVolumeClaim that pods name. */
  public readonly persistentVolumeClaim: ApiObject;

  /** @throws ValidationError for a size or access mode that the class cannot give, or a snapshot out of reach */
  constructor(scope: Construct, id: string, props: ClaimedVolumeProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, CLAIM_EXAMPLE));
    this.name = props.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    failOn(this, [
      ...checkOwnName(props.name, this.name),
      ...checkClaim(props),
      ...ifGiven(props.snapshot, (given) => checkSnapshot(given, this.namespace)),
      ...checkOrigin(props),
    ]);
    this.accessMode = accessModeOf(props);
    this.isReadOnly = this.accessMode === AccessMode.READ_ONLY_MANY;
    this.platform = props.storageClass.platform;
    this.source = { persistentVolumeClaim: { claimName: this.name } };
    this.persistentVolumeClaim = this.definePersistentVolumeClaim(props);
  }

  private definePersistentVolumeClaim({ snapshot, ...request }: ClaimedVolumeProps): ApiObject {
    return new KubernetesObject(this, 'PersistentVolumeClaim', {
      name: this.name,
      labels: ownLabels(this.name),
      spec: {
        ...renderClaim(request),
        dataSource: snapshot && {
          apiGroup: 'snapshot.storage.k8s.io',
          kind: 'VolumeSnapshot',
          name: snapshot.name,
        },
      },
    });
  }
}

/** Of a class whose volumes every node can write to, there are no disks. */
function checkOrigin({ snapshot, storageClass }: ClaimedVolumeProps): string[] {
  const isShared = storageClass?.accessModes?.includes?.(AccessMode.READ_WRITE_MANY) === true;
  if (snapshot === undefined || !isShared) return [];
  return ["'snapshot' is one of a disk, and 'storageClass' makes directories; use a DiskClass"];
}

import type { ApiObject } from 'cdk8s';
import { checkText, failOn, show } from '../../../lib/problems';
import { Construct } from '../../construct';
import { KubernetesObject } from '../../object/kubernetes-object';
import { ownLabels } from '../../object/labels';
import { checkObjectName, checkOwnName, nameOf, namespaceOf } from '../../object/names';
import { checkObject } from '../../object/shape';
import { AccessMode, type IVolume } from '../volume';
import type { IVolumeSnapshotClass } from './volume-snapshot-class';

/** A snapshot of a volume, defined by this app or already there. */
export interface IVolumeSnapshot {
  readonly name: string;
  /** Its namespace; none where it is taken to be that of whoever names it. */
  readonly namespace?: string | undefined;
}

/** Of what a {@link VolumeSnapshot} is taken, and how. */
export interface VolumeSnapshotProps {
  /**
   * A disk of the same namespace. That of a replica is `Volume.fromClaim('data-database-0', …)`: the names of template,
   * application and replica.
   */
  readonly volume: IVolume;
  /** How it is taken: a `VolumeSnapshotClass`. */
  readonly snapshotClass: IVolumeSnapshotClass;
  /**
   * Name of the VolumeSnapshot. DNS label.
   *
   * @default - from the construct's id: `BeforeUpgrade` gives `before-upgrade`
   */
  readonly name?: string;
}

/**
 * What is on a disk when this is applied, once: a snapshot is never taken again, another one has another name. It holds
 * what programs have written to the disk, not what they still have in memory.
 *
 * Defines a VolumeSnapshot. `new ClaimedVolume(chart, 'Restored', { snapshot, … })` makes a disk of it.
 */
export class VolumeSnapshot extends Construct implements IVolumeSnapshot {
  /**
   * A snapshot that is there, in the namespace of whoever names it.
   *
   * @throws ValidationError when it can have no such name
   */
  public static fromName(name: string): IVolumeSnapshot {
    failOn('VolumeSnapshot.fromName', checkObjectName('name', name, 'before-upgrade'));
    return { name };
  }

  public readonly name: string;
  /** That of the chart, which is `default` where it has none. */
  public readonly namespace: string;

  /** The VolumeSnapshot (`snapshot.storage.k8s.io/v1`). */
  public readonly volumeSnapshot: ApiObject;

  /** @throws ValidationError for a volume that is no disk, or of another namespace */
  constructor(scope: Construct, id: string, props: VolumeSnapshotProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, '{ volume, snapshotClass }'));
    const { volume, snapshotClass } = props;
    this.name = props.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    const claimName = claimOf(volume);
    failOn(this, [
      ...checkOwnName(props.name, this.name),
      ...checkDisk(volume, claimName, this.namespace),
      ...checkText('snapshotClass.name', snapshotClass?.name, 'disks'),
    ]);
    this.volumeSnapshot = new KubernetesObject(this, 'VolumeSnapshot', {
      name: this.name,
      labels: ownLabels(this.name),
      spec: {
        volumeSnapshotClassName: snapshotClass.name,
        source: { persistentVolumeClaimName: claimName },
      },
    });
  }
}

/** Problems of a snapshot that a claim starts with. */
export function checkSnapshot(snapshot: IVolumeSnapshot, namespace: string): string[] {
  const problems = checkObject('snapshot', snapshot, "VolumeSnapshot.fromName('before-upgrade')");
  if (problems.length > 0) return problems;
  return [
    ...checkObjectName('snapshot.name', snapshot.name, 'before-upgrade'),
    ...checkNamespace('snapshot', snapshot.namespace, namespace),
  ];
}

function claimOf(volume: IVolume | undefined): string | undefined {
  const { source } = volume ?? {};
  return typeof source === 'object' && source !== null && 'persistentVolumeClaim' in source
    ? source.persistentVolumeClaim?.claimName
    : undefined;
}

function checkDisk(volume: IVolume, claimName: string | undefined, namespace: string): string[] {
  const isDisk =
    volume?.accessMode === AccessMode.READ_WRITE_ONCE || volume?.accessMode === AccessMode.READ_WRITE_ONCE_POD;
  if (claimName === undefined || !isDisk) {
    return [
      "'volume' must be a disk with a claim, since only disks have snapshots, e.g. a ClaimedVolume of a DiskClass",
    ];
  }
  return checkNamespace('volume', volume.namespace, namespace);
}

function checkNamespace(prop: string, got: string | undefined, namespace: string): string[] {
  if (got === undefined || got === namespace) return [];
  return [
    `'${prop}' must be of namespace '${namespace}', got one of ${show(got)}; define it in a chart of that namespace`,
  ];
}

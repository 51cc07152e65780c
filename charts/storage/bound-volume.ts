import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { failOn } from '../../lib/problems';
import type { ISize } from '../../lib/size';
import type { INfsExport } from '../../lib/storage/nfs-export';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkOwnName, clusterWideName, nameOf, namespaceOf } from '../object/names';
import type { Plain } from '../object/plain';
import { checkMethods, checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import { checkDirectory, checkExport } from './nfs-location';
import { AccessMode, type IVolume, type VolumeSource } from './volume';

/** What every volume on NFS is given. */
export interface BoundVolumeProps {
  /**
   * The file system, in plain values: `outputs.nfsExport('Site')` reads those of a `FileStorage` from the outputs of its
   * deployment. The `FileStorage` itself does not know them yet.
   */
  readonly nfs: INfsExport;
  /** Whole gibibytes. NFS does not enforce it; Kubernetes matches claims by it. */
  readonly capacity: ISize;
  /** Directory below the export. */
  readonly directory?: string;
  /**
   * Name of the claim; the persistent volume is called `<namespace>-<name>`. DNS label.
   *
   * @default - from the construct's id: `Site` gives `site`
   */
  readonly name?: string;
}

/** What differs between volumes on NFS: how a node mounts them. */
export interface Mounting {
  /** Problems of what only this kind of volume is given. */
  check(): string[];
  /** @param volumeName that of the PersistentVolume */
  render(volumeName: string): Pick<Plain<k8s.PersistentVolumeSpec>, 'csi' | 'nfs' | 'mountOptions'>;
}

/**
 * A PersistentVolume and a PersistentVolumeClaim that are bound to each other and to nothing else. All replicas mount
 * and write it at the same time, and the data stays when both are deleted.
 */
export abstract class BoundVolume extends Construct implements IVolume {
  public readonly name: string;
  /** That of the chart, which is `default` where it has none. */
  public readonly namespace: string;
  public readonly accessMode = AccessMode.READ_WRITE_MANY;
  public readonly source: VolumeSource;

  /** The PersistentVolume, outside of namespaces. */
  public readonly persistentVolume: ApiObject;
  /** The PersistentVolumeClaim that pods name. */
  public readonly persistentVolumeClaim: ApiObject;

  protected constructor(scope: Construct, id: string, props: BoundVolumeProps, mounting: Mounting) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ nfs: outputs.nfsExport('Site'), capacity: Size.gibibytes(20) }"));
    this.name = props.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    this.source = { persistentVolumeClaim: { claimName: this.name } };
    failOn(this, [...checkOwnName(props.name, this.name), ...checkProps(props), ...mounting.check()]);
    const volumeName = clusterWideName(this, this.name);
    this.persistentVolume = this.definePersistentVolume(volumeName, props, mounting);
    this.persistentVolumeClaim = this.definePersistentVolumeClaim(volumeName, props);
  }

  private definePersistentVolume(name: string, { capacity }: BoundVolumeProps, mounting: Mounting): ApiObject {
    return new KubernetesObject(this, 'PersistentVolume', {
      name,
      labels: ownLabels(this.name),
      spec: {
        accessModes: [this.accessMode],
        capacity: { storage: toQuantity(capacity) },
        persistentVolumeReclaimPolicy: 'Retain',
        // an empty class and both names: no other claim can take this volume, no class can make another one
        storageClassName: '',
        claimRef: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          namespace: this.namespace,
          name: this.name,
        },
        ...mounting.render(name),
      },
    });
  }

  private definePersistentVolumeClaim(volumeName: string, { capacity }: BoundVolumeProps): ApiObject {
    return new KubernetesObject(this, 'PersistentVolumeClaim', {
      name: this.name,
      labels: ownLabels(this.name),
      spec: {
        accessModes: [this.accessMode],
        resources: { requests: { storage: toQuantity(capacity) } },
        storageClassName: '',
        volumeName,
      },
    });
  }
}

function checkProps({ nfs, capacity, directory }: BoundVolumeProps): string[] {
  return [
    ...checkExport(nfs),
    ...ifGiven(directory, (given) => checkDirectory('directory', given)),
    ...checkCapacity(capacity),
  ];
}

function checkCapacity(capacity: ISize): string[] {
  const problems = checkMethods('capacity', capacity, ['toGibibytes'], 'a Size', 'Size.gibibytes(20)');
  if (problems.length > 0) return problems;
  return checkRequiredInteger('capacity', capacity.toGibibytes(), { min: 1, example: 20 });
}

function toQuantity(size: ISize): string {
  return `${size.toGibibytes()}Gi`;
}

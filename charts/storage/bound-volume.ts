import type { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { failOn } from '../../lib/problems';
import type { ISize } from '../../lib/size';
import { Construct } from '../construct';
import { KubernetesObject } from '../object/kubernetes-object';
import { ownLabels } from '../object/labels';
import { checkOwnName, clusterWideName, nameOf, namespaceOf } from '../object/names';
import type { Plain } from '../object/plain';
import { checkObject } from '../object/shape';
import type { Target } from '../target/target';
import { toQuantity } from './capacity';
import { AccessMode, type IVolume, type VolumeSource } from './volume';

/** What every volume that is already there is given. */
export interface BoundVolumeProps {
  /**
   * Name of the claim; the persistent volume is called `<namespace>-<name>`. DNS label.
   *
   * @default - from the construct's id: `Site` gives `site`
   */
  readonly name?: string;
}

/** What differs between volumes that are already there: how a node mounts them. */
export interface Mounting {
  readonly platform?: Target['platform'];
  readonly accessMode: AccessMode;
  readonly capacity: ISize;
  /** Problems of what only this kind of volume is given. */
  check(): string[];
  /** @param volumeName that of the PersistentVolume */
  render(volumeName: string): Pick<Plain<k8s.PersistentVolumeSpec>, 'csi' | 'nfs' | 'mountOptions' | 'nodeAffinity'>;
}

/**
 * A PersistentVolume and a PersistentVolumeClaim that are bound to each other and to nothing else. The data stays when
 * both are deleted.
 */
export abstract class BoundVolume extends Construct implements IVolume {
  public readonly name: string;
  /** That of the chart, which is `default` where it has none. */
  public readonly namespace: string;
  public readonly accessMode: AccessMode;
  public readonly isReadOnly: boolean;
  public readonly platform?: Target['platform'] | undefined;
  public readonly source: VolumeSource;

  /** The PersistentVolume, outside of namespaces. */
  public readonly persistentVolume: ApiObject;
  /** The PersistentVolumeClaim that pods name. */
  public readonly persistentVolumeClaim: ApiObject;

  protected constructor(
    scope: Construct,
    id: string,
    props: BoundVolumeProps,
    example: string,
    toMounting: () => Mounting,
  ) {
    super(scope, id);
    failOn(this, checkObject('props', props, example));
    const mounting = toMounting();
    this.name = props.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    this.accessMode = mounting.accessMode;
    this.isReadOnly = mounting.accessMode === AccessMode.READ_ONLY_MANY;
    this.platform = mounting.platform;
    this.source = { persistentVolumeClaim: { claimName: this.name } };
    failOn(this, [...checkOwnName(props.name, this.name), ...mounting.check()]);
    const volumeName = clusterWideName(this, this.name);
    this.persistentVolume = this.definePersistentVolume(volumeName, mounting);
    this.persistentVolumeClaim = this.definePersistentVolumeClaim(volumeName, mounting);
  }

  private definePersistentVolume(name: string, mounting: Mounting): ApiObject {
    return new KubernetesObject(this, 'PersistentVolume', {
      name,
      labels: ownLabels(this.name),
      spec: {
        accessModes: [this.accessMode],
        capacity: { storage: toQuantity(mounting.capacity) },
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

  private definePersistentVolumeClaim(volumeName: string, { capacity }: Mounting): ApiObject {
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

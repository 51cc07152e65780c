import type { k8s } from 'cdk8s-plus-27';
import { checkChoice, failOn, show } from '../../lib/problems';
import { ownLabels } from '../object/labels';
import { checkName } from '../object/names';
import type { Plain } from '../object/plain';
import { checkQuantity } from '../object/quantity';
import { checkObject } from '../object/shape';
import type { Target } from '../target/target';
import { accessModeOf, CLAIM_EXAMPLE, type ClaimRequest, checkClaim, renderClaim } from './claim';
import { checkObjectFiles, type ObjectFilesProps, renderObjectFiles, volumeNameOf } from './object-files';

/** Who may mount a volume at the same time; words of Kubernetes. */
export enum AccessMode {
  /** The pods of one node: disks. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** One pod; Kubernetes 1.27 or newer. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
  /** Every pod, without writing. */
  READ_ONLY_MANY = 'ReadOnlyMany',
  /** Every pod: NAS. */
  READ_WRITE_MANY = 'ReadWriteMany',
}

/** Where the data of a volume lies, as a pod says it. */
export type VolumeSource =
  | { readonly persistentVolumeClaim: { readonly claimName: string } }
  | { readonly emptyDir: Plain<k8s.EmptyDirVolumeSource> }
  | { readonly secret: Plain<k8s.SecretVolumeSource> }
  | { readonly configMap: Plain<k8s.ConfigMapVolumeSource> }
  // a volume with a claim template: its StatefulSet says it
  | Readonly<Record<string, never>>;

/** The claim that a StatefulSet makes for each of its replicas. */
export type ClaimTemplate = Plain<k8s.KubePersistentVolumeClaimProps>;

/** Something that pods can mount. */
export interface IVolume {
  /** Name of the volume inside a pod: a DNS label. */
  readonly name: string;
  /** Who may mount it at the same time; none where each pod gets a volume of its own. */
  readonly accessMode?: AccessMode | undefined;
  /** Namespace of the claim; none where there is no claim, or where it is taken to be that of the pod. */
  readonly namespace?: string | undefined;
  readonly source: VolumeSource;
  /** Whether nobody can write to it: it is mounted so, and cannot be otherwise. */
  readonly isReadOnly?: boolean | undefined;
  /** The only platform that has it; none where every cluster can have it. */
  readonly platform?: Target['platform'] | undefined;
  /**
   * Each replica gets a volume of its own, by a claim like this one: for StatefulSets only, which write it to
   * `volumeClaimTemplates` and nothing to the volumes of the pod.
   */
  readonly claimTemplate?: ClaimTemplate | undefined;
}

/** Where a container sees a volume. */
export interface Mount {
  readonly volume: IVolume;
  /** Absolute directory in the container, such as `/var/www/html`. */
  readonly path: string;
  /** @default - whether nobody can write to the volume */
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
  /**
   * Whether it lies in memory: what is written counts towards the memory limits of the containers.
   *
   * @default false
   */
  readonly inMemory?: boolean;
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
    const isReadOnly = accessMode === AccessMode.READ_ONLY_MANY;
    return new Volume(claimName, { persistentVolumeClaim: { claimName } }, { accessMode, isReadOnly });
  }

  /**
   * A new volume for each replica of a `StatefulApplication`, made by a StorageClass. The claim of the first is called
   * `<name>-<application>-0`; claims stay when replicas go, and the replica that comes back finds its data. A claim of
   * that name that is there already is used, such as one made from a snapshot.
   *
   * @throws ValidationError when the name is no DNS label, or the class cannot make such a volume
   */
  public static perReplica(name: string, request: ClaimRequest): IVolume {
    failOn('Volume.perReplica', [...checkName('name', name), ...checkObject('request', request, CLAIM_EXAMPLE)]);
    failOn('Volume.perReplica', checkClaim(request));
    const { platform } = request.storageClass;
    const claimTemplate = { metadata: { name, labels: ownLabels(name) }, spec: renderClaim(request) };
    return new Volume(name, {}, { accessMode: accessModeOf(request), platform, claimTemplate });
  }

  /**
   * The keys of a Secret in the namespace of the pod as files, which nobody can write to. They follow the Secret after
   * a minute or so, but for those mounted by `subPath`.
   *
   * @throws ValidationError when the name can be none of a Secret, or a file or mode cannot be had
   */
  public static fromSecret(secretName: string, props: ObjectFilesProps = {}): IVolume {
    failOn('Volume.fromSecret', checkObjectFiles('secretName', secretName, props));
    const secret = { secretName, ...renderObjectFiles(props) };
    return new Volume(volumeNameOf(secretName, props), { secret }, { isReadOnly: true });
  }

  /**
   * The keys of a ConfigMap in the namespace of the pod as files, which nobody can write to; as {@link
   * Volume.fromSecret}. The files of an application itself need no volume: `files` of the container has them.
   *
   * @throws ValidationError when the name can be none of a ConfigMap, or a file or mode cannot be had
   */
  public static fromConfigMap(configMapName: string, props: ObjectFilesProps = {}): IVolume {
    failOn('Volume.fromConfigMap', checkObjectFiles('configMapName', configMapName, props));
    const configMap = { name: configMapName, ...renderObjectFiles(props) };
    return new Volume(volumeNameOf(configMapName, props), { configMap }, { isReadOnly: true });
  }

  /**
   * An empty directory that lives as long as its pod, for the containers of that pod to share.
   *
   * @throws ValidationError when the name is no DNS label, or the limit no quantity
   */
  public static scratch(name: string, props: ScratchProps = {}): IVolume {
    failOn('Volume.scratch', checkObject('props', props, "{ sizeLimit: '64Mi' }"));
    const { sizeLimit, inMemory = false } = props;
    failOn('Volume.scratch', [
      ...checkName('name', name),
      ...checkQuantity('sizeLimit', sizeLimit, '64Mi'),
      ...(typeof inMemory === 'boolean' ? [] : [`'inMemory' must be true or false, got ${show(inMemory)}`]),
    ]);
    return new Volume(name, { emptyDir: { sizeLimit, medium: inMemory ? 'Memory' : undefined } });
  }

  public readonly accessMode?: AccessMode | undefined;
  public readonly isReadOnly?: boolean | undefined;
  public readonly platform?: Target['platform'] | undefined;
  public readonly claimTemplate?: ClaimTemplate | undefined;

  private constructor(
    public readonly name: string,
    public readonly source: VolumeSource,
    facts: Pick<IVolume, 'accessMode' | 'isReadOnly' | 'platform' | 'claimTemplate'> = {},
  ) {
    this.accessMode = facts.accessMode;
    this.isReadOnly = facts.isReadOnly;
    this.platform = facts.platform;
    this.claimTemplate = facts.claimTemplate;
  }
}

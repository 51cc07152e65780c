import type { ApiObject } from 'cdk8s';
import { checkInstance, checkText, failOn, show } from '../../lib/problems';
import type { ISize } from '../../lib/size';
import type { INfsExport } from '../../lib/storage/nfs-export';
import { Construct } from '../construct';
import { isDeployTime } from '../object/deploy-time';
import { KubernetesObject } from '../object/kubernetes-object';
import { checkOwnName, clusterWideName, nameOf, namespaceOf } from '../object/names';
import { checkMethods, checkObject, checkRequiredInteger, ifGiven } from '../object/shape';
import { NasProtocol } from './nas-protocol';
import { AccessMode, type IVolume, type VolumeSource } from './volume';

/** What a {@link NasVolume} offers, and how. */
export interface NasVolumeProps {
  /**
   * The file system, in plain values: `outputs.nfsExport('Site')` reads those of a `FileStorage` from the outputs of its
   * deployment. The `FileStorage` itself does not know them yet.
   */
  readonly nfs: INfsExport;
  /** Whole gibibytes. NAS grows by itself and does not enforce it; Kubernetes matches claims by it. */
  readonly capacity: ISize;
  /**
   * Directory below the export; made when it is not there. `/` offers the whole export.
   *
   * @default - a directory of its own, called like the persistent volume
   */
  readonly directory?: string;
  /**
   * Octal permissions that the directory gets at each mount, itself and not what is in it.
   *
   * A pod without root cannot take over a directory on NAS, so one of its own has to be open to it.
   *
   * @default '0777'; none for `/`, which others may own
   */
  readonly mode?: string;
  /** @default NasProtocol.V3 */
  readonly protocol?: NasProtocol;
  /**
   * Name of the claim; the persistent volume is called `<namespace>-<name>`. DNS label.
   *
   * @default - from the construct's id: `Site` gives `site`
   */
  readonly name?: string;
}

/**
 * A directory on NAS that all replicas mount and write at the same time.
 *
 * Defines a PersistentVolume of the NAS CSI driver and a PersistentVolumeClaim, bound to each other and to nothing
 * else. The data stays when both are deleted. A NAS file system lives in one zone: its data is out of reach while that
 * zone is. The claim lies in the namespace of the chart, which is `default` where the chart has none.
 */
export class NasVolume extends Construct implements IVolume {
  public readonly name: string;
  public readonly namespace: string;
  public readonly accessMode = AccessMode.READ_WRITE_MANY;
  public readonly source: VolumeSource;

  /** The PersistentVolume, outside of namespaces. */
  public readonly persistentVolume: ApiObject;
  /** The PersistentVolumeClaim that pods name. */
  public readonly persistentVolumeClaim: ApiObject;

  /** @throws ValidationError for a name, capacity, directory, mode or server that cannot work */
  constructor(scope: Construct, id: string, props: NasVolumeProps) {
    super(scope, id);
    failOn(this, checkObject('props', props, "{ nfs: outputs.nfsExport('Site'), capacity: Size.gibibytes(20) }"));
    this.name = props.name ?? nameOf(this);
    this.namespace = namespaceOf(this);
    this.source = { persistentVolumeClaim: { claimName: this.name } };
    failOn(this, [...checkOwnName(props.name, this.name), ...checkProps(props)]);
    this.persistentVolume = this.definePersistentVolume(props);
    this.persistentVolumeClaim = this.definePersistentVolumeClaim(props);
  }

  private get volumeName(): string {
    return clusterWideName(this, this.name);
  }

  private definePersistentVolume({ nfs, capacity, protocol = NasProtocol.V3, ...props }: NasVolumeProps): ApiObject {
    const { directory = this.volumeName } = props;
    const mode = props.mode ?? (isRoot(directory) ? undefined : '0777');
    return new KubernetesObject(this, 'PersistentVolume', {
      name: this.volumeName,
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
        mountOptions: protocol.mountOptions,
        csi: {
          driver: 'nasplugin.csi.alibabacloud.com',
          volumeHandle: this.volumeName,
          volumeAttributes: {
            server: nfs.server,
            path: joinPaths(nfs.path, directory),
            ...(mode === undefined ? {} : { mode, modeType: 'non-recursive' }),
          },
        },
      },
    });
  }

  private definePersistentVolumeClaim({ capacity }: NasVolumeProps): ApiObject {
    return new KubernetesObject(this, 'PersistentVolumeClaim', {
      name: this.name,
      spec: {
        accessModes: [this.accessMode],
        resources: { requests: { storage: toQuantity(capacity) } },
        storageClassName: '',
        volumeName: this.volumeName,
      },
    });
  }
}

function checkProps({ nfs, capacity, directory, mode, protocol }: NasVolumeProps): string[] {
  return [
    ...checkExport(nfs),
    ...ifGiven(directory, (given) => checkDirectory('directory', given)),
    ...checkCapacity(capacity),
    ...ifGiven(mode, checkMode),
    ...ifGiven(protocol, (given) => checkInstance('protocol', given, NasProtocol, 'NasProtocol.V4')),
  ];
}

function checkExport(nfs: INfsExport): string[] {
  const problems = checkObject('nfs', nfs, "outputs.nfsExport('Site')");
  if (problems.length > 0) return problems;
  return [...checkServer(nfs.server), ...checkDirectory('nfs.path', nfs.path)];
}

function checkServer(server: string): string[] {
  const example = '0123456789-abc12.eu-central-1.nas.aliyuncs.com';
  const problems = checkText('nfs.server', server, example);
  if (problems.length > 0 || isDeployTime(server) || /^[A-Za-z0-9][-A-Za-z0-9.]*$/.test(server)) return problems;
  return [`'nfs.server' must be a host name or an address, got '${server}', e.g. '${example}'`];
}

function checkDirectory(prop: string, directory: string): string[] {
  const problems = checkText(prop, directory, '/site');
  if (problems.length > 0) return problems;
  const isOutside = directory.split('/').includes('..') || /[\s:]/.test(directory);
  const isRelative = prop === 'nfs.path' && !directory.startsWith('/');
  return isOutside || isRelative
    ? [`'${prop}' must be an absolute directory without '..', ':' and spaces, got '${directory}', e.g. '/site'`]
    : [];
}

function checkCapacity(capacity: ISize): string[] {
  const problems = checkMethods('capacity', capacity, ['toGibibytes'], 'a Size', 'Size.gibibytes(20)');
  if (problems.length > 0) return problems;
  return checkRequiredInteger('capacity', capacity.toGibibytes(), { min: 1, example: 20 });
}

function checkMode(mode: unknown): string[] {
  if (typeof mode === 'string' && /^0?[0-7]{3}$/.test(mode)) return [];
  return [`'mode' must be three octal digits with or without a leading 0, got ${show(mode)}, e.g. '0770'`];
}

function isRoot(directory: string): boolean {
  return /^\/*$/.test(directory);
}

function joinPaths(...paths: readonly string[]): string {
  const segments = paths.flatMap((path) => path.split('/')).filter((segment) => segment !== '');
  return `/${segments.join('/')}`;
}

function toQuantity(size: ISize): string {
  return `${size.toGibibytes()}Gi`;
}

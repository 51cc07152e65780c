import * as ros from '@alicloud/ros-cdk-core';
import { AccessGroup } from '@alicloud/ros-cdk-nas/lib/accessgroup';
import { AccessRule } from '@alicloud/ros-cdk-nas/lib/accessrule';
import { FileSystem } from '@alicloud/ros-cdk-nas/lib/filesystem';
import { MountTarget } from '@alicloud/ros-cdk-nas/lib/mounttarget';
import { dependOn } from '../depend-on';
import { fits } from '../fits';
import { logicalId } from '../logical-id';
import type { INetwork } from '../network/network';
import { defineOutput } from '../outputs/define-output';
import { checkText, failOn, optionalProblems, propsOf, show, valueProblems } from '../problems';
import type { ISize } from '../size';
import { DataRetention } from './data-retention';
import { NasStorage } from './nas-storage';
import type { INfsExport } from './nfs-export';
import { Squash } from './squash';

/** A NAS file system, defined by this app or already there. */
export interface IFileStorage extends ros.IConstruct, INfsExport {}

/** NAS: CreateFileSystem, `EncryptType`. A key of one's own (2) needs a property that the ROS type does not have. */
const ENCRYPTED_WITH_NAS_KEY = 1;

/** What there is to know of a file system that is already there. */
export interface FileStorageAttributes {
  /** Such as `31a8e4xxxx-abc12.eu-central-1.nas.aliyuncs.com`. */
  readonly mountTargetDomain: string;

  /**
   * Absolute directory on the server.
   *
   * @default '/'
   */
  readonly path?: string;
}

/** Options of a {@link FileStorage}. */
export interface FileStorageProps {
  /** Who can reach the files: the whole VPC of this network, nobody else. */
  readonly network: INetwork;

  /**
   * Storage class.
   *
   * @default NasStorage.CAPACITY
   */
  readonly storage?: NasStorage;

  /**
   * Size in whole GiB, 100 GiB to 256 TiB, for the extreme classes only.
   *
   * @default - grows with use; required when `storage` is an extreme class
   */
  readonly capacity?: ISize;

  /**
   * The one zone that holds the data, of the network's. Another one replaces the file system: the data does not move.
   *
   * @default - the first zone of the network
   */
  readonly zone?: string;

  /**
   * As whom the server sees clients. The CSI driver makes directories for volumes as root, and sets their mode and
   * owner; so it needs root's rights, and then every root user in the VPC has them.
   *
   * @default Squash.NONE
   */
  readonly squash?: Squash;

  /**
   * Name of the access group, unique in account and region: 3 to 64 letters, digits, `_` or `-`.
   *
   * @default - name of the stack and ids below it, such as `cluster-tfg-site`
   */
  readonly accessGroupName?: string;

  /**
   * What becomes of the data when the stack is deleted.
   *
   * @default DataRetention.KEEP
   */
  readonly retention?: DataRetention;
}

/** Props with their defaults put in. */
type Settings = FileStorageProps & Required<Pick<FileStorageProps, 'storage' | 'zone' | 'accessGroupName'>>;

/**
 * An NFS file system that pods in all zones of a network can mount.
 *
 * Defines a NAS file system, encrypted at rest with a key of NAS; an access group with one rule, for the range of the
 * VPC; and a mount target. Output: `<Id>MountTargetDomain`.
 *
 * **A NAS file system lives in one zone.** Pods of every zone reach it, but when its zone is lost so is the access to
 * the data, and a second mount target (general purpose classes take two) changes nothing about that. What has to
 * outlive a zone belongs into an `ObjectStorage`, or into a backup.
 *
 * **Kept data keeps its network.** By default nothing of this is deleted with the stack: the data, the mount target
 * that running pods would otherwise hang on, and the group and rule that the mount target needs. The mount target
 * keeps its vSwitch, and so the VPC, from being deleted; `retainedResources` lists that. A new stack cannot make the
 * kept access group again: refer to what is there with `fromFileStorageAttributes`.
 */
export class FileStorage extends ros.Construct implements IFileStorage {
  /** A file system that is already there. Gives the same output as a new one. */
  public static fromFileStorageAttributes(
    scope: ros.Construct,
    id: string,
    attributes: FileStorageAttributes,
  ): IFileStorage {
    return new ImportedFileStorage(scope, id, attributes);
  }

  public readonly server: string;
  public readonly path: string;

  /** @throws ValidationError when zone, capacity or name of the access group cannot work */
  constructor(scope: ros.Construct, id: string, props: FileStorageProps) {
    super(scope, id);

    const { network, storage = NasStorage.CAPACITY, retention = DataRetention.KEEP } = propsOf(props);
    failOn(this, [
      ...(typeof network?.vpcId === 'string' ? [] : [`'network' must be a network, got ${show(network)}`]),
      ...valueProblems('storage', storage, NasStorage, 'NasStorage.CAPACITY'),
      ...valueProblems('retention', retention, DataRetention, 'DataRetention.KEEP'),
      ...optionalProblems('squash', props?.squash, Squash, 'Squash.ROOT'),
    ]);
    const { zone = network.zones[0] ?? '' } = props;
    const name = `${ros.Stack.of(this).stackName}-${logicalId(this, '')}`.toLowerCase();
    const { accessGroupName = name } = props;
    const settings = { ...props, storage, zone, accessGroupName };
    this.check(settings);
    const fileSystem = this.defineFileSystem(name, settings);
    const group = this.defineAccessGroup(settings);
    const rule = this.defineAccessRule(group, settings);
    const mountTarget = this.defineMountTarget(fileSystem, group, settings);
    // The first pod would be turned away by a group that has no rule yet.
    dependOn(mountTarget, rule);
    if (retention.keepsData) keep(fileSystem, group, rule, mountTarget);

    this.server = ros.Token.asString(mountTarget.attrMountTargetDomain);
    this.path = storage.rootPath;
    defineExport(this);
  }

  private check({ network, storage, capacity, zone, accessGroupName }: Settings): void {
    const problems = storage.sizeProblems('capacity', capacity);
    if (!network.zones.includes(zone)) {
      problems.unshift(`'zone' is ${show(zone)}, the network has ${network.zones.join(', ')}`);
    }
    if (!fits(accessGroupName, /^[A-Za-z0-9_-]{3,64}$/)) {
      problems.push(
        `'accessGroupName' is ${show(accessGroupName)}, must be 3 to 64 letters, digits, '_' or '-', e.g. 'web-site'`,
      );
    }
    failOn(this, problems);
  }

  private defineFileSystem(name: string, { storage, capacity, zone }: Settings): FileSystem {
    const fileSystem = {
      description: name,
      protocolType: 'NFS',
      fileSystemType: storage.fileSystemType,
      storageType: storage.storageType,
      capacity: capacity?.toGibibytes(),
      zoneId: zone,
      encryptType: ENCRYPTED_WITH_NAS_KEY,
    };
    // Unchecked: the module knows a fixed list of classes, ours is open.
    return new FileSystem(this, logicalId(this, 'FileSystem'), fileSystem, false);
  }

  private defineAccessGroup({ storage, accessGroupName }: Settings): AccessGroup {
    return new AccessGroup(this, logicalId(this, 'AccessGroup'), {
      accessGroupName,
      accessGroupType: 'Vpc',
      fileSystemType: storage.fileSystemType,
    });
  }

  private defineAccessRule(group: AccessGroup, { network, storage, squash = Squash.NONE }: Settings): AccessRule {
    return new AccessRule(this, logicalId(this, 'AccessRule'), {
      accessGroupName: group.attrAccessGroupName,
      fileSystemType: storage.fileSystemType,
      sourceCidrIp: network.cidr,
      rwAccessType: 'RDWR',
      userAccessType: squash.userAccessType,
      priority: 1,
    });
  }

  private defineMountTarget(fileSystem: FileSystem, group: AccessGroup, { network, zone }: Settings): MountTarget {
    return new MountTarget(this, logicalId(this, 'MountTarget'), {
      fileSystemId: fileSystem.attrFileSystemId,
      accessGroupName: group.attrAccessGroupName,
      networkType: 'Vpc',
      vpcId: network.vpcId,
      vSwitchId: network.nodeVSwitchIds[network.zones.indexOf(zone)],
    });
  }
}

class ImportedFileStorage extends ros.Construct implements IFileStorage {
  public readonly server: string;
  public readonly path: string;

  constructor(scope: ros.Construct, id: string, attributes: FileStorageAttributes) {
    super(scope, id);
    const { mountTargetDomain, path = '/' } = propsOf(attributes);
    failOn(this, [...domainProblems(mountTargetDomain), ...pathProblems(path)]);
    this.server = mountTargetDomain;
    this.path = path;
    defineExport(this);
  }
}

function domainProblems(domain: unknown): string[] {
  const problems = checkText('mountTargetDomain', domain, '31a8e4-abc12.eu-central-1.nas.aliyuncs.com');
  if (problems.length > 0 || fits(domain, /^[^:/]+$/)) return problems;
  return [`'mountTargetDomain' is ${show(domain)}, must be a host name alone; the directory goes into 'path'`];
}

function pathProblems(path: unknown): string[] {
  const problems = checkText('path', path, '/models');
  if (problems.length > 0 || fits(path, /^\//)) return problems;
  return [`'path' is ${show(path)}, must be absolute, e.g. '/${path}'`];
}

/** The kept parts hang together: NAS deletes no file system with a mount target, and no group that one uses. */
function keep(...resources: readonly ros.Resource[]): void {
  for (const resource of resources) resource.applyRemovalPolicy(ros.RemovalPolicy.RETAIN);
}

function defineExport(storage: IFileStorage & ros.Construct): void {
  defineOutput(storage, 'MountTargetDomain', storage.server, 'Host name under which the files are mounted');
  if (storage.path !== '/') defineOutput(storage, 'Path', storage.path, 'Directory that is mounted');
}

import { checkZone } from '../../../lib/network/zone-id';
import { checkInstance, checkText } from '../../../lib/problems';
import type { ISize } from '../../../lib/size';
import { NasStorage } from '../../../lib/storage/nas-storage';
import type { Construct } from '../../construct';
import { checkVSwitchId, type IZonedVSwitch } from '../../exposure/zoned-v-switch';
import { checkObject, ifGiven } from '../../object/shape';
import { ProvisionedClass, type ProvisionedClassProps, type Provisioning, SHARED_ACCESS } from '../provisioned-class';
import { NAS_DRIVER, NasProtocol } from './nas-protocol';

/** NAS: CreateFileSystem, `EncryptType`: a key that NAS keeps. */
const ENCRYPTED_WITH_NAS_KEY = '1';

/** What the driver can make (ACK: dynamically provisioned NAS volumes, `storageType`). */
const STORAGES = [
  NasStorage.CAPACITY,
  NasStorage.PERFORMANCE,
  NasStorage.EXTREME_STANDARD,
  NasStorage.EXTREME_ADVANCE,
].map(String);

/** What file systems a {@link NasFileSystemClass} makes, and where. */
export interface NasFileSystemClassProps extends ProvisionedClassProps {
  /** The network of the cluster: `outputs.text('NetworkVpcId')`. */
  readonly vpcId: string;
  /** Where the mount targets go, and in whose zone the data lies: one of `outputs.nodeVSwitches('Network')`. */
  readonly vSwitch: IZonedVSwitch;
  /** @default NasStorage.CAPACITY */
  readonly storage?: NasStorage;
  /**
   * Access group that says who can mount them; has to be of the same kind as `storage`.
   *
   * @default - the one that NAS makes for each account, which admits the whole network: `DEFAULT_VPC_GROUP_NAME`
   */
  readonly accessGroupName?: string;
  /** @default NasProtocol.V3 */
  readonly protocol?: NasProtocol;
}

/**
 * Makes a NAS file system for each claim: with a size, a speed and an end of its own.
 *
 * Defines a StorageClass (`volumeAs: filesystem`). A file system is encrypted with a key of NAS, lies in **one zone**,
 * and stays when its claim is deleted; it is billed as long as it is there. An account has few: for many small
 * volumes take a {@link NasDirectoryClass}.
 */
export class NasFileSystemClass extends ProvisionedClass {
  private readonly storage: NasStorage;

  /** @throws ValidationError for a network, storage or protocol that cannot work */
  constructor(scope: Construct, id: string, props: NasFileSystemClassProps) {
    const example = "{ vpcId: outputs.text('NetworkVpcId'), vSwitch: outputs.nodeVSwitches('Network')[0] }";
    super(scope, id, props, example, () => toProvisioning(props));
    this.storage = storageOf(props);
  }

  public override checkCapacity(prop: string, capacity: ISize): string[] {
    // the others grow with use, and a claim has to say something
    return this.storage.isSized ? this.storage.sizeProblems(prop, capacity) : [];
  }
}

function storageOf({ storage = NasStorage.CAPACITY }: NasFileSystemClassProps): NasStorage {
  return storage;
}

function toProvisioning(props: NasFileSystemClassProps): Provisioning {
  return {
    platform: 'ack',
    accessModes: SHARED_ACCESS,
    check: () => checkFileSystems(props),
    render: ({ kind }) => ({
      provisioner: NAS_DRIVER,
      mountOptions: (props.protocol ?? NasProtocol.V3).mountOptions,
      parameters: { ...renderParameters(props), deleteVolume: String(kind === 'delete') },
      volumeBindingMode: 'Immediate',
    }),
  };
}

function renderParameters(props: NasFileSystemClassProps): Record<string, string> {
  const { vpcId, vSwitch, accessGroupName = 'DEFAULT_VPC_GROUP_NAME' } = props;
  const { fileSystemType, storageType } = storageOf(props);
  return {
    volumeAs: 'filesystem',
    fileSystemType,
    storageType,
    protocolType: 'NFS',
    encryptType: ENCRYPTED_WITH_NAS_KEY,
    zoneId: vSwitch.zone,
    vpcId,
    vSwitchId: vSwitch.vSwitchId,
    accessGroupName,
  };
}

function checkFileSystems(props: NasFileSystemClassProps): string[] {
  const { vpcId, vSwitch, storage, accessGroupName, protocol } = props;
  return [
    ...checkText('vpcId', vpcId, 'vpc-gw8network000000000000'),
    ...checkVSwitch(vSwitch),
    ...ifGiven(storage, checkNasStorage),
    ...ifGiven(accessGroupName, (given) => checkText('accessGroupName', given, 'web-site')),
    ...ifGiven(protocol, (given) => checkVersion(given, storageOf(props))),
  ];
}

function checkVSwitch(vSwitch: IZonedVSwitch): string[] {
  const problems = checkObject('vSwitch', vSwitch, "outputs.nodeVSwitches('Network')[0]");
  if (problems.length > 0) return problems;
  return [...checkZone('vSwitch.zone', vSwitch.zone), ...checkVSwitchId('vSwitch.vSwitchId', vSwitch.vSwitchId)];
}

function checkNasStorage(storage: NasStorage): string[] {
  const problems = checkInstance('storage', storage, NasStorage, 'NasStorage.CAPACITY');
  if (problems.length > 0 || STORAGES.includes(String(storage))) return problems;
  return [`'storage' must be one that the driver can make, ${STORAGES.join(', ')}, got ${storage}`];
}

function checkVersion(protocol: NasProtocol, storage: NasStorage): string[] {
  const problems = checkInstance('protocol', protocol, NasProtocol, 'NasProtocol.V4');
  if (problems.length > 0 || !protocol.isVersion4 || !(storage instanceof NasStorage) || !storage.isSized) {
    return problems;
  }
  return [`'protocol' must be NasProtocol.V3, the only one of ${storage}; leave it out`];
}

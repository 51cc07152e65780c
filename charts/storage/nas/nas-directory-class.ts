import type { INfsExport } from '../../../lib/storage/nfs-export';
import type { Construct } from '../../construct';
import { ifGiven } from '../../object/shape';
import { ClaimRetention } from '../claim-retention';
import { checkFileMode } from '../file-mode';
import { checkExport, joinPaths } from '../nfs-location';
import { ProvisionedClass, type ProvisionedClassProps, type Provisioning, SHARED_ACCESS } from '../provisioned-class';
import { checkProtocol, NAS_DRIVER, NasProtocol } from './nas-protocol';

/** Where a {@link NasDirectoryClass} makes its directories, and how nodes mount them. */
export interface NasDirectoryClassProps extends ProvisionedClassProps {
  /** The file system, in plain values: `outputs.nfsExport('Site')` reads those of a `FileStorage`. */
  readonly nfs: INfsExport;
  /**
   * Octal permissions of each directory. A pod without root cannot take over a directory on NAS.
   *
   * @default '0777'
   */
  readonly mode?: string;
  /** @default NasProtocol.V3 */
  readonly protocol?: NasProtocol;
}

/**
 * Makes a directory for each claim, on one NAS file system.
 *
 * Defines a StorageClass (`volumeAs: subpath`). Directories share the size and the speed of their file system, and its
 * **one zone**: all zones reach them, and none does while that one is gone. They stay when their claim is deleted.
 */
export class NasDirectoryClass extends ProvisionedClass {
  /** @throws ValidationError for a server, mode or protocol that cannot work */
  constructor(scope: Construct, id: string, props: NasDirectoryClassProps) {
    super(scope, id, props, "{ nfs: outputs.nfsExport('Site') }", () => toProvisioning(props));
  }
}

function toProvisioning(props: NasDirectoryClassProps): Provisioning {
  const { nfs, mode = '0777', protocol = NasProtocol.V3 } = props;
  return {
    platform: 'ack',
    accessModes: SHARED_ACCESS,
    ownRetention: ClaimRetention.ARCHIVE,
    check: () => [
      ...checkExport(nfs),
      ...checkFileMode('mode', mode, '0770'),
      ...ifGiven(props.protocol, (given) => checkProtocol(given, nfs)),
    ],
    render: ({ kind }) => ({
      provisioner: NAS_DRIVER,
      mountOptions: protocol.mountOptions,
      parameters: {
        volumeAs: 'subpath',
        server: `${nfs.server}:${directoryOf(nfs)}`,
        mode,
        modeType: 'non-recursive',
        archiveOnDelete: String(kind !== 'delete'),
      },
      volumeBindingMode: 'Immediate',
    }),
  };
}

/** With a slash at the end, as the driver wants it. */
function directoryOf({ path }: INfsExport): string {
  const directory = joinPaths(path);
  return directory === '/' ? directory : `${directory}/`;
}

import type { Construct } from '../../construct';
import { checkTexts, ifGiven } from '../../object/shape';
import { BoundVolume } from '../bound-volume';
import { checkLocation, type ExportedDirectoryProps, joinPaths, LOCATION_EXAMPLE } from '../nfs-location';
import { AccessMode } from '../volume';

/** What an {@link NfsVolume} offers, and how. */
export interface NfsVolumeProps extends ExportedDirectoryProps {
  /**
   * Directory below the export; has to be there, with permissions for the user of the pods.
   *
   * @default - the whole export
   */
  readonly directory?: string;
  /**
   * How nodes mount it, for servers that take no NFS 4.1.
   *
   * @default ['nfsvers=4.1', 'hard']
   */
  readonly mountOptions?: readonly string[];
}

/**
 * A directory of any NFS server that all replicas mount and write at the same time. For clusters without the driver
 * for NAS: nodes mount it by themselves, and need the NFS client.
 *
 * Defines a PersistentVolume and a PersistentVolumeClaim, bound to each other and to nothing else. The data stays when
 * both are deleted.
 */
export class NfsVolume extends BoundVolume {
  /** @throws ValidationError for a name, capacity, directory or server that cannot work */
  constructor(scope: Construct, id: string, props: NfsVolumeProps) {
    super(scope, id, props, LOCATION_EXAMPLE, () => ({
      accessMode: AccessMode.READ_WRITE_MANY,
      capacity: props.capacity,
      check: () => [...checkLocation(props), ...checkMountOptions(props)],
      render: () => renderMounting(props),
    }));
  }
}

function renderMounting({ nfs, directory = '/', mountOptions = ['nfsvers=4.1', 'hard'] }: NfsVolumeProps) {
  return { mountOptions, nfs: { server: nfs.server, path: joinPaths(nfs.path, directory) } };
}

function checkMountOptions({ mountOptions }: NfsVolumeProps): string[] {
  return ifGiven(mountOptions, (given) => checkTexts('mountOptions', given, "['nfsvers=4.1', 'hard']"));
}

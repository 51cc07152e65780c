import type { Construct } from '../../construct';
import { ifGiven } from '../../object/shape';
import { BoundVolume } from '../bound-volume';
import { checkFileMode } from '../file-mode';
import { checkLocation, type ExportedDirectoryProps, joinPaths, LOCATION_EXAMPLE } from '../nfs-location';
import { AccessMode } from '../volume';
import { checkProtocol, NAS_DRIVER, NasProtocol } from './nas-protocol';

/** What a {@link NasVolume} offers, and how. */
export interface NasVolumeProps extends ExportedDirectoryProps {
  /**
   * Directory below the export; made when it is not there. `/` offers the whole export.
   *
   * @default - a directory of its own, called like the persistent volume
   */
  readonly directory?: string;
  /**
   * Octal permissions that the directory gets at each mount, itself and not what is in it. The root of a file system
   * keeps those it has.
   *
   * A pod without root cannot take over a directory on NAS, so one of its own has to be open to it.
   *
   * @default '0777'; none for `/`, which others may own
   */
  readonly mode?: string;
  /** @default NasProtocol.V3 */
  readonly protocol?: NasProtocol;
}

/**
 * A directory on NAS that all replicas mount and write at the same time.
 *
 * Defines a PersistentVolume of the NAS CSI driver and a PersistentVolumeClaim, bound to each other and to nothing
 * else. The data stays when both are deleted. A NAS file system lives in one zone: its data is out of reach while that
 * zone is. The claim lies in the namespace of the chart, which is `default` where the chart has none.
 */
export class NasVolume extends BoundVolume {
  /** @throws ValidationError for a name, capacity, directory, mode, protocol or server that cannot work */
  constructor(scope: Construct, id: string, props: NasVolumeProps) {
    super(scope, id, props, LOCATION_EXAMPLE, () => ({
      platform: 'ack',
      accessMode: AccessMode.READ_WRITE_MANY,
      capacity: props.capacity,
      check: () => [...checkLocation(props), ...checkMounting(props)],
      render: (volumeName) => renderMounting(volumeName, props),
    }));
  }
}

function renderMounting(volumeName: string, { nfs, protocol = NasProtocol.V3, ...props }: NasVolumeProps) {
  const { directory = volumeName } = props;
  const mode = props.mode ?? (isRoot(directory) ? undefined : '0777');
  return {
    mountOptions: protocol.mountOptions,
    csi: {
      driver: NAS_DRIVER,
      volumeHandle: volumeName,
      volumeAttributes: {
        server: nfs.server,
        path: joinPaths(nfs.path, directory),
        ...(mode === undefined ? {} : { mode, modeType: 'non-recursive' }),
      },
    },
  };
}

function checkMounting(props: NasVolumeProps): string[] {
  return [
    ...ifGiven(props.mode, (given) => [...checkFileMode('mode', given, '0770'), ...checkRootMode(props)]),
    ...ifGiven(props.protocol, (given) => checkProtocol(given, props.nfs)),
  ];
}

/** The driver leaves the root of a file system alone. */
function checkRootMode({ nfs, directory }: NasVolumeProps): string[] {
  const isWhole = typeof directory === 'string' && isRoot(directory) && isRoot(`${nfs?.path}`);
  return isWhole ? ["'mode' is refused for the root of a file system; leave it out, or give a 'directory'"] : [];
}

function isRoot(directory: string): boolean {
  return /^\/*$/.test(directory);
}

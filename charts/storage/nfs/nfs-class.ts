import { show } from '../../../lib/problems';
import type { INfsExport } from '../../../lib/storage/nfs-export';
import type { Construct } from '../../construct';
import { checkTexts, ifGiven } from '../../object/shape';
import { ClaimRetention } from '../claim-retention';
import { checkFileMode } from '../file-mode';
import { checkExport, joinPaths } from '../nfs-location';
import { ProvisionedClass, type ProvisionedClassProps, type Provisioning, SHARED_ACCESS } from '../provisioned-class';

/** What is left in the place of a name in a directory, by the driver. */
const CLAIM = ['${pvc.metadata.namespace}', '${pvc.metadata.name}'];
const VOLUME = '${pv.metadata.name}';

/** Where an {@link NfsClass} makes its directories, and how nodes mount them. */
export interface NfsClassProps extends ProvisionedClassProps {
  /** Server and exported directory, in plain values: `{ server: '192.168.56.10', path: '/srv/site' }`. */
  readonly nfs: INfsExport;
  /**
   * Directory of each volume below the export. Has to differ between claims: `${pv.metadata.name}`, or
   * `${pvc.metadata.namespace}` and `${pvc.metadata.name}` stand for names. By the latter, a claim made anew finds the
   * data of the one before.
   *
   * @default - called like the persistent volume
   */
  readonly directory?: string;
  /**
   * Octal permissions of each directory.
   *
   * @default - as the server makes it; the group of a pod is given the files where it has one (`fsGroup`)
   */
  readonly mode?: string;
  /** @default ['nfsvers=4.1', 'hard'] */
  readonly mountOptions?: readonly string[];
}

/**
 * Makes a directory for each claim, on an NFS server: for clusters with the driver csi-driver-nfs, such as local ones.
 *
 * Defines a StorageClass. Directories stay when their claim is deleted.
 */
export class NfsClass extends ProvisionedClass {
  /** @throws ValidationError for a server, directory or mode that cannot work */
  constructor(scope: Construct, id: string, props: NfsClassProps) {
    super(scope, id, props, "{ nfs: { server: '192.168.56.10', path: '/srv/site' } }", () => toProvisioning(props));
  }
}

function toProvisioning(props: NfsClassProps): Provisioning {
  const { nfs, directory, mode, mountOptions = ['nfsvers=4.1', 'hard'] } = props;
  return {
    accessModes: SHARED_ACCESS,
    ownRetention: ClaimRetention.ARCHIVE,
    check: () => [
      ...checkExport(nfs),
      ...ifGiven(directory, checkSubDirectory),
      ...ifGiven(mode, (given) => checkFileMode('mode', given, '0770')),
      ...checkTexts('mountOptions', mountOptions, "['nfsvers=4.1', 'hard']"),
    ],
    render: ({ kind }) => ({
      provisioner: 'nfs.csi.k8s.io',
      mountOptions,
      parameters: {
        server: nfs.server,
        share: joinPaths(nfs.path),
        ...(directory && { subDir: directory }),
        ...(mode && { mountPermissions: mode }),
        onDelete: kind === 'keep' ? 'retain' : kind,
      },
      volumeBindingMode: 'Immediate',
      allowVolumeExpansion: true,
    }),
  };
}

function checkSubDirectory(directory: unknown): string[] {
  const example = `'${CLAIM.join('/')}'`;
  if (typeof directory !== 'string' || !/^[^/\s:]/.test(directory) || directory.split('/').includes('..')) {
    return [
      `'directory' must be one below the export without '..', ':' and spaces, got ${show(directory)}, e.g. ${example}`,
    ];
  }
  const isOwn = directory.includes(VOLUME) || CLAIM.every((name) => directory.includes(name));
  return isOwn ? [] : [`'directory' would be the same for several claims, got '${directory}', e.g. ${example}`];
}

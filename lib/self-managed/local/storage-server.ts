import { MachineSetup } from '../bootstrap/machine-setup';
import { CLOSE_PORTS, renderFirewall } from '../bootstrap/node-firewall';

/** The user that every client is to the server: `nobody` of the Red Hat family. */
const NOBODY = 65534;

/** What a server for shared files offers, and to whom. */
export interface StorageServerOptions {
  /** Absolute path of the directory. */
  readonly path: string;

  /** The range whose machines may read and write. */
  readonly clients: string;
}

/**
 * A machine that offers one directory over NFS 4.1 and newer.
 *
 * Whoever a pod runs as, on the server it is the owner of the directory and nobody else: pods of any user can write,
 * and none is root there.
 */
export function storageServer({ path, clients }: StorageServerOptions): MachineSetup {
  const options = `rw,sync,no_subtree_check,all_squash,anonuid=${NOBODY},anongid=${NOBODY}`;
  return new MachineSetup(
    [
      { path: '/etc/exports.d/cluster.exports', content: `${path} ${clients}(${options})\n` },
      { path: '/etc/nfs.conf.d/version.conf', content: '[nfsd]\nvers3=n\nvers4.0=n\n' },
      ...renderFirewall({ nodeCidrs: [clients], nodePorts: ['2049/tcp'] }),
    ],
    [
      'dnf install --assumeyes nfs-utils nftables',
      `install --directory --owner ${NOBODY} --group ${NOBODY} --mode 0755 ${path}`,
      ...CLOSE_PORTS,
      'systemctl enable --quiet nfs-server',
      'systemctl restart nfs-server',
      'exportfs -ra',
    ],
  );
}

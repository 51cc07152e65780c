import { checkInstance, failOn, show } from '../../../lib/problems';
import type { INfsExport } from '../../../lib/storage/nfs-export';
import { checkTexts } from '../../object/shape';

/** The CSI driver of NAS. */
export const NAS_DRIVER = 'nasplugin.csi.alibabacloud.com';

/** How nodes speak to a NAS file system. */
export class NasProtocol {
  /** NFS 3: what Alibaba Cloud recommends, and the only one of Extreme NAS. Locks hold within one node only. */
  public static readonly V3 = new NasProtocol(['vers=3', 'nolock', 'proto=tcp']);

  /** NFS 4.0: for programs that lock files across pods. */
  public static readonly V4 = new NasProtocol(['vers=4', 'minorversion=0']);

  /**
   * A protocol not listed here.
   *
   * @param versionOptions what a mount says to choose it, such as `['vers=4', 'minorversion=1']`
   * @throws ValidationError when none of them is `vers=…`
   */
  public static of(versionOptions: readonly string[]): NasProtocol {
    failOn('NasProtocol.of', checkVersionOptions(versionOptions));
    return new NasProtocol(versionOptions);
  }

  private constructor(private readonly versionOptions: readonly string[]) {}

  /** Whether it is NFS 4, which Extreme NAS does not speak. */
  public get isVersion4(): boolean {
    return this.versionOptions.some((option) => /^(nfs)?vers=4/.test(option));
  }

  /** All mount options (NAS: "mount an NFS file system"; the CSI driver's own defaults for version 3). */
  public get mountOptions(): readonly string[] {
    return [
      ...this.versionOptions,
      'rsize=1048576',
      'wsize=1048576',
      'hard',
      'timeo=600',
      'retrans=2',
      // a fresh source port at each reconnect: the mount survives a fail-over of the network
      'noresvport',
    ];
  }
}

/** Problems of a protocol for a file system: Extreme NAS has version 3 only. */
export function checkProtocol(protocol: NasProtocol, nfs: INfsExport): string[] {
  const problems = checkInstance('protocol', protocol, NasProtocol, 'NasProtocol.V4');
  const isExtreme = typeof nfs?.server === 'string' && nfs.server.endsWith('.extreme.nas.aliyuncs.com');
  if (problems.length > 0 || !protocol.isVersion4 || !isExtreme) return problems;
  return [`'protocol' must be NasProtocol.V3, the only one of Extreme NAS, which '${nfs.server}' is; leave it out`];
}

function checkVersionOptions(options: readonly string[]): string[] {
  const problems = checkTexts('versionOptions', options, "['vers=4', 'minorversion=1']");
  if (problems.length > 0 || options.some((option) => /^(nfs)?vers=\d/.test(option))) return problems;
  return [`'versionOptions' must say the version, e.g. ['vers=4', 'minorversion=1'], got ${show(options)}`];
}

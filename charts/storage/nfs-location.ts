import { checkText } from '../../lib/problems';
import type { ISize } from '../../lib/size';
import type { INfsExport } from '../../lib/storage/nfs-export';
import { isDeployTime } from '../object/deploy-time';
import { checkObject, ifGiven } from '../object/shape';
import type { BoundVolumeProps } from './bound-volume';
import { checkCapacity } from './capacity';

/** What every volume that is a directory on a server is given. */
export interface ExportedDirectoryProps extends BoundVolumeProps {
  /**
   * The file system, in plain values: `outputs.nfsExport('Site')` reads those of a `FileStorage` from the outputs of its
   * deployment. The `FileStorage` itself does not know them yet.
   */
  readonly nfs: INfsExport;
  /** Whole gibibytes. NFS does not enforce it; Kubernetes matches claims by it. */
  readonly capacity: ISize;
  /** Directory below the export. */
  readonly directory?: string;
}

export const LOCATION_EXAMPLE = "{ nfs: outputs.nfsExport('Site'), capacity: Size.gibibytes(20) }";

/** Problems of a directory on a server, and of the size it is said to have. */
export function checkLocation({ nfs, capacity, directory }: ExportedDirectoryProps): string[] {
  return [
    ...checkExport(nfs),
    ...ifGiven(directory, (given) => checkDirectory('directory', given)),
    ...checkCapacity(capacity),
  ];
}

/** The directory of a volume on its server: below the export, absolute. */
export function joinPaths(...paths: readonly string[]): string {
  const segments = paths.flatMap((path) => path.split('/')).filter((segment) => segment !== '');
  return `/${segments.join('/')}`;
}

/** Problems of an exported directory. */
export function checkExport(nfs: INfsExport): string[] {
  const problems = checkObject('nfs', nfs, "outputs.nfsExport('Site')");
  if (problems.length > 0) return problems;
  return [...checkServer(nfs.server), ...checkDirectory('nfs.path', nfs.path)];
}

/** Problems of a directory on a server; only that of an export has to start with `/`. */
export function checkDirectory(prop: string, directory: string): string[] {
  const problems = checkText(prop, directory, '/site');
  if (problems.length > 0) return problems;
  const isOutside = directory.split('/').includes('..') || /[\s:]/.test(directory);
  const isRelative = prop === 'nfs.path' && !directory.startsWith('/');
  return isOutside || isRelative
    ? [`'${prop}' must be an absolute directory without '..', ':' and spaces, got '${directory}', e.g. '/site'`]
    : [];
}

function checkServer(server: string): string[] {
  const example = '0123456789-abc12.eu-central-1.nas.aliyuncs.com';
  const problems = checkText('nfs.server', server, example);
  if (problems.length > 0 || isDeployTime(server) || /^[A-Za-z0-9][-A-Za-z0-9.]*$/.test(server)) return problems;
  return [`'nfs.server' must be a host name or an address, got '${server}', e.g. '${example}'`];
}

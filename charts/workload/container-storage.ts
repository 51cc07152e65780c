import type { k8s } from 'cdk8s-plus-27';
import type { Plain } from '../object/plain';
import type { Mount } from '../storage/volume';
import type { PodContainer } from './container';

/** What a container sees at a path. */
export interface Place {
  /** Which prop says so. */
  readonly prop: 'mounts' | 'files' | 'scratch';
  readonly path: string;
  readonly volume: Plain<k8s.Volume>;
  readonly subPath?: string;
  readonly readOnly?: boolean;
}

/** Name of the volume with the files of all containers. */
const FILES = 'files';

/** Content of the ConfigMap with the files of all containers. */
export function renderFiles(containers: readonly PodContainer[]): Record<string, string> {
  return Object.fromEntries(
    containers.flatMap((container) =>
      Object.entries(container.props.files ?? {}).map(([path, content]) => [fileKey(container, path), content]),
    ),
  );
}

/** The volumes of a pod, each once. */
export function renderVolumes(containers: readonly PodContainer[], application: string): Plain<k8s.Volume>[] {
  const volumes = containers.flatMap((container) => placesOf(container, application)).map(({ volume }) => volume);
  return [...new Map(volumes.map((volume) => [volume.name, volume])).values()];
}

/** Where a container sees what. */
export function renderVolumeMounts(container: PodContainer): Plain<k8s.VolumeMount>[] {
  return placesOf(container).map(({ path, volume, subPath, readOnly }) => ({
    name: volume.name,
    mountPath: path,
    subPath,
    readOnly,
  }));
}

/** Everything that a container sees beside its image. */
export function placesOf(container: PodContainer, application = ''): Place[] {
  const { mounts = [], files = {} } = container.props;
  return [
    ...mounts.map(toPlace),
    ...Object.keys(files).map((path) => ({
      prop: 'files' as const,
      path,
      volume: { name: FILES, configMap: { name: application } },
      // one file each, so that what the image has beside it stays
      subPath: fileKey(container, path),
      readOnly: true,
    })),
    ...scratchOf(container).map((path) => ({
      prop: 'scratch' as const,
      path,
      volume: { name: scratchName(container, path), emptyDir: {} },
    })),
  ];
}

/** Key of a file in the ConfigMap. */
export function fileKey({ name }: PodContainer, path: string): string {
  return name + path.replaceAll('/', '.');
}

function toPlace({ volume, path, readOnly, subPath }: Mount): Place {
  return { prop: 'mounts', path, volume: { name: volume.name, ...volume.source }, subPath, readOnly };
}

function scratchOf({ props: { scratch, mounts = [] } }: PodContainer): readonly string[] {
  if (scratch) return scratch;
  return mounts.some(({ path }) => path === '/tmp') ? [] : ['/tmp'];
}

function scratchName({ name }: PodContainer, path: string): string {
  return `${name}${path.replace(/[^A-Za-z0-9]+/g, '-')}`.toLowerCase();
}

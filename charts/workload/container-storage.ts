import type { k8s } from 'cdk8s-plus-27';
import { duplicates } from '../../lib/problems';
import { checkName } from '../object/names';
import type { Plain } from '../object/plain';
import type { Mount } from '../storage/volume';
import type { PodContainer } from './container';

/** What a container sees at a path. */
interface Place {
  readonly path: string;
  readonly volume: Plain<k8s.Volume>;
  readonly subPath?: string;
  readonly readOnly?: boolean;
}

/** Name of the volume with the files of all containers. */
const FILES = 'files';

/** Limit of the API server for all data of a ConfigMap, in bytes. */
const FILES_LIMIT = 1024 * 1024;

/** Problems of volumes, files and scratch directories of a pod; none if the API server and a node take them. */
export function checkStorage(containers: readonly PodContainer[]): string[] {
  const bytes = Object.values(renderFiles(containers)).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  return [
    ...containers.flatMap(checkPlaces),
    ...checkVolumeNames(containers),
    ...(bytes <= FILES_LIMIT
      ? []
      : [
          `'files' must not be larger than ${FILES_LIMIT} bytes together, got ${bytes}; put large ones into the image or on a volume`,
        ]),
  ];
}

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

function placesOf(container: PodContainer, application = ''): Place[] {
  const { mounts = [], files = {} } = container.props;
  return [
    ...mounts.map(toPlace),
    ...Object.keys(files).map((path) => ({
      path,
      volume: { name: FILES, configMap: { name: application } },
      // one file each, so that what the image has beside it stays
      subPath: fileKey(container, path),
      readOnly: true,
    })),
    ...scratchOf(container).map((path) => ({ path, volume: { name: scratchName(container, path), emptyDir: {} } })),
  ];
}

function toPlace({ volume, path, readOnly, subPath }: Mount): Place {
  return { path, volume: { name: volume.name, ...volume.source }, subPath, readOnly };
}

function scratchOf({ props: { scratch, mounts = [] } }: PodContainer): readonly string[] {
  if (scratch) return scratch;
  return mounts.some(({ path }) => path === '/tmp') ? [] : ['/tmp'];
}

function scratchName({ name }: PodContainer, path: string): string {
  return `${name}${path.replace(/[^A-Za-z0-9]+/g, '-')}`.toLowerCase();
}

function fileKey({ name }: PodContainer, path: string): string {
  return name + path.replaceAll('/', '.');
}

function checkPlaces(container: PodContainer): string[] {
  const { prop, props } = container;
  const paths = placesOf(container).map(({ path }) => path);
  const where = prop === '' ? '' : ` of ${prop}`;
  return [
    ...duplicates(paths).map((path) => `'mounts', 'files' and 'scratch'${where} have ${path} twice`),
    ...paths
      .filter((path) => !/^\/[^:]+$/.test(path) || path.split('/').includes('..'))
      .map((path) => `'mounts', 'files' and 'scratch'${where} take absolute paths without ':' and '..', got '${path}'`),
    ...Object.keys(props.files ?? {})
      .filter((path) => !/^[-._a-zA-Z0-9/]+$/.test(path))
      .map((path) => `'files'${where} takes paths of a-z, A-Z, 0-9, '-', '_', '.' and '/', got '${path}'`),
  ];
}

/** Two volumes of one name would become one. */
function checkVolumeNames(containers: readonly PodContainer[]): string[] {
  const sources = new Map<string, Set<string>>();
  for (const { volume } of containers.flatMap((container) => placesOf(container))) {
    sources.set(volume.name, (sources.get(volume.name) ?? new Set()).add(JSON.stringify(volume)));
  }
  return [...sources].flatMap(([name, variants]) => [
    ...(variants.size > 1 ? [`'mounts' has different volumes called '${name}'; give one of them another name`] : []),
    ...checkName('mounts.volume.name', name),
  ]);
}

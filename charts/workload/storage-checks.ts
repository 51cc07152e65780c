import { duplicates } from '../../lib/problems';
import { checkName } from '../object/names';
import type { PodContainer } from './container';
import { fileKey, type Place, placesOf, renderFiles } from './container-storage';

/** Limit of the API server for all data of a ConfigMap, in bytes. */
const FILES_LIMIT = 1024 * 1024;

/** Longest key of a ConfigMap. */
const KEY_LIMIT = 253;

/** Problems of volumes, files and scratch directories of a pod; none if the API server and a node take them. */
export function checkStorage(containers: readonly PodContainer[]): string[] {
  return [
    ...containers.flatMap(checkPaths),
    ...containers.flatMap(checkFiles),
    ...checkSize(containers),
    ...checkVolumeNames(containers),
  ];
}

function checkPaths(container: PodContainer): string[] {
  const where = placeOf(container);
  const paths = placesOf(container).map(({ path }) => path);
  return [
    ...duplicates(paths).map((path) => `'mounts', 'files' and 'scratch'${where} have ${path} twice`),
    ...paths
      .filter((path) => !/^(\/[^/:]+)+$/.test(path) || /\/\.\.?(\/|$)/.test(path))
      .map(
        (path) =>
          `'mounts', 'files' and 'scratch'${where} take absolute paths without ':', '..', '//' and a '/' at the end, got '${path}'`,
      ),
    ...Object.keys(container.props.files ?? {}).flatMap((file) => {
      const inside = paths.find((path) => path.startsWith(`${file}/`));
      return inside === undefined
        ? []
        : [`'files'${where} has ${file}, which cannot hold ${inside}; give one of them another path`];
    }),
  ];
}

function checkFiles(container: PodContainer): string[] {
  const where = placeOf(container);
  const paths = Object.keys(container.props.files ?? {});
  const longest = KEY_LIMIT - String(container.name).length;
  return [
    ...paths
      .filter((path) => !/^[-._a-zA-Z0-9/]+$/.test(path))
      .map((path) => `'files'${where} takes paths of a-z, A-Z, 0-9, '-', '_', '.' and '/', got '${path}'`),
    ...paths
      .filter((path) => path.length > longest)
      .map((path) => `'files'${where} takes paths of at most ${longest} characters, got ${path.length}: '${path}'`),
    ...duplicates(paths.map((path) => fileKey(container, path))).map((key) => {
      const alike = paths.filter((path) => fileKey(container, path) === key);
      return `'files'${where} has ${alike.join(' and ')}, which both become the key ${key} of a ConfigMap; give one of them another name`;
    }),
  ];
}

function checkSize(containers: readonly PodContainer[]): string[] {
  const bytes = Object.values(renderFiles(containers)).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  if (bytes <= FILES_LIMIT) return [];
  return [
    `'files' must not be larger than ${FILES_LIMIT} bytes together, got ${bytes}; put large ones into the image or on a volume`,
  ];
}

interface User {
  readonly container: PodContainer;
  readonly place: Place;
}

/** Two volumes of one name would become one. */
function checkVolumeNames(containers: readonly PodContainer[]): string[] {
  const users = containers.flatMap((container) => placesOf(container).map((place): User => ({ container, place })));
  const names = new Set(users.map(({ place }) => place.volume.name));
  return [...names].flatMap((name) => {
    const alike = users.filter(({ place }) => place.volume.name === name);
    return [...checkVolumeName(name, alike), ...checkOrigin(name, alike)];
  });
}

function checkVolumeName(name: string, users: readonly User[]): string[] {
  const scratch = users.find(({ place }) => place.prop === 'scratch');
  if (!scratch) return checkName('mounts.volume.name', name);
  return checkName('scratch', name).map(
    (problem) =>
      `${problem}: it names the volume for ${scratch.place.path}; mount Volume.scratch('work') there instead`,
  );
}

function checkOrigin(name: string, users: readonly User[]): string[] {
  if (new Set(users.map(originOf)).size === 1) return [];
  const props = [...new Set(users.map(({ place }) => place.prop))].join("' and '");
  const places = users.map(({ container, place }) => `${place.path} of ${container.name}`).join(' and ');
  return [`'${props}' would make one volume '${name}' of different ones: ${places}; give one another name or path`];
}

/** Volumes of one origin are one; every scratch directory is one of its own. */
function originOf({ container, place: { prop, path, volume, claim } }: User): string {
  return prop === 'scratch' ? `${container.name} ${path}` : JSON.stringify([volume, claim]);
}

function placeOf({ prop }: PodContainer): string {
  return prop === '' ? '' : ` of ${prop}`;
}

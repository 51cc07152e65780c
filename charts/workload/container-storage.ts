import type { k8s } from 'cdk8s-plus-27';
import type { Labels } from '../object/labels';
import type { Plain } from '../object/plain';
import type { ClaimTemplate, Mount } from '../storage/volume';
import type { PodContainer } from './container';

/** What a container sees at a path. */
export interface Place {
  /** Which prop says so. */
  readonly prop: 'mounts' | 'files' | 'scratch';
  readonly path: string;
  readonly volume: Plain<k8s.Volume>;
  /** Only where each replica has a volume of its own. */
  readonly claim?: ClaimTemplate;
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

/** The volumes of a pod, each once. Those of a claim template come from it. */
export function renderVolumes(containers: readonly PodContainer[], application: string): Plain<k8s.Volume>[] {
  const places = containers.flatMap((container) => placesOf(container, application));
  return onceEach(places.flatMap(({ volume, claim }) => (claim ? [] : [volume])));
}

/** The claims that a StatefulSet makes for each of its pods. */
export function renderClaimTemplates(
  containers: readonly PodContainer[],
  labels: Labels,
): Plain<k8s.KubePersistentVolumeClaimProps>[] {
  const places = containers.flatMap((container) => placesOf(container));
  const claims = places.flatMap(({ volume: { name }, claim }) => (claim ? [{ name, claim }] : []));
  return onceEach(claims).map(({ name, claim }) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...claim,
    metadata: { ...claim.metadata, name, labels: { ...claim.metadata?.labels, ...labels } },
  }));
}

function onceEach<T extends { readonly name: string }>(named: readonly T[]): T[] {
  return [...new Map(named.map((one) => [one.name, one])).values()];
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

function toPlace({ volume, path, subPath, ...mount }: Mount): Place {
  const { name, source, claimTemplate, isReadOnly } = volume;
  const readOnly = mount.readOnly ?? (isReadOnly || undefined);
  return { prop: 'mounts', path, volume: { name, ...source }, claim: claimTemplate, subPath, readOnly };
}

function scratchOf({ props: { scratch, mounts = [] } }: PodContainer): readonly string[] {
  if (scratch) return scratch;
  return mounts.some(({ path }) => path === '/tmp') ? [] : ['/tmp'];
}

function scratchName({ name }: PodContainer, path: string): string {
  return `${name}${path.replace(/[^A-Za-z0-9]+/g, '-')}`.toLowerCase();
}

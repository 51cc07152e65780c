import type { Manifest } from '../kubernetes/manifest';
import type { ManifestGraph, Workload } from '../kubernetes/manifest-graph';
import { kindOf, specPathOf } from '../kubernetes/manifest-graph';
import { entriesOf, isObject, show } from '../plain-json';
import type { PlatformGraph } from '../platform-graph';

/** What the data of a volume is lost with, or cannot be reached without. */
export type DataPlace = 'node' | 'zone' | 'region' | 'unknown';

/** Where the data of a volume lies. */
export interface PlacedVolume {
  /** In quotes. */
  readonly name: string;
  /** Whether it is attached to one node at a time. */
  readonly isDisk: boolean;
  readonly place: DataPlace;
  /** Such as `volume 'site' is on NAS, which lies in one zone (eu-central-1a)`. */
  readonly words: string;
  /** Whether each replica has one of its own. */
  readonly isPerReplica: boolean;
}

/** Disks that every cluster of ACK has classes for. */
const USUAL_DISK = /^alicloud-disk-/;

/** Where the data of the volumes of a workload lies; volumes without data of their own are left out. */
export function placedVolumesOf(workload: Workload, platform: PlatformGraph): readonly PlacedVolume[] {
  const { objects } = platform;
  const { manifest, template } = workload;
  const found: PlacedVolume[] = [];
  const add = (name: unknown, [place, words]: readonly [DataPlace, string], isPerReplica = false) =>
    found.push({
      name: show(name),
      place,
      words: `volume ${show(name)} is ${words}`,
      isDisk: words === ONE_DISK[1] || words === REGIONAL_DISK[1],
      isPerReplica,
    });
  for (const [, volume] of entriesOf(`${specPathOf(workload)}.volumes`, template.spec.volumes)) {
    if (!isObject(volume)) continue;
    const claim = volume.persistentVolumeClaim?.claimName;
    if (claim !== undefined) {
      const target = objects.find('/PersistentVolumeClaim', manifest.metadata.namespace, claim);
      add(volume.name, target ? ofClaim(target, platform) : ['unknown', `claim ${show(claim)}, which is not here`]);
    } else if (volume.nfs) add(volume.name, ofNfs(volume.nfs.server, platform));
    else if (volume.hostPath) add(volume.name, ['node', 'a directory of the node']);
    else if (volume.csi) add(volume.name, ofDriver(volume.csi.driver, {}, platform));
  }
  if (kindOf(manifest) !== 'apps/StatefulSet') return found;
  for (const [, claim] of entriesOf<Manifest>('', manifest.spec?.volumeClaimTemplates)) {
    add(claim.metadata?.name, ofClaim(claim, platform), true);
  }
  return found;
}

type Place = readonly [DataPlace, string];

function ofClaim(claim: Manifest, platform: PlatformGraph): Place {
  const { storageClassName, volumeName } = claim.spec ?? {};
  if (volumeName) {
    const volume = platform.objects.find('/PersistentVolume', undefined, volumeName);
    return volume ? ofVolume(volume, platform) : ['unknown', `PersistentVolume ${show(volumeName)}, which is not here`];
  }
  return typeof storageClassName === 'string' && storageClassName !== ''
    ? ofClass(storageClassName, platform.objects, platform)
    : ['unknown', 'of a class that is not named'];
}

function ofVolume({ spec = {} }: Manifest, platform: PlatformGraph): Place {
  if (spec.csi) return ofDriver(spec.csi.driver, spec.csi.volumeAttributes ?? {}, platform);
  if (spec.nfs) return ofNfs(spec.nfs.server, platform);
  return spec.hostPath || spec.local ? ['node', 'a directory of one node'] : ['unknown', 'of a kind that is not known'];
}

function ofClass(name: string, objects: ManifestGraph, platform: PlatformGraph): Place {
  const storageClass = objects.find('storage.k8s.io/StorageClass', undefined, name);
  if (storageClass) return ofDriver(storageClass.provisioner, storageClass.parameters ?? {}, platform);
  return USUAL_DISK.test(name) ? ONE_DISK : ['unknown', `of class ${show(name)}, which is not here`];
}

const ONE_DISK: Place = ['zone', 'a disk, which lies in one zone'];
const REGIONAL_DISK: Place = ['region', 'a disk in several zones'];

function ofDriver(driver: unknown, parameters: Readonly<Record<string, unknown>>, platform: PlatformGraph): Place {
  switch (driver) {
    case 'diskplugin.csi.alibabacloud.com':
      return parameters.type === 'cloud_regional_disk_auto' ? REGIONAL_DISK : ONE_DISK;
    case 'nasplugin.csi.alibabacloud.com':
      return onNas(platform);
    case 'ossplugin.csi.alibabacloud.com':
      return ['region', 'on OSS'];
    case 'nfs.csi.k8s.io':
      return ofNfs(parameters.server, platform);
    default:
      return ['unknown', `of driver ${show(driver)}, of which nothing is known`];
  }
}

function ofNfs(server: unknown, platform: PlatformGraph): Place {
  if (typeof server === 'string' && /\.nas\.aliyuncs\.com$/.test(server)) return onNas(platform);
  return ['zone', 'on one NFS server'];
}

/** A general-purpose file system lies in one zone (NAS: FileSystem, `ZoneId`). */
function onNas({ templates }: PlatformGraph): Place {
  const zones = templates
    .flatMap((graph) => graph.ofType('ALIYUN::NAS::FileSystem'))
    .map(({ resource }) => resource.Properties?.ZoneId);
  const [zone, ...others] = [...new Set(zones)];
  const name = typeof zone === 'string' && others.length === 0 ? ` (${zone})` : '';
  return ['zone', `on NAS, which lies in one zone${name}`];
}

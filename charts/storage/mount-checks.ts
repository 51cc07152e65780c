import type { Target } from '../target/target';
import type { Mount } from './volume';

/**
 * Why a mount cannot work on a cluster, whatever the number of replicas; none if it can.
 *
 * @param prop the list it stands in, such as `mounts` or `sidecars[0].mounts`
 */
export function checkMount(prop: string, { volume, readOnly }: Mount, target: Target): string[] {
  const { platform, hasSinglePodVolumes } = target;
  const isElsewhere = volume.platform !== undefined && volume.platform !== platform;
  return [
    ...(isElsewhere ? [describePlatform(prop, volume.name, platform)] : []),
    ...(volume.accessMode === 'ReadWriteOncePod' && !hasSinglePodVolumes
      ? [
          `'${prop}' has the ReadWriteOncePod volume '${volume.name}', which needs Kubernetes 1.27; say that the target has it by kubernetesVersion`,
        ]
      : []),
    ...(volume.isReadOnly && readOnly === false
      ? [`'${prop}' has 'readOnly: false' for the volume '${volume.name}', which nobody can write to; leave it out`]
      : []),
  ];
}

function describePlatform(prop: string, name: string, platform: Target['platform']): string {
  return platform === 'local'
    ? `'${prop}' has the volume '${name}', whose driver is on ACK only; use an NfsVolume, or a claim of a class that the local cluster has`
    : `'${prop}' has the volume '${name}', whose driver is on local clusters only; use a NasVolume, an OssVolume or a disk`;
}

import {
  AccessMode,
  ClaimedVolume,
  DiskClass,
  type IVolume,
  type Mount,
  NasVolume,
  NfsVolume,
  OssAccess,
  OssVolume,
  Size,
  StorageClass,
  Volume,
} from '../../../charts';
import type { Dice } from './dice';
import type { RandomPlace } from './random-place';

/** Which volumes a workload can have. */
export interface VolumeNeeds {
  /** Prefix of the names of claims. */
  readonly name: string;
  readonly replicas: 'none' | 'one' | 'many';
  readonly isStateful: boolean;
}

const capacity = Size.gibibytes(20);
const nfs = { server: '0123456789-abc12.eu-central-1.nas.aliyuncs.com', path: '/' };

/** Mounts of volumes that each container may have, at paths of their own. */
export function makeMounts(dice: Dice, place: RandomPlace, needs: VolumeNeeds): Mount[] {
  return dice.list(0, 2, (index) => {
    const volume = makeVolume(dice, place, { ...needs, name: `${needs.name}-volume-${index}` });
    return {
      volume,
      path: `/mnt/${index}`,
      readOnly: volume.isReadOnly ? dice.pick(undefined, true) : dice.pick(undefined, true, false),
      subPath: dice.maybe(() => dice.word()),
    };
  });
}

function makeVolume(dice: Dice, place: RandomPlace, needs: VolumeNeeds): IVolume {
  return dice.one(
    () => Volume.scratch(needs.name, { inMemory: dice.isHeads(), sizeLimit: dice.pick(undefined, '64Mi') }),
    () => Volume.fromSecret('database', { name: needs.name, files: dice.pick(undefined, { 'a/b': 'password' }) }),
    () => Volume.fromConfigMap('settings', { name: needs.name, mode: dice.pick(undefined, '0444') }),
    () => makeShared(dice, place, needs.name),
    () => makeDisk(dice, place, needs),
  );
}

/** One that all replicas mount. */
function makeShared(dice: Dice, { chart, target }: RandomPlace, id: string): IVolume {
  const isCloud = target.platform === 'ack';
  return dice.one(
    () => new NfsVolume(chart, id, { nfs, capacity, directory: dice.pick(undefined, 'site') }),
    () => (isCloud ? new NasVolume(chart, id, { nfs, capacity }) : new NfsVolume(chart, id, { nfs, capacity })),
    () => {
      const access = OssAccess.role('reader');
      const props = { bucket: 'films', region: 'eu-central-1', access };
      return isCloud ? new OssVolume(chart, id, props) : new NfsVolume(chart, id, { nfs, capacity });
    },
  );
}

/** One that a single pod mounts, or each replica its own. */
function makeDisk(dice: Dice, { chart, target }: RandomPlace, { name, replicas, isStateful }: VolumeNeeds): IVolume {
  const storageClass =
    target.platform === 'ack'
      ? DiskClass.fromName('alicloud-disk-topology-alltype')
      : StorageClass.fromName('local-path', { accessModes: [AccessMode.READ_WRITE_ONCE] });
  if (isStateful) return Volume.perReplica(name, { storageClass, capacity });
  if (replicas === 'one') return new ClaimedVolume(chart, name, { storageClass, capacity });
  return dice.pick(Volume.scratch(name), Volume.fromClaim('shared', { accessMode: AccessMode.READ_WRITE_MANY }));
}

import {
  AccessMode,
  ClaimedVolume,
  ClaimRetention,
  NasDirectoryClass,
  NasFileSystemClass,
  NasProtocol,
  NasStorage,
  NasVolume,
  Size,
  type Target,
  Volume,
  WebApplication,
  Worker,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** From the outputs of a deployment: `outputs.nfsExport('Site')`. */
const NFS = { server: '0123456789-abc12.eu-central-1.nas.aliyuncs.com', path: '/' };

/** Directories on NAS, which all replicas write at the same time. */
export function defineNas(platform: Chart, shop: Chart, target: Target): void {
  const directories = new NasDirectoryClass(platform, 'Directories', { nfs: NFS, retention: ClaimRetention.ARCHIVE });
  const fileSystems = new NasFileSystemClass(platform, 'FileSystems', {
    vpcId: 'vpc-gw8vpc000000000000000a',
    vSwitch: { zone: 'eu-central-1a', vSwitchId: 'vsw-gw8node0000000000000a' },
    storage: NasStorage.CAPACITY,
  });

  // a directory that is named here, and one that is made for each claim
  const site = new NasVolume(shop, 'Site', { nfs: NFS, capacity: Size.gibibytes(20), protocol: NasProtocol.V4 });
  const uploads = new ClaimedVolume(shop, 'Uploads', { storageClass: directories, capacity: Size.gibibytes(100) });
  new WebApplication(shop, 'Blog', {
    target,
    image: 'registry.example.com/blog:1.4',
    port: 8080,
    mounts: [
      { volume: site, path: '/var/www/html', readOnly: true },
      { volume: uploads, path: '/var/www/uploads', subPath: 'blog' },
    ],
  });

  // a file system of its own, and a claim that somebody else defines
  const models = new ClaimedVolume(shop, 'Models', { storageClass: fileSystems, capacity: Size.gibibytes(200) });
  new Worker(shop, 'Trainer', {
    target,
    image: 'registry.example.com/trainer:1.4',
    mounts: [
      { volume: models, path: '/models' },
      { volume: Volume.fromClaim('samples', { accessMode: AccessMode.READ_ONLY_MANY }), path: '/samples' },
    ],
  });
}

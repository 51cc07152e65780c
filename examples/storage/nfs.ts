import {
  AccessMode,
  ClaimedVolume,
  NfsClass,
  NfsVolume,
  Size,
  StatefulApplication,
  StorageClass,
  type Target,
  Volume,
  WebApplication,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** What a cluster of your own has in the place of NAS and of disks. */
export function defineNfs(platform: Chart, lab: Chart, target: Target): void {
  const nfs = { server: '192.168.56.20', path: '/srv/nfs' };
  const directories = new NfsClass(platform, 'NfsDirectories', {
    nfs,
    directory: '${pvc.metadata.namespace}/${pvc.metadata.name}',
  });
  const site = new NfsVolume(lab, 'Site', { nfs, directory: 'site', capacity: Size.gibibytes(20) });
  const uploads = new ClaimedVolume(lab, 'Uploads', { storageClass: directories, capacity: Size.gibibytes(20) });
  new WebApplication(lab, 'Blog', {
    target,
    image: 'registry.example.com/blog:1.4',
    port: 8080,
    mounts: [
      { volume: site, path: '/var/www/html', readOnly: true },
      { volume: uploads, path: '/var/www/uploads' },
    ],
  });

  // a class that others installed: the disk of whichever node a replica runs on
  const nodeDisks = StorageClass.fromName('local-path', { accessModes: [AccessMode.READ_WRITE_ONCE] });
  new StatefulApplication(lab, 'Cache', {
    target,
    image: 'registry.example.com/cache:8',
    port: 6379,
    portName: 'redis',
    mounts: [
      { volume: Volume.perReplica('data', { storageClass: nodeDisks, capacity: Size.gibibytes(10) }), path: '/data' },
    ],
  });
}

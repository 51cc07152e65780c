import {
  AccessMode,
  OssAccess,
  OssClient,
  OssVolume,
  PodSecurity,
  type Target,
  WebApplication,
  Worker,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** Buckets: read by all replicas, and written where it is said. */
export function defineBuckets(shop: Chart, target: Target): void {
  const films = { bucket: 'shop-films', region: 'eu-central-1' };

  // with a role, and no key: outputs.text('ClusterBucketReaderRoleName')
  const published = new OssVolume(shop, 'Films', {
    ...films,
    directory: 'public',
    access: OssAccess.role('cluster-tfg-bucketreader'),
  });
  const covers = new OssVolume(shop, 'Covers', {
    ...films,
    directory: 'covers',
    access: OssAccess.role('cluster-tfg-bucketreader'),
    client: OssClient.ossfs2(),
  });
  new WebApplication(shop, 'Cinema', {
    target,
    image: 'nginxinc/nginx-unprivileged:1.28-alpine',
    port: 8080,
    mounts: [
      { volume: published, path: '/usr/share/nginx/html/films' },
      { volume: covers, path: '/usr/share/nginx/html/covers' },
    ],
  });

  // files belong to the user of the pods, or they could not write
  const user = 10001;
  const incoming = new OssVolume(shop, 'Incoming', {
    ...films,
    directory: 'incoming',
    access: OssAccess.secret('oss-key'),
    accessMode: AccessMode.READ_WRITE_MANY,
    client: OssClient.ossfs({ user, group: user }),
  });
  new Worker(shop, 'Encoder', {
    target,
    image: 'registry.example.com/encoder:1.4',
    security: PodSecurity.restricted({ user }),
    mounts: [{ volume: incoming, path: '/incoming' }],
  });
}

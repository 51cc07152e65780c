import {
  ClaimedVolume,
  ClaimRetention,
  DiskClass,
  DiskEncryption,
  DiskPerformanceLevel,
  DiskType,
  DiskVolume,
  Scaling,
  ScheduledJob,
  Size,
  SnapshotRetention,
  StatefulApplication,
  type Target,
  Volume,
  VolumeSnapshot,
  VolumeSnapshotClass,
  WebApplication,
  Worker,
} from 'ack-blueprints/charts';
import type { Chart } from 'cdk8s';

/** Disks: for one pod each. */
export function defineDisks(platform: Chart, shop: Chart, target: Target): void {
  defineOwn(platform, shop, target);
  defineReplicas(platform, shop, target);
  defineExisting(shop, target);
}

/** A disk for a single replica, its snapshot, and a disk that begins with that one. */
function defineOwn(platform: Chart, shop: Chart, target: Target): void {
  const storageClass = new DiskClass(platform, 'Disks', { retention: ClaimRetention.deleteAfterSnapshot(30) });
  const snapshotClass = new VolumeSnapshotClass(platform, 'Snapshots', {
    retention: SnapshotRetention.DELETE_WITH_SNAPSHOT,
    retentionDays: 30,
  });
  const capacity = Size.gibibytes(40);

  const reports = new ClaimedVolume(shop, 'Reports', { storageClass, capacity });
  new WebApplication(shop, 'Wiki', {
    target,
    image: 'registry.example.com/wiki:1.4',
    port: 8080,
    mounts: [{ volume: reports, path: '/reports' }],
    scaling: Scaling.fixed(1),
  });

  const snapshot = new VolumeSnapshot(shop, 'BeforeUpgrade', { volume: reports, snapshotClass });
  const audited = new ClaimedVolume(shop, 'AuditedReports', { storageClass, capacity, snapshot });
  new ScheduledJob(shop, 'Audit', {
    target,
    image: 'registry.example.com/audit:1.4',
    schedule: '30 3 * * 1',
    mounts: [{ volume: audited, path: '/reports', readOnly: true }],
  });
}

/** A disk for each replica: in the zone of that replica, or in all zones of the region. */
function defineReplicas(platform: Chart, shop: Chart, target: Target): void {
  const fast = new DiskClass(platform, 'FastDisks', {
    types: [DiskType.ESSD],
    performanceLevels: [DiskPerformanceLevel.PL1],
    encryption: DiskEncryption.key('key-gw8key000000000000000a'),
    fileSystem: 'xfs',
  });
  new StatefulApplication(shop, 'Database', {
    target,
    image: 'registry.example.com/database:17',
    port: 5432,
    portName: 'postgres',
    mounts: [
      { volume: Volume.perReplica('data', { storageClass: fast, capacity: Size.gibibytes(100) }), path: '/data' },
    ],
  });

  const regional = new DiskClass(platform, 'RegionalDisks', { types: [DiskType.REGIONAL_ESSD] });
  new StatefulApplication(shop, 'Queue', {
    target,
    image: 'registry.example.com/queue:4',
    port: 5672,
    portName: 'amqp',
    scaling: Scaling.fixed(2),
    mounts: [
      { volume: Volume.perReplica('data', { storageClass: regional, capacity: Size.gibibytes(40) }), path: '/data' },
    ],
  });
}

/** Disks that are there already, and a class that ACK brings along. */
function defineExisting(shop: Chart, target: Target): void {
  const archive = new DiskVolume(shop, 'Archive', {
    diskId: 'd-gw8disk0000000000000a',
    zone: 'eu-central-1a',
    capacity: Size.gibibytes(200),
  });
  const ledger = new DiskVolume(shop, 'Ledger', {
    diskId: 'd-gw8disk0000000000000b',
    region: 'eu-central-1',
    capacity: Size.gibibytes(20),
  });
  const cache = new ClaimedVolume(shop, 'Cache', {
    storageClass: DiskClass.fromName('alicloud-disk-topology-alltype'),
    capacity: Size.gibibytes(20),
  });
  new Worker(shop, 'Bookkeeper', {
    target,
    image: 'registry.example.com/bookkeeper:1.4',
    scaling: Scaling.fixed(1),
    mounts: [
      { volume: archive, path: '/archive', readOnly: true },
      { volume: ledger, path: '/ledger' },
      { volume: cache, path: '/cache' },
    ],
  });
}

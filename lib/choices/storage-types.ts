import { Fact } from './fact';
import { SOURCES } from './sources';

/** The kinds of storage there are. */
export type StorageTypeName = 'NAS' | 'OSS' | 'block storage';

/** What sets a kind of storage apart. */
export type StorageTypeFacts = {
  readonly chooseFor: Fact;
  /** How programs get at it. */
  readonly access: Fact;
  /** How many at once. */
  readonly clients: Fact;
  readonly size: Fact;
  readonly latency: Fact;
  /** What becomes of it when a zone is lost. */
  readonly zones: Fact;
  /** As which kind of volume pods have it. */
  readonly volumes: Fact;
  /** What this library makes of it. */
  readonly rendered: Fact;
};

const { of, unsure, ofOurs } = Fact;

/** The kinds of storage, compared: the thesis' table 6, brought up to date. */
export const STORAGE_TYPES: Readonly<Record<StorageTypeName, StorageTypeFacts>> = {
  NAS: {
    chooseFor: of('files that several pods read and write', SOURCES.thesis),
    access: of('NFS or SMB: files and directories, POSIX', SOURCES.thesis, SOURCES.storageBlog),
    clients: of('thousands', SOURCES.nasTerms),
    size: of('up to 10 PiB (capacity) or 1 PiB (performance), grows with use', SOURCES.nasTerms),
    latency: of('milliseconds', SOURCES.thesis),
    zones: of('**one zone**, reached from all; two mount targets at most', SOURCES.nasRos, SOURCES.nasLimits),
    volumes: of('ReadWriteMany', SOURCES.csi),
    rendered: ofOurs('`FileStorage`, `NasVolume`'),
  },
  OSS: {
    chooseFor: of('objects that rarely change; what has to outlive a zone', SOURCES.thesis),
    access: of('HTTPS by SDK; mounted by ossfs, which is not all of POSIX', SOURCES.storageBlog, SOURCES.csi),
    clients: of('millions', SOURCES.thesis),
    size: of('unlimited', SOURCES.thesis),
    latency: of('milliseconds', SOURCES.thesis),
    zones: ofOurs('several zones with `Redundancy.ZONES`, where the region has it'),
    volumes: of('ReadWriteMany, best read-mostly', SOURCES.csi),
    rendered: ofOurs('`ObjectStorage`, `OssVolume`'),
  },
  'block storage': {
    chooseFor: of('databases, and the disks of nodes', SOURCES.storageBlog),
    access: of('a disk with a file system of its own', SOURCES.storageBlog),
    clients: of('one node', SOURCES.csi),
    size: of('20 GiB to 64 TiB (ESSD)', SOURCES.csi),
    latency: unsure('below a millisecond (ESSD)', SOURCES.storageBlog),
    zones: of('one zone; `cloud_regional_disk_auto` several', SOURCES.csi),
    volumes: of('ReadWriteOnce', SOURCES.csi),
    rendered: ofOurs('`Disk` for nodes; `DiskClass`, `DiskVolume`, `Volume.perReplica`'),
  },
};

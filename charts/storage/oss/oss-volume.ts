import { checkInstance, checkText, show } from '../../../lib/problems';
import { type ISize, Size } from '../../../lib/size';
import type { Construct } from '../../construct';
import { isDeployTime } from '../../object/deploy-time';
import { namespaceOf } from '../../object/names';
import { ifGiven } from '../../object/shape';
import { BoundVolume, type BoundVolumeProps } from '../bound-volume';
import { checkCapacity } from '../capacity';
import { checkDirectory, joinPaths } from '../nfs-location';
import { AccessMode } from '../volume';
import { OssAccess } from './oss-access';
import { OssClient } from './oss-client';

const NAME = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** What an {@link OssVolume} offers, and to whom. */
export interface OssVolumeProps extends BoundVolumeProps {
  /** Name of the bucket, a plain value: `outputs.text('FilesBucketName')` for an `ObjectStorage` `Files`. */
  readonly bucket: string;
  /** Region of the bucket, such as `eu-central-1`. */
  readonly region: string;
  /** As whom it is read: `OssAccess.role('cluster-tfg-bucketreader')`. */
  readonly access: OssAccess;
  /**
   * `AccessMode.READ_ONLY_MANY`, or by name `AccessMode.READ_WRITE_MANY`.
   *
   * @default AccessMode.READ_ONLY_MANY
   */
  readonly accessMode?: AccessMode;
  /**
   * Directory in the bucket.
   *
   * @default - the whole bucket
   */
  readonly directory?: string;
  /** @default OssClient.ossfs() */
  readonly client?: OssClient;
  /**
   * Where requests go, without a protocol: they are encrypted always, as an `ObjectStorage` refuses others.
   *
   * @default - that of the region for its own networks: `oss-eu-central-1-internal.aliyuncs.com`
   */
  readonly endpoint?: string;
  /**
   * Kubernetes matches the claim by it; nothing enforces it.
   *
   * @default Size.tebibytes(1)
   */
  readonly capacity?: ISize;
}

/**
 * A bucket of OSS, or a directory in it, that all replicas read at the same time; it outlives a zone where its
 * `ObjectStorage` does.
 *
 * Defines a PersistentVolume of the OSS CSI driver and a PersistentVolumeClaim, bound to each other and to nothing
 * else. A bucket is no file system: no locks, no renaming at once, and each change of a file writes all of it anew.
 */
export class OssVolume extends BoundVolume {
  /** @throws ValidationError for a bucket, endpoint, directory or access that cannot work */
  constructor(scope: Construct, id: string, props: OssVolumeProps) {
    const example = "{ bucket: 'web-site', region: 'eu-central-1', access: OssAccess.role('reader') }";
    super(scope, id, props, example, () => ({
      platform: 'ack',
      accessMode: props.accessMode ?? AccessMode.READ_ONLY_MANY,
      capacity: props.capacity ?? Size.tebibytes(1),
      check: () => checkBucket(props),
      render: (volumeName) => ({ csi: renderBucket(volumeName, namespaceOf(scope), props) }),
    }));
  }
}

function renderBucket(volumeName: string, namespace: string, props: OssVolumeProps) {
  const { bucket, region, access, directory = '/', client = OssClient.ossfs() } = props;
  const { endpoint = `oss-${region}-internal.aliyuncs.com` } = props;
  const { secretName, volumeAttributes } = access._credentials;
  return {
    driver: 'ossplugin.csi.alibabacloud.com',
    volumeHandle: volumeName,
    // the driver takes plain HTTP for an endpoint like this one where no protocol is given
    volumeAttributes: {
      bucket,
      url: `https://${endpoint}`,
      path: joinPaths(directory),
      // the older one, which the driver takes by itself, is refused for new buckets (OSS: "Upgrade from Signature V1 to V4")
      sigVersion: 'v4',
      region,
      ...volumeAttributes,
      ...client._volumeAttributes,
    },
    nodePublishSecretRef: secretName ? { name: secretName, namespace } : undefined,
  };
}

function checkBucket(props: OssVolumeProps): string[] {
  const { bucket, region, access, accessMode, directory, client, endpoint, capacity } = props;
  return [
    ...checkBucketName(bucket),
    ...checkHost('region', region, 'eu-central-1'),
    ...checkInstance('access', access, OssAccess, "OssAccess.role('cluster-tfg-bucketreader')"),
    ...ifGiven(accessMode, checkAccessMode),
    ...ifGiven(directory, (given) => checkDirectory('directory', given)),
    ...ifGiven(client, (given) => checkInstance('client', given, OssClient, 'OssClient.ossfs2()')),
    ...ifGiven(endpoint, (given) => checkEndpoint(given, bucket)),
    ...ifGiven(capacity, checkCapacity),
  ];
}

function checkBucketName(bucket: string): string[] {
  const problems = checkText('bucket', bucket, 'web-site');
  if (problems.length > 0 || isDeployTime(bucket) || NAME.test(bucket)) return problems;
  return [
    `'bucket' must be 3 to 63 lower case letters, digits or '-', with a letter or digit at both ends, got '${bucket}', e.g. 'web-site'`,
  ];
}

function checkAccessMode(mode: AccessMode): string[] {
  if (mode === AccessMode.READ_ONLY_MANY || mode === AccessMode.READ_WRITE_MANY) return [];
  return [`'accessMode' must be AccessMode.READ_ONLY_MANY or AccessMode.READ_WRITE_MANY, got ${show(mode)}`];
}

/** The driver refuses the host name of a bucket. */
function checkEndpoint(endpoint: string, bucket: string): string[] {
  const example = 'oss-eu-central-1-internal.aliyuncs.com';
  const problems = checkHost('endpoint', endpoint, example);
  if (problems.length > 0 || typeof bucket !== 'string' || !endpoint.startsWith(`${bucket}.`)) return problems;
  return [`'endpoint' must be that of the region, without the bucket, got '${endpoint}', e.g. '${example}'`];
}

function checkHost(prop: string, host: string, example: string): string[] {
  const problems = checkText(prop, host, example);
  if (problems.length > 0 || isDeployTime(host) || /^[a-z0-9][-a-z0-9.]*$/.test(host)) return problems;
  return [`'${prop}' must be of a-z, 0-9, '-' and '.', got '${host}', e.g. '${example}'`];
}

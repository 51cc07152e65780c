import * as ros from '@alicloud/ros-cdk-core';
import { Bucket } from '@alicloud/ros-cdk-oss/lib/bucket';
import { type IPlace, ValidationError } from '../errors';
import { fits } from '../fits';
import type { IGrantee } from '../identity/policy-statement';
import { logicalId } from '../logical-id';
import { defineOutput } from '../outputs/define-output';
import { checkMethods, checkText, failOn, propsOf, show, valueProblems } from '../problems';
import { DataRetention } from './data-retention';
import { prefixProblems, readStatements, readWriteStatements } from './object-access';
import { Redundancy } from './redundancy';

/** An OSS bucket, defined by this app or already there. */
export interface IObjectStorage extends ros.IConstruct {
  /** May be a deploy-time value. */
  readonly bucketName: string;

  /**
   * Lets somebody list and read objects.
   *
   * @param prefix a directory such as `web/`; all objects when left out
   * @throws ValidationError for a prefix that is no directory
   */
  grantRead(grantee: IGrantee, prefix?: string): void;

  /**
   * Lets somebody list, read, write and delete objects; not their old versions, nor anything of the bucket itself.
   *
   * @param prefix a directory such as `web/`; all objects when left out
   * @throws ValidationError for a prefix that is no directory
   */
  grantReadWrite(grantee: IGrantee, prefix?: string): void;
}

/** What there is to know of a bucket that is already there. */
export interface BucketAttributes {
  /** Such as `site-1234567890123456`. */
  readonly bucketName: string;

  /**
   * The region it is in, such as `eu-central-1`.
   *
   * @default - that of the stack
   */
  readonly region?: string;
}

/** Options of an {@link ObjectStorage}. */
export interface ObjectStorageProps {
  /**
   * Name, unique in the world: 3 to 63 lower case letters, digits and `-`, with a letter or digit at both ends.
   *
   * @default - name of the stack, ids below it and account id, such as `cluster-tfg-site-1234567890123456`
   */
  readonly bucketName?: string;

  /**
   * Over how many zones the data is spread. Another one replaces the bucket.
   *
   * @default Redundancy.ZONES
   */
  readonly redundancy?: Redundancy;

  /**
   * What becomes of the data when the stack is deleted.
   *
   * @default DataRetention.KEEP
   */
  readonly retention?: DataRetention;
}

/** OSS and ROS: ALIYUN::OSS::Bucket, `BucketName`. */
const NAME = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** Room for `-` and the 16 digits of an account id. */
const ACCOUNT_SUFFIX = 17;

abstract class ObjectStorageBase extends ros.Construct implements IObjectStorage {
  public abstract readonly bucketName: string;

  public grantRead(grantee: IGrantee, prefix?: string): void {
    this.checkGrant(grantee, prefix);
    grantee.addToPolicy(...readStatements(this.bucketName, prefix));
  }

  public grantReadWrite(grantee: IGrantee, prefix?: string): void {
    this.checkGrant(grantee, prefix);
    grantee.addToPolicy(...readWriteStatements(this.bucketName, prefix));
  }

  private checkGrant(grantee: IGrantee, prefix: string | undefined): void {
    const example = "cluster.addServiceAccount('Web', { namespace: 'web', name: 'site' })";
    failOn(this, [
      ...checkMethods('grantee', grantee, ['addToPolicy'], 'somebody rights can be given to', example),
      ...prefixProblems(prefix),
    ]);
  }
}

/**
 * A bucket for objects that outlives a zone (OSS).
 *
 * Private, with public access blocked whatever policies and access lists say later; encrypted with keys of OSS; reached
 * over HTTPS only; every object with its versions, so that what is overwritten or deleted can be brought back. Who may use
 * it, `grantRead` and `grantReadWrite` say. ROS has no rule that ends old versions: they stay, and are billed, until
 * somebody adds one.
 *
 * Outputs: `<id>BucketName` and `<id>Region`.
 */
export class ObjectStorage extends ObjectStorageBase {
  /** A bucket that is already there. Gives the same outputs as a new one. */
  public static fromBucketAttributes(scope: ros.Construct, id: string, attributes: BucketAttributes): IObjectStorage {
    return new ImportedObjectStorage(scope, id, attributes);
  }

  public readonly bucketName: string;

  /** @throws ValidationError for a name that OSS refuses */
  constructor(scope: ros.Construct, id: string, props: ObjectStorageProps = {}) {
    super(scope, id);

    const { redundancy = Redundancy.ZONES, retention = DataRetention.KEEP } = propsOf(props);
    failOn(this, [
      ...valueProblems('redundancy', redundancy, Redundancy, 'Redundancy.ZONES'),
      ...valueProblems('retention', retention, DataRetention, 'DataRetention.KEEP'),
    ]);
    this.bucketName = propsOf(props).bucketName ?? this.defaultName();
    checkName(this, this.bucketName);
    const bucket = this.defineBucket(redundancy, retention);
    if (retention.keepsData) bucket.applyRemovalPolicy(ros.RemovalPolicy.RETAIN);
    defineOutputs(this, ros.RosPseudo.region);
  }

  private defaultName(): string {
    const name = `${ros.Stack.of(this).stackName}-${logicalId(this, '')}`.toLowerCase();
    if (name.length + ACCOUNT_SUFFIX <= 63) return `${name}-${ros.RosPseudo.tenantId}`;
    throw new ValidationError(
      this,
      `'bucketName' is required, as '${name}' with the account id is longer than 63 characters`,
    );
  }

  private defineBucket(redundancy: Redundancy, retention: DataRetention): Bucket {
    return new Bucket(this, logicalId(this, ''), {
      bucketName: this.bucketName,
      accessControl: 'private',
      blockPublicAccess: true,
      redundancyType: redundancy.value,
      serverSideEncryptionConfiguration: { sseAlgorithm: 'AES256' },
      versioningConfiguration: { status: 'Enabled' },
      policy: this.renderPolicy(),
      // OSS deletes no bucket that has objects in it.
      deletionForce: !retention.keepsData,
    });
  }

  /** Nobody gets anything from it; it takes plain HTTP away from everybody. */
  private renderPolicy(): Record<string, unknown> {
    const bucket = `acs:oss:*:*:${this.bucketName}`;
    return {
      Version: '1',
      Statement: [
        {
          Effect: 'Deny',
          Action: ['oss:*'],
          Principal: ['*'],
          Resource: [bucket, `${bucket}/*`],
          Condition: { Bool: { 'acs:SecureTransport': ['false'] } },
        },
      ],
    };
  }
}

class ImportedObjectStorage extends ObjectStorageBase {
  public readonly bucketName: string;

  constructor(scope: ros.Construct, id: string, attributes: BucketAttributes) {
    super(scope, id);
    const { bucketName, region = ros.RosPseudo.region } = propsOf(attributes);
    checkName(this, bucketName);
    failOn(this, checkText('region', region, 'eu-central-1'));
    this.bucketName = bucketName;
    defineOutputs(this, region);
  }
}

function defineOutputs(storage: IObjectStorage & ros.Construct, region: string): void {
  defineOutput(storage, 'BucketName', storage.bucketName, 'Name of the bucket');
  defineOutput(storage, 'Region', region, 'Region of the bucket');
}

function checkName(place: IPlace, name: unknown): void {
  if (fits(name, NAME)) return;
  throw new ValidationError(
    place,
    `'bucketName' is ${show(name)}, must be 3 to 63 lower case letters, digits or '-', with a letter or digit at both ends, ` +
      `e.g. 'web-site'`,
  );
}

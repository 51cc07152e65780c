import type * as ros from '@alicloud/ros-cdk-core';
import type { IGrantee, PolicyStatement } from '../../lib/identity/policy-statement';
import { PlatformStack } from '../../lib/platform-stack';
import { DataRetention } from '../../lib/storage/data-retention';
import { type IObjectStorage, ObjectStorage, type ObjectStorageProps } from '../../lib/storage/object-storage';
import { Redundancy } from '../../lib/storage/redundancy';
import { addManagedCluster } from '../cluster/clusters';
import { checkTemplate } from '../support/ros/check-template';
import { templateOf } from '../support/template';

const synth = (props: ObjectStorageProps = {}) => templateOf((stack) => new ObjectStorage(stack, 'Site', props));
const bucketOf = (props: ObjectStorageProps = {}) => synth(props).Resources.Site;

/** Notes what it is granted. */
class Noted implements IGrantee {
  public readonly statements: PolicyStatement[] = [];

  public addToPolicy(...statements: readonly PolicyStatement[]): void {
    this.statements.push(...statements);
  }
}

test('defaults', () => {
  expect(synth()).toMatchSnapshot();
});

test('is a template ROS takes, with the tags of its stack as a map', () => {
  const template = templateOf((stack) => new ObjectStorage(stack, 'Site'), {
    tags: { team: 'web' },
    resourceGroupId: 'rg-1',
  });
  expect(checkTemplate(template)).toEqual([]);
  expect(template.Resources.Site?.Properties).toMatchObject({ Tags: { team: 'web' }, ResourceGroupId: 'rg-1' });
});

test('outlives a zone, unless one zone is said', () => {
  expect(bucketOf()?.Properties.RedundancyType).toBe('ZRS');
  expect(bucketOf({ redundancy: Redundancy.ONE_ZONE })?.Properties.RedundancyType).toBe('LRS');
});

test('is kept, unless its deletion is said', () => {
  expect(bucketOf()?.DeletionPolicy).toBe('Retain');
  expect(bucketOf()?.Properties.DeletionForce).toBe(false);
  const deleted = bucketOf({ retention: DataRetention.DELETE_WITH_STACK });
  expect(deleted).not.toHaveProperty('DeletionPolicy');
  expect(deleted?.Properties.DeletionForce).toBe(true);
});

test('nobody reaches it without TLS, whatever else is granted', () => {
  expect(bucketOf({ bucketName: 'site' })?.Properties.Policy.Statement).toEqual([
    {
      Effect: 'Deny',
      Action: ['oss:*'],
      Principal: ['*'],
      Resource: ['acs:oss:*:*:site', 'acs:oss:*:*:site/*'],
      Condition: { Bool: { 'acs:SecureTransport': ['false'] } },
    },
  ]);
});

describe('grants', () => {
  const grantsOf = (grant: (site: IObjectStorage, noted: IGrantee) => void) => {
    const noted = new Noted();
    templateOf((stack) => grant(new ObjectStorage(stack, 'Site', { bucketName: 'site' }), noted));
    return noted.statements;
  };

  test('reading is listing and getting', () => {
    expect(grantsOf((site, noted) => site.grantRead(noted))).toEqual([
      { actions: ['oss:ListObjects'], resources: ['acs:oss:*:*:site'] },
      { actions: ['oss:GetObject'], resources: ['acs:oss:*:*:site/*'] },
    ]);
  });

  test('writing leaves old versions and the bucket alone', () => {
    const actions = grantsOf((site, noted) => site.grantReadWrite(noted)).flatMap((statement) => statement.actions);
    expect(actions).toEqual([
      ...['oss:ListObjects', 'oss:GetObject', 'oss:PutObject'],
      ...['oss:DeleteObject', 'oss:ListParts', 'oss:AbortMultipartUpload'],
    ]);
  });

  test('a prefix narrows listing and objects alike', () => {
    expect(grantsOf((site, noted) => site.grantRead(noted, 'web/'))).toEqual([
      {
        actions: ['oss:ListObjects'],
        resources: ['acs:oss:*:*:site'],
        conditions: { StringLike: { 'oss:Prefix': ['web/*'] } },
      },
      { actions: ['oss:GetObject'], resources: ['acs:oss:*:*:site/web/*'] },
    ]);
  });

  test.each(['web', '/web/', '*/', 'web/*/', '', '$web/'])('fail for the prefix %p', (prefix) => {
    const message = `'prefix' is '${prefix}', must be a directory such as 'web/', without '*', '?', '$' or a slash in front`;
    expect(() => grantsOf((site, noted) => site.grantRead(noted, prefix))).toThrow(`${message} [at Stack/Site]`);
    expect(() => grantsOf((site, noted) => site.grantReadWrite(noted, prefix))).toThrow(message);
  });

  test('of several buckets are one policy of a service account', () => {
    const template = templateOf((stack) => {
      const web = addManagedCluster(stack).addServiceAccount('Web', { namespace: 'web', name: 'site' });
      const site = new ObjectStorage(stack, 'Site');
      site.grantRead(web);
      site.grantRead(web);
      ObjectStorage.fromBucketAttributes(stack, 'Shared', { bucketName: 'shared-1' }).grantReadWrite(web, 'web/');
    });
    expect(checkTemplate(template)).toEqual([]);
    const statements: any[] = template.Resources.ClusterWebPolicy?.Properties.PolicyDocument.Statement;
    expect(statements.map(({ Resource }) => Resource[0])).toEqual([
      { 'Fn::Join': ['', ['acs:oss:*:*:stack-site-', { Ref: 'ALIYUN::TenantId' }]] },
      { 'Fn::Join': ['', ['acs:oss:*:*:stack-site-', { Ref: 'ALIYUN::TenantId' }, '/*']] },
      'acs:oss:*:*:shared-1',
      'acs:oss:*:*:shared-1/web/*',
    ]);
  });

  test('reach a service account of another stack, as names need no reference', () => {
    const template = templateOf((stack) => {
      const web = addManagedCluster(stack).addServiceAccount('Web', { namespace: 'web', name: 'site' });
      const data = new PlatformStack(stack.node.root as ros.App, 'Data');
      new ObjectStorage(data, 'Site').grantRead(web);
    });
    expect(checkTemplate(template)).toEqual([]);
  });
});

describe('one that is already there', () => {
  test('defines nothing, and gives the same output', () => {
    const { Resources, Outputs } = templateOf((stack) =>
      ObjectStorage.fromBucketAttributes(stack, 'Site', { bucketName: 'site-1' }),
    );
    expect(Resources ?? {}).toEqual({});
    expect(Outputs?.SiteBucketName?.Value).toBe('site-1');
  });

  test('fails for what is no name', () => {
    const imported = () =>
      templateOf((stack) => ObjectStorage.fromBucketAttributes(stack, 'Site', { bucketName: 'oss://site' }));
    expect(imported).toThrow("'bucketName' is 'oss://site', must be 3 to 63");
  });
});

describe('fails', () => {
  test.each(['ab', 'Site', 'web_site', '-site', 'site-', 'x'.repeat(64)])('for the name %p', (bucketName) => {
    expect(() => synth({ bucketName })).toThrow(
      `'bucketName' is '${bucketName}', must be 3 to 63 lower case letters, digits or '-', with a letter or digit at ` +
        `both ends, e.g. 'web-site' [at Stack/Site]`,
    );
  });

  test('where no name can be made up', () => {
    const long = 'Assets'.repeat(8);
    expect(() => templateOf((stack) => new ObjectStorage(stack, long))).toThrow(
      `'bucketName' is required, as 'stack-${long.toLowerCase()}' with the account id is longer than 63 characters`,
    );
  });
});

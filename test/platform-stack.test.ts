import * as ros from '@alicloud/ros-cdk-core';
import * as nas from '@alicloud/ros-cdk-nas';
import { Bucket } from '@alicloud/ros-cdk-oss/lib/bucket';
import { PlatformStack } from '../lib/platform-stack';
import { bundledTypeFacts } from './support/ros/type-facts';
import { resourcesOf } from './support/template';

const fileSystem = { protocolType: 'NFS', storageType: 'Capacity' };

test('tags and resource group reach a resource that another package defines', () => {
  const { Site } = resourcesOf((stack) => new nas.FileSystem(stack, 'Site', fileSystem), {
    tags: { team: 'web' },
    resourceGroupId: 'rg-1',
  });
  expect(Site?.Properties).toMatchObject({ ResourceGroupId: 'rg-1', Tags: [{ Key: 'team', Value: 'web' }] });
});

test('what a resource says itself wins', () => {
  const { Site } = resourcesOf(
    (stack) =>
      new nas.FileSystem(stack, 'Site', {
        ...fileSystem,
        resourceGroupId: 'rg-own',
        tags: [{ key: 'team', value: 'own' }],
      }),
    { tags: { team: 'web', stage: 'prod' }, resourceGroupId: 'rg-1' },
  );
  expect(Site?.Properties.ResourceGroupId).toBe('rg-own');
  expect(Site?.Properties.Tags).toEqual([
    { Key: 'team', Value: 'own' },
    { Key: 'stage', Value: 'prod' },
  ]);
});

test('a bucket takes its tags as a map, where its own win too', () => {
  const { Own, Plain } = resourcesOf(
    (stack) => {
      new Bucket(stack, 'Own', { bucketName: 'own', tags: { team: 'own' } });
      new Bucket(stack, 'Plain', { bucketName: 'plain' });
    },
    { tags: { team: 'web', stage: 'prod' } },
  );
  expect(Own?.Properties.Tags).toEqual({ team: 'own', stage: 'prod' });
  expect(Plain?.Properties.Tags).toEqual({ team: 'web', stage: 'prod' });
});

test('a bucket of a stack without tags has none', () => {
  const { Plain } = resourcesOf((stack) => new Bucket(stack, 'Plain', { bucketName: 'plain' }));
  expect(Plain?.Properties).not.toHaveProperty('Tags');
});

test('a resource that takes neither gets neither', () => {
  const { Group } = resourcesOf(
    (stack) => new nas.AccessGroup(stack, 'Group', { accessGroupName: 'site', accessGroupType: 'Vpc' }),
    { tags: { team: 'web' }, resourceGroupId: 'rg-1' },
  );
  expect(Group?.Properties).not.toHaveProperty('Tags');
  expect(Group?.Properties).not.toHaveProperty('ResourceGroupId');
});

test('fails, naming every place, when a deploy-time value became text on the way', () => {
  const lost = () =>
    resourcesOf((stack) => {
      const site = new nas.FileSystem(stack, 'Site', fileSystem);
      const size = ros.Token.asNumber(site.attrFileSystemId);
      new nas.FileSystem(stack, 'Copy', { ...fileSystem, description: `${size}`, zoneId: `${{}}` });
    });
  expect(lost).toThrow(
    'a deploy-time value became text in Resources.Copy.Properties.Description, Resources.Copy.Properties.ZoneId; hand the value over as it is, or join it with ros.Fn.join [at Stack]',
  );
});

test('a stack without file assets needs no bucket; one with them is told what to use', () => {
  const stack = new PlatformStack(new ros.App(), 'Stack');
  const asset = { sourceHash: 'abc', fileName: __filename, packaging: ros.FileAssetPackaging.FILE };
  expect(() => stack.synthesizer.addFileAsset(asset)).toThrow(
    "'synthesizer' of stack 'Stack' takes no file assets; give the stack new ros.DefaultStackSynthesizer()",
  );
  const other = new PlatformStack(new ros.App(), 'Stack', { synthesizer: new ros.DefaultStackSynthesizer() });
  expect(other.synthesizer.addFileAsset(asset).objectKey).toBe('abc.ts');
});

test('fails when a value of another stack is used: ROS hands none over', () => {
  const across = () =>
    resourcesOf((stack) => {
      const other = new PlatformStack(stack.node.root as ros.App, 'other');
      const site = new nas.FileSystem(other, 'Site', fileSystem);
      const props = { accessGroupName: 'site', fileSystemId: site.attrFileSystemId, networkType: 'Vpc' };
      new nas.MountTarget(stack, 'Target', props);
    });
  expect(across).toThrow(
    "a value of another stack is used in Resources.Target.Properties.FileSystemId; ROS hands none over: take it from that stack's outputs, e.g. with Network.fromNetworkAttributes [at Stack]",
  );
});

test('a tag without a text is an error', () => {
  const tags = { team: undefined as unknown as string, stage: 5 as unknown as string };
  expect(() => resourcesOf(() => {}, { tags })).toThrow(
    "'tags.team' must be a text, e.g. 'web', got nothing; 'tags.stage' must be a text, e.g. 'web', got 5 [at Stack]",
  );
});

test('fails when ROS would refuse the template for its size, and says what is large', () => {
  const stackWith = (length: number) => () =>
    resourcesOf((stack) => {
      const properties = { Description: 'x'.repeat(length) };
      new ros.RosResource(stack, 'Large', { type: 'ALIYUN::ROS::Sleep', properties });
      new ros.RosResource(stack, 'Small', { type: 'ALIYUN::ROS::Sleep' });
    });
  expect(stackWith(520_000)).not.toThrow();
  expect(stackWith(524_288)).toThrow(
    /^the template has 524\d{3} bytes, ROS takes 524288; 524\d{3} of them are 'Large': put a part into a stack of its own, e\.g\. some of the charts, with Cluster\.fromClusterAttributes \[at Stack\]$/,
  );
});

/** Every class of the official packages that takes tags or a resource group, with what is needed to make one left out. */
const PACKAGES = ['cms', 'ecs', 'nas', 'oss', 'ram', 'ros', 'sls', 'vpc'];

test.each(PACKAGES)(
  'tags and resource group have the shape every type of %s takes, and filter no data source',
  (name) => {
    const classes = require(`@alicloud/ros-cdk-${name}`);
    const levelOne = Object.values<any>({ ...classes, ...classes.datasource }).filter(
      (type) => type?.ROS_RESOURCE_TYPE_NAME,
    );
    expect(levelOne.length).toBeGreaterThan(5);
    const resources = resourcesOf(
      (stack) => {
        for (const type of new Set(levelOne)) new type(stack, type.ROS_RESOURCE_TYPE_NAME.replace(/:/g, ''), {}, false);
      },
      { tags: { team: 'web' }, resourceGroupId: 'rg-1' },
    );
    for (const { Type, Properties = {} } of Object.values(resources)) {
      const facts = bundledTypeFacts(Type)?.Properties ?? {};
      const taggable = facts.Tags ?? facts.Tag;
      const { Tags, Tag = Tags, ResourceGroupId } = Properties;
      const isResource = Type.startsWith('ALIYUN::');
      const expected = taggable?.Type === 'map' ? { team: 'web' } : [{ Key: 'team', Value: 'web' }];
      expect([Type, Tag]).toEqual([Type, isResource && taggable ? expected : undefined]);
      expect([Type, ResourceGroupId]).toEqual([Type, isResource && facts.ResourceGroupId ? 'rg-1' : undefined]);
    }
  },
);

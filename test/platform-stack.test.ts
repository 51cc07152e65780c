import * as ros from '@alicloud/ros-cdk-core';
import * as nas from '@alicloud/ros-cdk-nas';
import { PlatformStack } from '../lib/platform-stack';
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
